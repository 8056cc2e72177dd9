"""What `add-domain` writes into the files of a new domain, and where it still stands there."""

from collections.abc import Iterator

from ccg_toolkit.framework.framework import Criterion, Domain, Framework
from ccg_toolkit.framework.parts import Parts
from ccg_toolkit.sources import Complaint, Diagnostic, ValuePath, listed

CRITERION = "First criterion"
STATEMENT = "One sentence that says what is true when this is in place."
EVIDENCE = "What would show it"
ACTION = "What to do"
MEASURE = "How one would know that it worked, and by when."
STEP = "The first thing to put in the diary."


def stub_title(name: str) -> str:
    """Give the title of a new domain."""
    return name.replace("-", " ").capitalize()


def stub_purpose(name: str, members: str = "$members") -> str:
    """Give the purpose of a new domain."""
    return f"What {stub_title(name).lower()} is for, and why it matters to {members}."


def stub_level(number: int, name: str) -> str:
    """Give the descriptor of a level of a new criterion."""
    return f"What one would see at level {number}, {name}."


def unfilled(framework: Framework, parts: Parts) -> Iterator[Diagnostic]:
    """Warn of the user's own domains and criteria that still say what `add-domain` wrote.

    Args:
        framework: the joined whole.
        parts: where each of its parts stands.
    """
    for domain in framework.domains:
        if parts.origins[domain.id].own and _is_stub(framework, domain):
            yield _left(parts, domain.id, ("purpose",), ["purpose"])
        for criterion in domain.criteria:
            left = list(_left_in(framework, criterion)) if parts.origins[criterion.ref].own else []
            if left:
                yield _left(parts, criterion.ref, left[0][0], list(dict.fromkeys(name for _, name in left)))


def _is_stub(framework: Framework, domain: Domain) -> bool:
    return domain.purpose == stub_purpose(domain.id, framework.cover.terms.members)


def _left_in(framework: Framework, criterion: Criterion) -> Iterator[tuple[ValuePath, str]]:
    """Give the path of each text that was not replaced, and the name of its field."""
    if criterion.title == CRITERION:
        yield ("title",), "title"
    if criterion.statement == STATEMENT:
        yield ("statement",), "statement"
    cover = framework.cover
    for place, (number, descriptor) in enumerate(zip(cover.numbers, criterion.levels, strict=False)):
        if descriptor == stub_level(number, cover.level(number).name):
            yield ("levels", place), "levels"
    for index, text in enumerate(criterion.evidence):
        if text == EVIDENCE:
            yield ("evidence", index), "evidence"
    for index, action in enumerate(criterion.actions):
        left = action.title == ACTION or action.success_measure == MEASURE or STEP in action.steps
        if left:
            yield ("actions", index), "actions"


def _left(parts: Parts, ref: str, path: ValuePath, fields: list[str]) -> Diagnostic:
    stands = "stands" if fields in (["purpose"], ["title"], ["statement"], ["evidence"]) else "stand"
    message = f"{listed(fields)} still {stands} as `add-domain` wrote {'it' if stands == 'stands' else 'them'}"
    hint = "Write your own before anyone answers it: the report prints these words."
    return Complaint("unfilled", message, hint, "warning").at(parts.origins[ref].place(*path), ref)
