"""What a framework said in an earlier edition, and whether its version tells readers that its wording has changed."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ccg_toolkit.framework.framework import Framework
from ccg_toolkit.framework.parts import Parts
from ccg_toolkit.sources import Complaint, Diagnostic


@dataclass(frozen=True, kw_only=True, slots=True)
class Edition:
    """A framework as it once was.

    Attributes:
        name: what messages call it, such as the name of a result file or a folder.
        id: of the framework.
        version: of the framework.
        wordings: the fingerprint of the levels of each criterion, by its full name of then.
    """

    name: str
    id: str
    version: str
    wordings: Mapping[str, str]


def edition_of(framework: Framework, name: str) -> Edition:
    """Give the edition that a framework is.

    Args:
        framework: as it was read.
        name: what messages call it.
    """
    wordings = {criterion.ref: criterion.wording for criterion in framework.criteria()}
    return Edition(name=name, id=framework.cover.id, version=framework.cover.version, wordings=wordings)


def changes_untold(framework: Framework, parts: Parts, earlier: Edition) -> Iterator[Diagnostic]:
    """Find what a comparison with an earlier edition would get wrong.

    These are levels that say something else under the same version, and criteria that only got another name and do not
    say so under ``was``: their levels are those of one that is gone.

    Args:
        framework: as it is now.
        parts: where each of its parts stands.
        earlier: as it was then.
    """
    if earlier.id == framework.cover.id and earlier.version == framework.cover.version:
        yield from _reworded(framework, parts, earlier)
    yield from _renamed(framework, parts, earlier)


def _reworded(framework: Framework, parts: Parts, earlier: Edition) -> Iterator[Diagnostic]:
    since = f"since {earlier.name}, and the version is still {framework.cover.version}"
    hint = "Raise `version` in framework.yaml, so that readers of both results see that there is a difference."
    inherited = []
    now = {framework.name_now(old): wording for old, wording in earlier.wordings.items()}
    for criterion in framework.criteria():
        if now.get(criterion.ref, criterion.wording) == criterion.wording:
            continue
        if parts.origins[criterion.ref].own:
            complaint = Complaint("wording", f"its levels were reworded {since}", hint, "warning")
            yield complaint.at(parts.origins[criterion.ref].place("levels"), criterion.ref)
        else:
            inherited.append(criterion.ref)
    if inherited:
        more = f" and of {len(inherited) - 1} more" if len(inherited) > 1 else ""
        message = f"the levels of {inherited[0]}{more}, which {framework.cover.extends} brings, were reworded {since}"
        yield Complaint("wording", message, hint, "warning").at(parts.origins[""].place("version"))


def _renamed(framework: Framework, parts: Parts, earlier: Edition) -> Iterator[Diagnostic]:
    often = Counter(earlier.wordings.values()) + Counter(criterion.wording for criterion in framework.criteria())
    gone = {
        wording: old
        for old, wording in earlier.wordings.items()
        if wording and often[wording] == 2 and framework.name_now(old) not in framework.by_ref
    }
    for criterion in framework.criteria():
        if (old := gone.get(criterion.wording)) and parts.origins[criterion.ref].own:
            message = f"its levels are those of {old} in {earlier.name}, which is gone"
            hint = f"If it only has another name now, write `was: [{old}]`; then it can be compared."
            yield Complaint("renamed", message, hint, "warning").at(parts.origins[criterion.ref].place(), criterion.ref)
