"""The view-model of the advice for the facilitator."""

from dataclasses import dataclass

from ccg_toolkit.framework import Guide


@dataclass(frozen=True, kw_only=True, slots=True)
class SectionView:
    """Advice for one time, or one kind of trouble.

    Attributes:
        points: each with what stands before it in bold, or an empty text, and the advice itself.
        unrated: one more point, in bold; empty where something is rated.
    """

    title: str
    points: tuple[tuple[str, str], ...]
    unrated: str


@dataclass(frozen=True, kw_only=True, slots=True)
class GuideView:
    """What the facilitator should know.

    Attributes:
        lead: what the day is for.
        invitation: what the invitation says; empty where the framework says nothing.
        hosts: advice for the hosts of the tables, each with what stands before it in bold, or an empty text.
    """

    lead: str
    sections: tuple[SectionView, ...]
    invitation: str
    hosts: tuple[tuple[str, str], ...]


def guide_view(guide: Guide, *, rated: bool) -> GuideView:
    """Give the advice that fits.

    Args:
        guide: the advice of the framework.
        rated: whether anything is rated yet.
    """
    return GuideView(
        lead=guide.lead,
        sections=tuple(
            SectionView(
                title=section.title,
                points=tuple((point.lead or "", point.text) for point in section.points),
                unrated="" if rated else section.unrated or "",
            )
            for section in guide.sections
        ),
        invitation=guide.invitation or "",
        hosts=tuple((point.lead or "", point.text) for point in guide.hosts),
    )
