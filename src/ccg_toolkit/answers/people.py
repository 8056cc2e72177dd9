"""Find what names or points to a person in texts that are printed: levels are given to an organisation, not to people.

Few false alarms matter more than to find all. A post is no person where it only owns or sends a document, as in "letter from
the Chair"; it is one where it thinks, wants or is outvoted.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

_CAPITAL = "[A-Z\u00c0-\u00d6\u00d8-\u00de]"
_TITLE = r"(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Sir|Dame)\b\.?"
_TITLED = re.compile(
    rf"\b{_TITLE}\s+(?!Foster\b)"  # a publisher of figures on hospitals
    rf"{_CAPITAL}(?!(?:\S{{0,40}}\s+){{1,4}}Partners\b)"  # a practice, called after its founder
)
_CAPITALS = re.compile(rf"\b{_CAPITAL}[\w'\u2019-]*(?:\s+{_CAPITAL}[\w'\u2019-]*)*")

_MANY = frozenset({"committee", "council", "board", "group", "office", "team", "trust", "vacant", "vacancy"})
"""Words of what stands in the place of a name and is none."""

_ALSO_WORDS = frozenset(
    """april art august banks best bill bishop black bridge brown case church close cross dale day dean faith field frank
    friend good grace green grey hall hill hope joy july june king large law little long major march mark marsh may moss
    north page park pat power price read rich rose sharp short small south strong sue swift ward west white will wise wood
    young""".split()  # noqa: SIM905 - as a list it fills a page
)
"""Names that are words, too, and so name nobody by themselves."""

_OF_ONE = (
    "adviser|chair|coordinator|director|head|lead|manager|member|officer|president|secretary|sponsor|treasurer|trustee"
)
"""What a role ends with that one person holds; "Communications" and "Membership office" are several people."""

_POSTS = r"""
    chair(?:man|woman|person)?|chief\s(?:executive|nurse|pharmacist)|director(?:\sof\s\w+(?:\sand\s\w+)?)?|guardian
    |head\sof\s\w+(?:\sand\s\w+)?|lay\smember|lead|nurse\smember|officer|president|secretary
    |secondary\scare\s(?:clinician|consultant|doctor|specialist)|sponsor|treasurer"""
_THINKS = r"""
    says?|said|thinks?|thought|believes?|believed|feels?|felt|guess(?:es|ed)?|argues?|argued|claims?|claimed|insists?|insisted
    |admits?|admitted|complains?|complained|objects|objected|disagrees?|disagreed|refuses|refused|doubts|doubted|wants|wanted
    |prefers?|preferred|dislikes?|disliked|blames?|blamed|promised|forgot|failed|resigned|left|voted|scored|rated|would|can\ssay
    |gave\s(?:us|it|this|that|\d)|put\s(?:us|it|this)|asked\s(?:us|why|whether|that|for\s(?:that|this|it))
    |(?:did|was|is|had|has)\s(?:not|never)
    |(?:was|is)\s(?:outvoted|overruled|alone|absent|away|against|right|wrong|sure|unsure|unhappy|happy|keen|reluctant|convinced
        |afraid|angry|ill|new|leaving)"""
_VIEWS = r"absence|behaviour|doubts?|fault|feeling|guess|idea|impression|objections?|opinion|rating|score|temper|views?"
_HELD_AGAINST = (
    r"according\sto|apart\sfrom|because\sof|except(?:\sfor)?|despite|outvoted|overruled|persuaded|blames?|blamed"
)
_ANY_OF_THEM = re.compile(
    r"\b(?:an?|one|each|every|any|some|no|another|either|whichever)\s+(?:(?!(?:the|our)\b)[\w-]+\s+){0,3}$"
)


@dataclass(frozen=True)
class People:
    """Whom a text of the answers may name or point to.

    Attributes:
        names: each word of a name, in small letters, with all words of that name.
        posts: finds the holder of a post where it thinks, wants or is judged.
    """

    names: Mapping[str, frozenset[str]]
    posts: re.Pattern[str]

    @classmethod
    def of(cls, organisation: str, owners: Iterable[str], roles: Collection[str]) -> "People":
        """Collect them.

        Args:
            organisation: its name; its words are no names of people.
            owners: names of those who own actions, as typed.
            roles: of a framework, which own actions.
        """
        others = {word.casefold() for text in (organisation, *roles) for word in text.split()} | _MANY
        names: dict[str, frozenset[str]] = {}
        for name in (name for owner in owners for name in re.split(r"[,;(/]|\s(?:and|&)\s", owner)):
            words = _words_of(name.strip())
            if not words & others:
                names |= {word: words | names.get(word, frozenset()) for word in words}
        return cls(names=names, posts=_posts(roles))

    def pointed_to(self, text: str) -> str:
        """Say in a clause how a text names or points to somebody, without repeating it; empty where it does not."""
        if _TITLED.search(text):
            return "names a person, with a title such as Dr or Mrs"
        if any(self._is_name(text, match) for match in _CAPITALS.finditer(text)):
            return "names a person who owns actions"
        small = text.lower()
        posts = self.posts.finditer(small)
        if any(not _ANY_OF_THEM.search(small, max(0, post.start() - 60), post.start()) for post in posts):
            return "points to a person: the only one who holds a post"
        return ""

    def _is_name(self, text: str, capitals: re.Match[str]) -> bool:
        """Tell whether words that begin with capitals are a name; "Doyle House" is none, nor is "Will" by itself."""
        words = [re.sub(r"['\u2019]s?$", "", word).casefold() for word in capitals[0].split()]
        before = text[: capitals.start()].rstrip(" \n\"'(\u2018\u201c")
        if len(words) > 1 and words[0] not in self.names and (not before or before[-1] in ".!?:;"):
            del words[0]
        if len(words) == 1:
            return words[0] in self.names and words[0] not in _ALSO_WORDS
        return any(second in self.names.get(first, ()) for first, second in pairwise(words))


def _words_of(name: str) -> frozenset[str]:
    """Give the words of a name in small letters; none where what was typed is hardly the name of a person."""
    bare = re.sub(rf"^{_TITLE}\s+", "", name)
    words = bare.split()
    if not (1 if bare != name else 2) <= len(words) <= 4:
        return frozenset()
    if not all(re.fullmatch(rf"{_CAPITAL}\.?|{_CAPITAL}[\w'\u2019-]*[a-z]|van|von|der|de", word) for word in words):
        return frozenset()
    return frozenset(word.casefold() for word in words if len(word) > 2)


def _posts(roles: Iterable[str]) -> re.Pattern[str]:
    """Find in a text of small letters a post that thinks, has a view, or is what others are held against."""
    of_one = [re.escape(role.lower()) for role in roles if re.search(rf"\b(?:{_OF_ONE})$", role.lower())]
    post = rf"(?:{'|'.join([*of_one, _POSTS])})"
    together, adverb = r"(?:\s+(?:and|or)\s[^,.;:!?]{1,40}?)", r"(?:also|alone|still|only|never|privately|has|had|who)"
    return re.compile(
        rf"""\b{post}(?:['\u2019]s\s+(?:own\s+)?(?:{_VIEWS})|{together}?(?:,?\s+{adverb}\b){{0,3}},?\s+(?:{_THINKS}))\b
        |\b(?:{_HELD_AGAINST})\s+(?:the|our)\s+(?:\w+\s+){{0,2}}{post}\b""",
        re.VERBOSE,
    )
