"""Files that nobody would write: each is answered in words, and soon."""

from pathlib import Path

import pytest

from ccg_toolkit.sources import as_text
from ccg_toolkit.sources.text import LARGEST
from ccg_toolkit.toolkit import Loaded, load
from tests.calls import calls
from tests.slow import few


def repeated(piece: str, before: str = "", after: str = "") -> str:
    return before + piece * ((LARGEST - len((before + after).encode())) // len(piece.encode())) + after


def numbered(piece: str, before: str = "", number: int = 12_000) -> str:
    return before + "".join(piece.format(count) for count in range(number))


HEAD = "organisation: A\nassessed_on: 2014-03-14\nanswers:\n  contract:\n"
ODD = {
    "deep lists": repeated("["),
    "deep maps": repeated("{a: "),
    "deep hyphens": repeated("- "),
    "deep names": repeated("? "),
    "deep lines": "".join(" " * depth + "a:\n" for depth in range(1900)),
    "a wide list": repeated("1,", "answers: [", "]"),
    "many empty maps": repeated("{},", "answers: [", "]"),
    "many names that stand twice": repeated("a: 1\n"),
    "many unknown criteria": numbered("    c{}: 1\n", HEAD),
    "many levels above the top": numbered("    c{}: 9\n", HEAD),
    "many levels that are none": numbered("    c{}: x\n", HEAD),
    "many criteria without a reason": numbered("    c{}: not applicable\n", HEAD),
    "many unknown fields": numbered("f{}: 1\n"),
    "much evidence of no shape": numbered(
        "        - {{what: [], b: {}}}\n", HEAD + "    definition:\n      evidence:\n", 4000
    ),
    "many remarks": numbered("k{}: b c #d\n"),
    "many anchors": numbered("k{0}: &a{0} 1\n"),
    "aliases of aliases": "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 3000)),
    "a merge bomb": "a0: &a0 {k: 1}\n"
    + "".join(f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}\n" for n in range(1, 10)),
    "many documents": repeated("---\n"),
    "many mistakes": repeated("k: @x\n"),
    "many values before many mistakes": "a: [" + "1," * 20_000 + "]\n" + numbered("b{}: @x\n", number=30),
    "many names before many mistakes": numbered("a{}: 1\n", number=10_000) + numbered("b{}: @x\n", number=30),
    "many tabs": repeated("\tb: 1\n", "a:\n"),
    "many curly quotation marks": numbered("“k{}”: c\n"),
    "many controls": repeated("\x01"),
    "many escapes": repeated("\\e", 'a: "', '"'),
    "letters lost": repeated("\ufffd", "a: "),
    "one long name": repeated("k", "", ": 1"),
    "one long number": repeated("9", HEAD + "    definition: "),
    "one long comment": repeated("x y ", HEAD + "    definition:\n      comment: "),
    "one long folded comment": repeated("        x\n", HEAD + "    definition:\n      comment: >\n"),
    "one quotation mark that is open": repeated("b: 'c'\n", 'a: "'),
    "many quotation marks": repeated("'", "a: "),
    "many colons": repeated("b: ", "a: "),
    "many spaces": repeated(" ", "a: x", "y: z"),
    "many blank lines": repeated("\n", "a: x", "b: 1"),
    "many lines of text": repeated("  b c\n", "a: x\n", "  q: 1\n"),
    "many commas": repeated("x y, ", "a: [", "]"),
}


@pytest.mark.parametrize("odd", few(ODD, keep=5))
def test_a_large_odd_file_is_answered_without_much_ado(tmp_path: Path, odd: str) -> None:
    """It takes up to 2.5 million calls; what grows faster than the file takes milliards."""
    path = tmp_path / "answers.yaml"
    path.write_text(ODD[odd], encoding="utf-8", newline="")
    assert path.stat().st_size <= LARGEST
    taken, (loaded, printed) = calls(lambda: answered(path))
    assert loaded.inputs is None
    assert 1 <= len(printed) <= 700
    assert taken < 5_000_000


def answered(path: Path) -> tuple[Loaded, list[str]]:
    """Load a file, and give what was loaded, and what is said of it."""
    loaded = load(path, name="answers.yaml")
    return loaded, [as_text(problem) for problem in loaded.problems]


def test_a_file_as_large_as_people_write_is_read(tmp_path: Path) -> None:
    comment = "We agreed this on the day. " * 70
    section = "".join(
        f"    {name}:\n      level: 2\n      comment: {comment}\n"
        for name in ("definition", "usable-rights", "mutual-review")
    )
    path = tmp_path / "answers.yaml"
    path.write_text(HEAD + section, encoding="utf-8")
    assert load(path).problems == []
