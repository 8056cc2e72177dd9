"""The view-model of the membership manifesto: what each side wants beside what the other offers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from ccg_toolkit.answers import Offer, Want
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.english import count, listed, long_date, sentence
from ccg_toolkit.report.promises import numbered_lines, promise_views


@dataclass(frozen=True, kw_only=True, slots=True)
class LineView:
    """An offer or a want; what is not agreed yet is empty.

    Attributes:
        number: ``O1`` for the first offer, ``W1`` for the first want; they run on through both sides.
        owner: who sees to it.
        criterion: the title of the one it belongs to.
    """

    number: str
    text: str
    owner: str
    measure: str
    review_on: str
    criterion: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MatchView:
    """A want beside the offer that meets it; `flag` says so where one of the two is missing."""

    want: LineView | None
    offer: LineView | None
    flag: str


@dataclass(frozen=True, kw_only=True, slots=True)
class BargainView:
    """What one side wants of the other: who wants, who offers, and the lines side by side.

    Attributes:
        heading: who wants and who offers, in a clause.
    """

    heading: str
    wanting: str
    offering: str
    matches: tuple[MatchView, ...]

    @property
    def blank_matches(self) -> tuple[int, ...]:
        """The lines below that are left blank, by number."""
        return tuple(range(1 if self.matches else 6))


@dataclass(frozen=True, kw_only=True, slots=True)
class ManifestoView:
    """The manifesto.

    Attributes:
        membership: who counts as a member; empty where nothing is written.
        bargains: what members want first, then what the organisation wants.
        lines: what somebody has to see to: every offer, and each want that has no offer or details of its own.
        orphans: the wants that no offer meets.
        notes: what is not matched, in words.
        not_kept: what the plan does not keep by its day, in words.
    """

    membership: str
    bargains: tuple[BargainView, BargainView]
    lines: tuple[LineView, ...]
    orphans: tuple[LineView, ...]
    notes: tuple[str, ...]
    not_kept: tuple[str, ...]

    @property
    def blank_lines(self) -> tuple[int, ...]:
        """The lines for who sees to what that are left blank, by number."""
        return tuple(range(1 if self.lines else 11))


def manifesto_view(assessment: Assessment) -> ManifestoView:
    """Set the wants of each side beside the offers of the other.

    Args:
        assessment: its answers hold the manifesto, or none.

    Returns:
        Texts ready to show; nothing is added to what was given.
    """
    given, terms = assessment.answers.manifesto, assessment.framework.cover.terms
    offers = _lines(assessment, "O")
    wants = _lines(assessment, "W")
    ours, theirs = len(given.organisation_offers), len(given.members_want)
    first = tuple(_matches(given.members_want, wants[:theirs], given.organisation_offers, offers[:ours]))
    second = tuple(_matches(given.organisation_wants, wants[theirs:], given.members_offer, offers[ours:]))
    whole = f"the {terms.organisation}"
    orphans = tuple(match.want for match in chain(first, second) if match.want and not match.offer)
    return ManifestoView(
        membership=assessment.answers.membership or "",
        bargains=(
            BargainView(
                heading=f"What {terms.members} want, and what {whole} offers",
                wanting=terms.members,
                offering=whole,
                matches=first,
            ),
            BargainView(
                heading=f"What {whole} wants, and what {terms.members} offer",
                wanting=whole,
                offering=terms.members,
                matches=second,
            ),
        ),
        lines=(*offers, *(line for line in wants if line in orphans or line.owner or line.measure or line.review_on)),
        orphans=orphans,
        notes=tuple(_notes(orphans, [match.offer for match in chain(first, second) if match.offer and not match.want])),
        not_kept=tuple(f"{promise.number}: {promise.told}" for promise in promise_views(assessment) if promise.broken),
    )


def _lines(assessment: Assessment, letter: str) -> tuple[LineView, ...]:
    criteria = assessment.framework.by_ref
    return tuple(
        LineView(
            number=number,
            text=line.text,
            owner=line.owner or "",
            measure=line.measure or "",
            review_on=long_date(line.review_on) if line.review_on else "",
            criterion=criteria[line.criterion].title if line.criterion else "",
        )
        for number, line in numbered_lines(assessment.answers.manifesto)
        if number.startswith(letter)
    )


def _matches(
    wants: Sequence[Want], want_lines: Sequence[LineView], offers: Sequence[Offer], offer_lines: Sequence[LineView]
) -> Iterator[MatchView]:
    """Give each want with its offer, then the offers that no want names."""
    by_id = {offer.id: line for offer, line in zip(offers, offer_lines, strict=True) if offer.id}
    for want, line in zip(wants, want_lines, strict=True):
        offer = by_id.get(want.met_by) if want.met_by else None
        yield MatchView(want=line, offer=offer, flag="" if offer else "No offer yet")
    named = {want.met_by for want in wants if want.met_by}
    for given, line in zip(offers, offer_lines, strict=True):
        if given.id not in named:
            yield MatchView(want=None, offer=line, flag="Nobody has asked for this")


def _notes(orphans: Sequence[LineView], spare: Sequence[LineView]) -> Iterator[str]:
    if orphans:
        told = sentence(count(len(orphans), "want has", "wants have"))[:-1]
        yield f"{told} no offer yet: {listed((line.number for line in orphans), 60)}."
    if spare:
        told = sentence(count(len(spare), "offer meets", "offers meet"))[:-1]
        yield f"{told} no want that is written down: {listed((line.number for line in spare), 60)}."
