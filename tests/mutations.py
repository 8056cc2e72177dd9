"""Break a file in ways that people, programs and chance break files: its bytes, its signs, its structure.

All takes its choices from one `Random`, so that the same seed gives the same file.
"""

import codecs
import re
from collections.abc import Callable, Sequence
from itertools import islice
from random import Random


def _pieces(text: str) -> list[str]:
    return text.split("§")


_PLACES = re.compile(": |- |\n|[a-z]")
_LONGEST = 2_100_000  # more than the loaders read
_ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "cp1252", "cp437", "mac-roman")
_ENDINGS = ("\r\n", "\r", "\n\r", "\x85", "\u2028", "\n\n", "\x0c\n", " \n", "\t\n")
_RAW = (
    *(codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE),
    *(b"\x00", b"\x00\x00\x00", b"\xff", b"\x80", b"\xc0\x80", b"\xe2\x28\xa1", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"),
    *(b"PK\x03\x04", b"%PDF-", b"\x1b[31m", b"\x1f\x8b", b"{\\rtf1"),
)
_SIGNS = _pieces(
    "\t§ §  §\n§\n\n§\r§\r\n§:§: §:\n§::§-§- §-\n§--- §---\n§...\n§?§? §?\n§<<: §<<: *a\n§{§}§[§]§{}§[]§,§, §"
    '\'§"§\'\'§""§\\§"\\§#§ #§ # §&a §*a§*a §!§!!§!x §!!int §!!python/object:os.system §!<tag:x> §%§'
    "%YAML 1.1\n---\n§%YAML 9.9\n§%TAG ! !x\n§|§>§|2\n§>-\n§|+\n§>9\n§|x\n§@§`§$§$$§$member§${§${member}§$x§"
    '\'no\'§\'it\'\'s\'§"\\e[31m"§"\\ud800"§"\\x00"§"\\u202e"'
)
_NASTY = _pieces(
    "\xa0§\u200b§\u2009§\u3000§\xad§\u200f§\u202e§\u2066§\u2028§\u2029§\x85§\ufeff§\ufffd§\ufffe§\uffff§\x00§"
    "\x07§\x1b§\x7f§\x9b§\u201c§\u2019§\u2013§\uff13§\u0663§\u2460§\xb2§\u0130§\xdf§e\u0301§\u0e33§"
    "\U0001f600§\U0010ffff§\ue000"
)
_SCALARS = _pieces(
    "§~§null§Null§no§NO§off§On§yes§true§False§y§n§0§-0§+3§03§0o3§0x3§0b11§0_3§1_000§3.0§3.§.5§1e3§1e400§.nan§"
    ".INF§-.inf§1:30§190:20:30§-1§4§5§11§40§41§200§999999999§1000000000§1.999999999§1.0000000001§1/3§"
    "2014-03-14§14/03/2014§2014-02-30§1899-12-31§2199-12-31§2014-03-14 10:00:00§unknown§n/a§not applicable§"
    "not  applicable§none§.§..§./a§../a§/etc§C:\\a§./a/../../b§=§<<§S§leader§peer-reviewed§https://x.y§"
    "javascript:x§file:///etc/passwd§ccg-membership§a.b/c§{}§[]§{a: 1}§[a]§[[]]§[~]§{~: 1}§{? [a] : b}§"
    "{[a]: b}§[a, , b]§{a, b}§'2'§\"2\"§__proto__§[key]§{{ 7 * 7 }}§{% x %}§{0.__class__}§%s%n§=cmd|x§[/]§"
    "[bold]§</script>"
)
_SCALARS.append("9" * 5000)
_NAMES = _pieces(
    "id§title§level§target§importance§evidence§comment§because§what§strength§answers§plan§owners§off§extends§"
    "framework§responses§domain§criteria§from§to§needs§requires§tags§levels§scale§bands§terms§effort§"
    "contract§definition§voices§manifesto§organisation_offers§met_by§text§paper§model_config§copy§1§no§~§§<<§=§\xe9§a b§A§'a'§? a§[a]§{a: b}§k\xa0"
)
_NAMES += ["a" * 61, "x" * 1100]
_NAMED = re.compile(r"(?P<before> *(?:- +)*)(?P<name>[^\s:#'\"{\[-][^:]*):(?= |$)(?P<value>.*)")

Lines = list[str]
ByteChange = Callable[[Random, bytes, Sequence[bytes]], bytes]
TextChange = Callable[[Random, str], str]
LineChange = Callable[[Random, Lines], Lines]


def mutated(choose: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Change a file in one to four ways; pieces of `others` may get into it."""
    for _ in range(choose.choice((1, 1, 1, 1, 2, 2, 4))):
        match choose.randrange(10):
            case 0 | 1:
                data = choose.choice(_BYTE_CHANGES)(choose, data, others)
            case 2 | 3 | 4:
                data = _encoded(choose.choice(_TEXT_CHANGES)(choose, _decoded(data)))
            case _:
                lines = choose.choice(_LINE_CHANGES)(choose, _decoded(data).split("\n"))
                data = _encoded("\n".join(lines))
        data = data[:_LONGEST]
    if choose.random() < 0.04:
        data = _decoded(data).replace("\n", choose.choice(_ENDINGS)).encode("utf-8", "replace")
    if choose.random() < 0.04:
        data = _decoded(data).encode(choose.choice(_ENCODINGS), "replace")
    return data


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


# Bytes


def _span(choose: Random, data: bytes, longest: int = 200) -> slice:
    start = choose.randrange(len(data) + 1)
    return slice(start, start + choose.randint(1, choose.choice((3, 20, longest))))


def _flip(choose: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _count in range(min(len(data), choose.choice((1, 1, 2, 8)))):
        changed[choose.randrange(len(data))] ^= 1 << choose.randrange(8)
    return bytes(changed)


def _overwrite(choose: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    at = _span(choose, data, 8)
    return data[: at.start] + choose.randbytes(at.stop - at.start) + data[at.stop :]


def _delete(choose: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    at = _span(choose, data)
    return data[: at.start] + data[at.stop :]


def _insert_raw(choose: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    at = choose.choice((0, choose.randrange(len(data) + 1)))
    return data[:at] + choose.choice(_RAW) + data[at:]


def _repeat_span(choose: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    at = _span(choose, data)
    return data[: at.stop] + data[at] * choose.choice((1, 1, 2, 50)) + data[at.stop :]


def _splice(choose: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    other = choose.choice(others)
    at, there = _span(choose, data), _span(choose, other, 2000)
    return data[: at.start] + other[there] + data[at.stop :]


def _truncate(choose: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    return data[: choose.randrange(len(data) + 1)]


# Signs


def _insert_signs(choose: Random, text: str) -> str:
    for _ in range(choose.choice((1, 1, 2, 4))):
        at = choose.randrange(len(text) + 1)
        text = text[:at] + choose.choice(choose.choice((_SIGNS, _SIGNS, _NASTY, _SCALARS))) + text[at:]
    return text


def _replace_sign(choose: Random, text: str) -> str:
    """Put another sign where one of YAML's own stands."""
    places = [found.start() for found in re.finditer(r"[\n:\-{}\[\],'\"#>] ?", text)]
    if not places:
        return text
    at = choose.choice(places)
    return text[:at] + choose.choice(choose.choice((_SIGNS, _NASTY))) + text[at + 1 :]


def _disguise_space(choose: Random, text: str) -> str:
    places = [found.start() for found in re.finditer(" ", text)]
    if not places:
        return text
    at = choose.choice(places)
    return text[:at] + choose.choice((*_NASTY[:6], "\t")) * choose.choice((1, 1, 2)) + text[at + 1 :]


def _nest(choose: Random, text: str) -> str:
    at = choose.choice([0, *(found.end() for found in re.finditer(": |- |\n", text))])
    opened, closed = choose.choice((("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", ""), ("[{a: ", "}]"), ("&a [", "]")))
    depth = choose.choice((3, 18, 20, 21, 100, 10_000))
    return text[:at] + opened * depth + (closed * depth if choose.random() < 0.5 else "") + text[at:]


def _lengthen(choose: Random, text: str) -> str:
    place = choose.choice(range(1 + sum(1 for _ in _PLACES.finditer(text))))  # there may be two million
    at = next(islice(_PLACES.finditer(text), place - 1, None)).end() if place else 0
    piece = choose.choice(
        ("x", "9", " ", "\n", "x y ", "a, ", "\u00e9", "\t", "'", '"', "# ", "b: ", "$area ", "\U0001f600")
    )
    return text[:at] + piece * choose.choice((30, 45, 210, 2100, 2100, 12_000, 100_000)) + text[at:]


# Structure: lines, and the blocks they begin


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _block(choose: Random, lines: Lines) -> slice:
    """Choose a line, with the lines below it that are further in."""
    start = choose.randrange(len(lines))
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or _depth(lines[end]) > _depth(lines[start])):
        end += 1
    return slice(start, end)


def _shifted(lines: Lines, by: int) -> Lines:
    return [" " * by + line if by > 0 else line[min(-by, _depth(line)) :] for line in lines]


def _move(choose: Random, lines: Lines) -> Lines:
    at = _block(choose, lines)
    block, rest = lines[at], [*lines[: at.start], *lines[at.stop :]]
    to = choose.randrange(len(rest) + 1)
    fit = _depth(rest[to]) - _depth(block[0]) if to < len(rest) and choose.random() < 0.6 else 0
    return [*rest[:to], *_shifted(block, fit), *rest[to:]]


def _repeat(choose: Random, lines: Lines) -> Lines:
    at = _block(choose, lines)
    times = choose.choice((1, 1, 2, 30)) if at.stop - at.start < 50 else 1
    return [*lines[: at.stop], *lines[at] * times, *lines[at.stop :]]


def _number(choose: Random, lines: Lines) -> Lines:
    """Repeat a block under other names."""
    at = _block(choose, lines)
    block = lines[at][:30]
    head = re.sub(r"(\bid: )?([\w-]+)", r"\1\2-{number}", block[0].replace("{", "").replace("}", ""), count=1)
    enough = 1 + _LONGEST // (1 + len(head) + sum(map(len, block[1:])))  # the file is cut there anyway
    numbers = range(choose.choice((2, 12, 210)))[:enough]
    copies = [line for number in numbers for line in (head.format(number=number), *block[1:])]
    return [*lines[: at.stop], *copies, *lines[at.stop :]]


def _drop(choose: Random, lines: Lines) -> Lines:
    at = _block(choose, lines)
    return [*lines[: at.start], *lines[at.stop :]]


def _swap(choose: Random, lines: Lines) -> Lines:
    first, second = sorted((_block(choose, lines), _block(choose, lines)), key=lambda at: at.start)
    if first.stop > second.start:
        return lines
    by = _depth(lines[second.start]) - _depth(lines[first.start])
    one, other = _shifted(lines[first], by), _shifted(lines[second], -by)
    return [*lines[: first.start], *other, *lines[first.stop : second.start], *one, *lines[second.stop :]]


def _shift(choose: Random, lines: Lines) -> Lines:
    at = _block(choose, lines)
    if choose.random() < 0.5:
        at = slice(at.start, at.start + 1)
    return [*lines[: at.start], *_shifted(lines[at], choose.choice((-2, -2, -1, 1, 2, 2, 3, 8))), *lines[at.stop :]]


def _rewrite(change: Callable[[Random, re.Match[str], Lines], str]) -> LineChange:
    """Make a change of one line that holds a name and perhaps a value."""

    def rewritten(choose: Random, lines: Lines) -> Lines:
        named = [(index, found) for index, line in enumerate(lines) if (found := _NAMED.match(line))]
        if not named:
            return lines
        index, found = choose.choice(named)
        return [*lines[:index], change(choose, found, lines), *lines[index + 1 :]]

    return rewritten


def _rename(choose: Random, found: re.Match[str], lines: Lines) -> str:
    name = found["name"]
    at = choose.randrange(len(name))
    known = [other["name"] for line in lines if (other := _NAMED.match(line))]
    new = choose.choice(
        (
            choose.choice(_NAMES),
            choose.choice(known),
            *(
                name[:at] + name[at + 1 :],
                name[:at] + name[at:][:2][::-1] + name[at + 2 :],
                name[:at] + "x" + name[at:],
            ),
            *(
                name.upper(),
                name + choose.choice(_NASTY),
                choose.choice(_NASTY) + name,
                f'"{name}"',
                f"{name}-2",
                name + " ",
            ),
        )
    )
    return f"{found['before']}{new}:{found['value']}"


def _retype(choose: Random, found: re.Match[str], lines: Lines) -> str:
    others = [other for line in lines if (other := _NAMED.match(line))]
    alike = [other["value"].strip() for other in others if other["name"] == found["name"]]
    new = choose.choice(
        (
            *(choose.choice(_SCALARS), choose.choice(_SCALARS), choose.choice(others)["value"], choose.choice(alike)),
            *(f"[{found['value'].strip()}]", f"{{a: {found['value'].strip()}}}", f'"{found["value"].strip()}"'),
            *(found["value"] + choose.choice(_SIGNS), choose.choice(_SIGNS) + found["value"].strip()),
            "x y " * choose.choice((8, 13, 60, 600)),
            *(f"{choose.randint(0, 5)}", f"{choose.randint(0, 2)}"),
        )
    )
    return f"{found['before']}{found['name']}: {new}"


def _fold(choose: Random, found: re.Match[str], _: Lines) -> str:
    """Write a value on lines of its own."""
    style = choose.choice((">", "|", ">-", "|+", "", ">2", "|8", "> # why", "'", '"'))
    closed = style if style in {"'", '"'} else ""
    inner = " " * (len(found["before"]) + choose.choice((0, 1, 2, 2, 2, 4)))
    return (
        f"{found['before']}{found['name']}: {style}\n{inner}{found['value'].strip()}\n{inner}{found['value']}{closed}"
    )


_BYTE_CHANGES: tuple[ByteChange, ...] = (
    _flip,
    _overwrite,
    _delete,
    _insert_raw,
    _repeat_span,
    _splice,
    _splice,
    _truncate,
)
_TEXT_CHANGES: tuple[TextChange, ...] = (
    *(_insert_signs, _insert_signs, _insert_signs, _replace_sign, _replace_sign, _disguise_space, _nest, _lengthen),
)
_LINE_CHANGES: tuple[LineChange, ...] = (
    *(_move, _repeat, _number, _drop, _swap, _shift, _shift),
    *(_rewrite(_rename), _rewrite(_rename), _rewrite(_retype), _rewrite(_retype), _rewrite(_retype), _rewrite(_fold)),
)
