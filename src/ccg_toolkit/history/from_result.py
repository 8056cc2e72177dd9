"""A result file, of shape 1 or 2, as a snapshot; whoever wrote the file is not trusted.

What is exact in a file counts: levels, and weights as they are written. Scores are worked out anew from these.
"""

import re
from collections.abc import Iterator

from ccg_toolkit.history.fields import Fields, Wrong
from ccg_toolkit.history.heard import ROLES, Heard
from ccg_toolkit.history.snapshot import CriterionRecord, DomainRecord, Promise, Snapshot, State
from ccg_toolkit.history.weighed import Exact

SHAPES = ("ccg-toolkit/result/1", "ccg-toolkit/result/2")
MOST_DOMAINS, MOST_CRITERIA, MOST_ACTIONS = 200, 2_000, 20_000
HIGHEST_LEVEL = 11
_STATES: tuple[State, ...] = ("rated", "unknown", "not-applicable", "unanswered")
_BOUNDS = ("90% or more", "10% or fewer")
_LEAST_SHOWN, _MOST_PEOPLE = 10, 10_000_000
"""No survey shows cells of fewer people than this, whatever a file says."""
_ID = re.compile(r"[^\W\d_][\w-]{0,99}")
_ELSE = "Name a file that `ccg-toolkit assess ANSWERS -o NAME.json` made, or a file of answers."


def snapshot_from_result(name: str, document: object) -> tuple[Snapshot | None, list[Wrong]]:
    """Read a result file.

    Args:
        name: what messages call it.
        document: its parsed content, with each number that has a point as a `Figure`.

    Returns:
        The snapshot, and what is wrong; one of the two.
    """
    if not isinstance(document, dict) or not isinstance(document.get("schema"), str):
        return None, [Wrong("", "this JSON is no result file: it has no schema", _ELSE)]
    shape = document["schema"]
    if shape not in SHAPES:
        return None, [Wrong("schema", f"only {' and '.join(SHAPES)} are read", _ELSE)]
    top = Fields(document)
    framework = top.part("framework")
    newer = shape == SHAPES[-1]
    snapshot = Snapshot(
        name=name,
        organisation=top.text("organisation"),
        assessed_on=top.day("assessed_on"),
        framework=framework.text("id"),
        version=framework.text("version"),
        source=framework.text("source", needed=False),
        domains=tuple(_domain(part, weighed=newer) for part in top.parts("domains", MOST_DOMAINS)),
        promises=tuple(_promises(top.part("plan"), newer=newer)),
        heard=tuple(_heard(top.part("voices"))) if document.get("voices") is not None else (),
        weighed=newer,
        stated=top.part("overall").number("score"),
    )
    _check_names(top, snapshot)
    return (None, top.wrong) if top.wrong else (snapshot, [])


def _domain(part: Fields, *, weighed: bool) -> DomainRecord:
    name = part.text("id")
    if name and not _ID.fullmatch(name):
        part.refuse("id", "this is no id of a domain")
    return DomainRecord(
        id=name,
        title=part.text("title"),
        weight=_weight(part, weighed=weighed),
        criteria=tuple(_criterion(each, name, weighed=weighed) for each in part.parts("criteria", MOST_CRITERIA)),
        stated=part.number("score"),
    )


def _criterion(part: Fields, domain: str, *, weighed: bool) -> CriterionRecord:
    ref = part.text("id")
    if ref and not (ref.startswith(f"{domain}.") and _ID.fullmatch(ref[len(domain) + 1 :])):
        part.refuse("id", f"the full name of a criterion of this domain is wanted, beginning with {domain}.")
    state = part.chosen("state", _STATES)
    level = part.whole("level", HIGHEST_LEVEL)
    if not part.wrong and (level is not None) != (state == "rated"):
        part.refuse("level", "a criterion has a level where its state is rated, and only there")
    return CriterionRecord(
        ref=ref,
        state=next(known for known in _STATES if known == state),
        level=level,
        target=part.whole("target", HIGHEST_LEVEL),
        weight=_weight(part, weighed=weighed),
        wording=part.text("wording", needed=False) if weighed else "",
    )


def _weight(part: Fields, *, weighed: bool) -> Exact:
    if not weighed:
        return Exact(1)
    return part.number("weight", above=0, needed=True) or Exact(1)


def _promises(plan: Fields, *, newer: bool) -> Iterator[Promise]:
    """Read what the plan promised; in shape 1 an action stands in each quarter that it is worked in."""
    quarters = [] if newer else [*plan.parts("quarters", MOST_ACTIONS)]
    listed = (
        plan.parts("actions", MOST_ACTIONS)
        if newer
        else (part for quarter in quarters for part in quarter.parts("actions", MOST_ACTIONS))
    )
    seen: set[str] = set()
    for part in listed:
        action = part.text("id")
        if action not in seen:
            seen.add(action)
            yield Promise(
                action=action,
                title=part.text("title"),
                criterion=part.text("criterion"),
                reaches=part.whole("to", HIGHEST_LEVEL) or 0,
                reached_on=part.day("reached_on" if newer else "review_on"),
                owner=part.text("owner", needed=False),
            )


def _heard(voices: Fields) -> Iterator[Heard]:
    """Read what was shown of statements; a cell that says it is hidden, or is smaller than its survey allows, is not."""
    least = voices.whole("minimum_group", _MOST_PEOPLE) or _LEAST_SHOWN
    for statement in voices.parts("statements", MOST_CRITERIA):
        criterion, roles = statement.text("criterion"), statement.part("roles")
        for role in ROLES:
            cell = roles.part(role)
            n = cell.whole("n", _MOST_PEOPLE)
            if n is None or n < max(least, _LEAST_SHOWN) or cell.values.get("hidden") is True:
                continue
            bound = "" if cell.values.get("bound") is None else cell.chosen("bound", _BOUNDS)
            share = None if bound else cell.number("share", needed=True)
            if share is not None and not 0 <= share <= 1:
                cell.refuse("share", "a share from 0 to 1 is wanted")
            yield Heard(criterion=criterion, role=role, n=n, share=share, bound=bound)


def _check_names(top: Fields, snapshot: Snapshot) -> None:
    """Refuse a domain or a criterion that stands twice: each later one would be counted as another."""
    for key, names in (
        ("domains", [domain.id for domain in snapshot.domains]),
        ("domains[].criteria", [criterion.ref for criterion in snapshot.criteria]),
    ):
        seen: set[str] = set()
        for name in filter(None, names):
            if name in seen:
                top.refuse(key, f"{name} stands here twice")
            seen.add(name)
