"""Damaged files without end: by number, so that each can be made again."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

from tests.banks import FILES

CONTENT = Path(__file__).parent.parent / "content"

NASTY = [
    b"---\n", b"\n---\n", b"----\n", b"...\n", b"--\n", b"\xe2\x80\x94\n", b"\n\n", b"\n", b"\r\n", b"\r", b"\t",
    b"\n\t", b":", b": ", b" :", b"::", b"- ", b"? ", b"#", b"# ", b"## ", b",", b"'", b'"', b"`", b"```", b"\n```\n",
    b"~~~", b"[", b"]", b"{", b"}", b"(", b")", b"[](", b"![](", b"[^1]", b"[^1]:", b"[x]:", b"*[x]:", b"[TOC]",
    b"{: ", b"{ #x }", b"{{ x }}", b"{% x %}", b"{#", b"<", b">", b"<script>", b"</script>", b"<!--", b"-->",
    b"<![CDATA[", b"<?x", b"<div>", b"</div>", b"<a href=javascript:x>", b"<img src=x onerror=x>", b"<details>",
    b"<svg>", b"<p markdown>", b"&", b"&#0;", b"&lt;", b"&a ", b"*a", b"<<: *a\n", b"!!", b"!!python/name:os.system ",
    b"!x ", b"%YAML 9.9\n", b"|", b"| ", b">", b">-\n", b"@", b"%", b"\\", b"\\x", b"\\0", b"$", b"_", b"__", b"*",
    b"**", b"~", b"null", b"yes", b"0x1f", b"1e9", b"9" * 400, b"\x00", b"\x1b[31m", b"\x7f", b"\x80", b"\xff",
    b"\xfe\xff", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", "\ufeff".encode(), "\u200b".encode(),
    "\u202e".encode(), "\u2066".encode(), "\u2028".encode(), "\u0085".encode(), "\u00a0".encode(), "\ufffe".encode(),
    "\U0001f469\u200d\U0001f4bb".encode(), "e\u0301".encode(), b"!!! note\n    ", b"??? note\n", b'=== "A"\n\n    ',
    b"- [ ] ", b"1. ", b"    ", b" " * 300, b"\t" * 40, b"> " * 30, b"[" * 200, b"(" * 200, b"*" * 200, b"_ " * 200,
    b"`" * 200, b"{" * 200, b"<b>" * 60, b"- " * 60, b"# " * 60, b"title: Another\n", b"summary:\n",
    b"status: draft\n", b"access: authorised\n", b"outcome: mixed", b"topics: [x", b"../cases/x.md", b"/x", b"//x",
    b"#x", b"\x0b", b"\x0c", b"\x1c", b"\x1e",
]  # fmt: skip


def originals() -> dict[str, bytes]:
    """The Markdown files of the shipped bank, by their path in it, and those of the test bank besides."""
    shipped = {path.relative_to(CONTENT).as_posix(): path.read_bytes() for path in sorted(CONTENT.rglob("*.md"))}
    return shipped | {name: text.encode() for name, text in FILES.items() if name.endswith(".md")}


def mutated(files: dict[str, bytes], number: int) -> tuple[str, bytes]:
    """One damaged file: the path of the one it was, and its bytes."""
    random = Random(number)
    names = sorted(files)
    name = random.choice(names)
    data = files[name]
    for _ in range(random.choice((1, 1, 1, 2, 3, 8))):
        data = random.choice(DAMAGES)(data, random, files[random.choice(names)])
    return name, data


def _place(data: bytes, random: Random) -> int:
    """Every other time in the front matter, which is short."""
    end = max(data.find(b"\n---", 4), 1) if random.random() < 0.5 else len(data)
    return random.randrange(end + 1) if end < len(data) else random.randrange(len(data) + 1)


def _flip(data: bytes, random: Random, _: bytes) -> bytes:
    place = _place(data, random)
    return data[:place] + bytes([random.randrange(256)]) + data[place + 1 :]


def _delete(data: bytes, random: Random, _: bytes) -> bytes:
    place = _place(data, random)
    return data[:place] + data[place + random.choice((1, 1, 2, 5, 20, 200)) :]


def _insert(data: bytes, random: Random, _: bytes) -> bytes:
    place = _place(data, random)
    return data[:place] + random.choice(NASTY) + data[place:]


def _insert_line(data: bytes, random: Random, _: bytes) -> bytes:
    lines = data.split(b"\n")
    lines.insert(_line(lines, random), random.choice(NASTY).strip(b"\n"))
    return b"\n".join(lines)


def _truncate(data: bytes, random: Random, _: bytes) -> bytes:
    return data[: _place(data, random)]


def _behead(data: bytes, random: Random, _: bytes) -> bytes:
    return data[_place(data, random) :]


def _join(data: bytes, random: Random, other: bytes) -> bytes:
    return data[: _place(data, random)] + other[_place(other, random) :]


def _paste(data: bytes, random: Random, other: bytes) -> bytes:
    place = _place(data, random)
    header = other[: other.find(b"\n---", 4) + random.choice((0, 1, 5))]
    return data[:place] + random.choice((b"", b"\n", b"\n\n")) + header + random.choice((b"", b"\n")) + data[place:]


def _line(lines: Sequence[bytes], random: Random) -> int:
    return min(random.choice((random.randrange(len(lines)), random.randrange(30))), len(lines) - 1)


def _repeat(data: bytes, random: Random, _: bytes) -> bytes:
    lines = data.split(b"\n")
    line = _line(lines, random)
    lines[line:line] = [lines[line]] * random.choice((1, 1, 2, 500))
    return b"\n".join(lines)


def _swap(data: bytes, random: Random, _: bytes) -> bytes:
    lines = data.split(b"\n")
    one, other = _line(lines, random), _line(lines, random)
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _drop(data: bytes, random: Random, _: bytes) -> bytes:
    lines = data.split(b"\n")
    del lines[_line(lines, random)]
    return b"\n".join(lines)


def _indent(data: bytes, random: Random, _: bytes) -> bytes:
    lines = data.split(b"\n")
    line = _line(lines, random)
    lines[line] = random.choice((b" ", b"  ", b"    ", b"\t", b"\xc2\xa0", b" " * 2_000)) + lines[line]
    return b"\n".join(lines)


def _reend(data: bytes, random: Random, _: bytes) -> bytes:
    return data.replace(b"\n", random.choice((b"\r\n", b"\r", b"\n\n", b"\n ", b" \n")))


DAMAGES = (
    _flip, _delete, _insert, _insert, _insert_line, _truncate, _behead, _join, _paste, _repeat, _swap, _drop, _indent,
    _reend,
)  # fmt: skip
