"""A file that an editor, a browser or a mail program has damaged is never published, and its author is told why."""

from collections.abc import Callable
from pathlib import Path

import pytest
from knowledge_bank.reading import read

from tests.banks import BODY, case, write_bank

SOUND = case()
HEADER = SOUND.split("---\n")[1]


def problems_of(tmp_path: Path, content: str | bytes, name: str = "cases/one.md") -> list[str]:
    bank = write_bank(tmp_path / "content", {name: content})
    return [str(problem) for problem in read(bank, "content").problems]


def changed(old: str, new: str, text: str = SOUND) -> str:
    assert old in text
    return text.replace(old, new, 1)


def with_line(line: str) -> str:
    """A sound case with one more line, the 16th, at the end of its front matter."""
    return case(evidence=f"practice-example\n{line}")


FILES: dict[str, tuple[str | bytes, list[str]]] = {
    "sound": (SOUND, []),
    "byte order mark": (
        "\ufeff" + SOUND,
        [":1:1: warning: file: begins with a byte order mark; save as UTF-8 without BOM"],
    ),
    "blank line before the front matter": (
        "\n" + SOUND,
        [":1:1: front matter: a blank line before it; delete the blank line"],
    ),
    "four hyphens open": (
        "-" + SOUND,
        [":1:1: front matter: opens with '----'; use exactly three hyphens"],
    ),
    "four hyphens close": (
        changed("\n---\n", "\n----\n"),
        [":16:1: front matter: closes with '----'; use exactly three hyphens"],
    ),
    "a dash that a word processor made of the hyphens": (
        changed("---\n", "—\n"),
        [":1:1: front matter: opens with '—'; use exactly three hyphens"],
    ),
    "dots close": (
        changed("\n---\n", "\n...\n"),
        [":16:1: front matter: closes with '...'; use exactly three hyphens"],
    ),
    "dots open": (
        changed("---\n", "...\n"),
        [":1:1: front matter: is missing; begin the file with a line of three hyphens"],
    ),
    "spaces after the hyphens do no harm": (SOUND.replace("---\n", "---  \n"), []),
    "no front matter": (
        BODY,
        [":1:1: front matter: is missing; begin the file with a line of three hyphens"],
    ),
    "front matter never closed": (
        f"---\n{HEADER}\n{BODY}",
        [":1:1: front matter: is never closed; add a line of three hyphens below its last field"],
    ),
    "nothing in the front matter": (
        "---\n---\n\nText.\n",
        [
            f":1:1: {field}: is missing; add it"
            for field in ("basis", "methods", "outcome", "stages", "summary", "title", "topics")
        ],
    ),
    "no new line at the end": (
        SOUND.rstrip("\n"),
        [":24:35: warning: file: no new line at the end; press Enter after the last line"],
    ),
    "Windows line ends": (
        SOUND.replace("\n", "\r\n"),
        [":1:4: warning: file: has Windows line ends; save with line ends LF (Unix)"],
    ),
    "line ends of an old Macintosh": (
        SOUND.replace("\n", "\r"),
        [":1:4: warning: file: has Windows line ends; save with line ends LF (Unix)"],
    ),
    "a tab, and what else is wrong": (
        changed("outcome: mixed\n", "outcome:\tmixd\n"),
        [
            ":9:9: front matter: a tab; use spaces",
            ":9:11: outcome: not one of the choices; did you mean 'mixed'?",
        ],
    ),
    "a tab that indents": (
        with_line("authors:\n\t- role: Editor\n\t  team: Bank"),
        [
            ":17:1: front matter: a tab; use spaces",
            ":18:1: front matter: a tab; use spaces",
        ],
    ),
    "a field written twice": (
        with_line("title: Another"),
        [":16:1: title: written twice; keep one of them"],
    ),
    "a story in place of a field, written twice": (
        with_line("Ann said: yes\nAnn said: no"),
        [
            ":16:1: front matter: unknown field; delete it, or move the text to the body",
            ":17:1: front matter: written twice; keep one of them",
        ],
    ),
    "a list instead of fields": (
        "---\n- one\n- two\n---\n\nText.\n",
        [
            ":1:1: basis: is missing; add it",
            ":1:1: methods: is missing; add it",
            ":1:1: outcome: is missing; add it",
            ":1:1: stages: is missing; add it",
            ":1:1: summary: is missing; add it",
            ":1:1: title: is missing; add it",
            ":1:1: topics: is missing; add it",
            ":2:1: front matter: a list instead of fields; write name: text",
        ],
    ),
    "text instead of fields": (
        "---\nonly words\n---\n\nText.\n",
        [
            ":1:1: basis: is missing; add it",
            ":1:1: methods: is missing; add it",
            ":1:1: outcome: is missing; add it",
            ":1:1: stages: is missing; add it",
            ":1:1: summary: is missing; add it",
            ":1:1: title: is missing; add it",
            ":1:1: topics: is missing; add it",
            ":2:1: front matter: plain text instead of fields; write name: text",
        ],
    ),
    "a colon inside a text, and what else is wrong": (
        changed("outcome: mixed", "outcome: mixd", case(title="From two: to nine")),
        [
            ":2:16: title: a colon inside the text; put the whole text in double quotes",
            ":9:10: outcome: not one of the choices; did you mean 'mixed'?",
        ],
    ),
    "a colon inside a text of a list": (
        with_line("authors:\n  - role: Editor: of the bank"),
        [":17:17: role: a colon inside the text; put the whole text in double quotes"],
    ),
    "a colon inside what is no field": (
        with_line("Ann: he said: no"),
        [
            ":16:1: front matter: unknown field; delete it, or move the text to the body",
            ":16:13: front matter: a colon inside the text; put the whole text in double quotes",
        ],
    ),
    "a field without a colon": (
        with_line("owner"),
        [":17:1: front matter: a field without its colon; write it as name: text"],
    ),
    "a colon where none can be": (
        with_line('owner: "editor": of'),
        [":16:16: front matter: a colon where none is expected; put the text in double quotes"],
    ),
    "lines that do not line up": (
        with_line("authors:\n  - role: Editor\n - role: Editor"),
        [":18:2: front matter: the lines do not line up; give fields of one group the same spaces in front"],
    ),
    "an item without a hyphen": (
        with_line("authors:\n  - role: Editor\n  role: Editor"),
        [":18:3: front matter: an item of the list without its hyphen; begin it with a hyphen and a space"],
    ),
    "a list that begins beside its name": (
        with_line("authors: - role"),
        [":16:10: front matter: a hyphen that can't stand here; begin each item on a line of its own"],
    ),
    "a bracket that no text begins with": (
        case(title="] two"),
        [":2:8: front matter: a character that can't stand here; put the text in double quotes"],
    ),
    "a star that no text begins with": (
        case(title="* two *"),
        [":2:9: front matter: a character that can't stand here; put the text in double quotes"],
    ),
    "a backslash inside quotes that could be a number": (
        case(title='"C:\\xml"'),
        [":2:13: front matter: a backslash inside double quotes; write it twice, or use single quotes"],
    ),
    "a list that is not closed": (
        changed("topics: [neglect]", "topics: [neglect"),
        [":11:7: front matter: a list is not closed; end it with ]"],
    ),
    "a group that is not closed": (
        with_line("teaser: {title: A\nowner: me"),
        [":17:6: front matter: a group is not closed; end it with }"],
    ),
    "quotes that are not closed": (
        case(title='"From two'),
        [":16:1: front matter: quotes are not closed; add the closing quote"],
    ),
    "a character that no text begins with": (
        case(title="@home"),
        [":2:8: front matter: a character that can't stand here; put the text in double quotes"],
    ),
    "a backslash inside quotes": (
        case(title='"C:\\dir"'),
        [":2:11: front matter: a backslash inside double quotes; write it twice, or use single quotes"],
    ),
    "words after quotes": (
        case(title='"From" two'),
        [
            (":2:15: front matter: something is missing before this; "
            "look at the line above: a bracket, quote or space")
        ],
    ),
    "an escape for what is no character": (
        case(title='"\\ud800"'),
        [":2:11: front matter: can't be read from here on; look for a missing quote, bracket, colon or space"],
    ),
    "a field without a name": (
        with_line("'': text"),
        [":16:1: front matter: a field without a name; write name: text"],
    ),
    "a list for a name": (
        with_line("? [a]\n: text"),
        [":16:3: front matter: a field without a name; write name: text"],
    ),
    "a second document": (
        with_line("--- text"),
        [":16:1: front matter: a second document begins here; delete the line"],
    ),
    "an anchor": (
        case(title="&a From two"),
        [":2:8: front matter: an anchor (&); delete it, or put the text in quotes"],
    ),
    "an anchor before a field": (
        with_line("&a owner: me"),
        [":16:1: front matter: an anchor (&); delete it, or put the text in quotes"],
    ),
    "an alias": (
        with_line("owner: *a"),
        [":16:8: front matter: an alias (*); write the text out, or put it in quotes"],
    ),
    "a merge": (
        with_line("<<: *a"),
        [
            ":16:1: front matter: unknown field; delete it, or move the text to the body",
            ":16:5: front matter: an alias (*); write the text out, or put it in quotes",
        ],
    ),
    "a bomb of aliases": (
        with_line("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]"),
        [
            ":16:1: front matter: unknown field; delete it, or move the text to the body",
            ":16:4: front matter: an anchor (&); delete it, or put the text in quotes",
            ":17:1: front matter: unknown field; delete it, or move the text to the body",
            ":17:4: front matter: an anchor (&); delete it, or put the text in quotes",
            ":17:8: front matter: an alias (*); write the text out, or put it in quotes",
            ":17:12: front matter: an alias (*); write the text out, or put it in quotes",
            ":18:1: front matter: unknown field; delete it, or move the text to the body",
            ":18:5: front matter: an alias (*); write the text out, or put it in quotes",
            ":18:9: front matter: an alias (*); write the text out, or put it in quotes",
        ],
    ),
    "a tag of Python": (
        with_line("owner: !!python/object/apply:os.system [id]"),
        [
            ":16:8: front matter: a YAML tag (!); delete it, or put the text in quotes",
            ":16:8: owner: not a text; write one text, in quotes if need be",
        ],
    ),
    "a tag of Python before a field": (
        with_line("!!python/name:os.system owner: me"),
        [":16:1: front matter: a YAML tag (!); delete it, or put the text in quotes"],
    ),
    "100,000 brackets": (
        with_line("owner: " + "[" * 100_000),
        [":16:16: front matter: lists or groups too deep in one another; 8 levels at most"],
    ),
    "10,000 lists in one another": (
        with_line("owner:\n  " + "- " * 10_000),
        [":17:19: front matter: lists or groups too deep in one another; 8 levels at most"],
    ),
    "front matter longer than any person writes": (
        case(title="x" * 200_000),
        [
            (":2:1: front matter: 200,354 characters of front matter are too many; "
            "200,000 at most; move prose below the front matter")
        ],
    ),
    "front matter of 10 MB": (
        case(title="x" * 10_000_000),
        [":1:1: file: 10.0 MB is too large; a file may have 1 MB at most"],
    ),
    "not UTF-8": (
        changed("The worker", "The caf\u00e9 worker").encode("latin-1"),
        [":24:8: file: not valid UTF-8 from here on; save the file with the encoding UTF-8"],
    ),
    "UTF-16": (
        SOUND.encode("utf-16"),
        [":1:1: file: not valid UTF-8 from here on; save the file with the encoding UTF-8"],
    ),
    "characters of no width": (
        changed("The worker", "The wor\u200bker", case(title="From\u2060 two")),
        [
            ":2:12: file: a character that can't be seen (U+2060); delete it, or type the words around it again",
            ":24:8: file: a character that can't be seen (U+200B); delete it, or type the words around it again",
        ],
    ),
    "characters that turn the direction": (
        changed("The worker", "The \u202eworker\u2069"),
        [
            ":24:5: file: a character that can't be seen (U+202E); delete it, or type the words around it again",
            ":24:12: file: a character that can't be seen (U+2069); delete it, or type the words around it again",
        ],
    ),
    "a NUL": (
        changed("The worker", "The\0 worker"),
        [":24:4: file: a character that can't be seen (U+0000); delete it, or type the words around it again"],
    ),
    "a line end that only some count": (
        changed("The worker", "The\u2028worker"),
        [":24:4: file: a character that can't be seen (U+2028); delete it, or type the words around it again"],
    ),
    "many hidden characters": (
        changed("The worker", "The" + "\u200b" * 8 + " worker"),
        [
            *(
                f":24:{column}: file: a character that can't be seen (U+200B); "
                "delete it, or type the words around it again"
                for column in range(4, 9)
            ),
            ":24:9: file: 3 more such characters from here on; delete them",
        ],
    ),
    "a hidden character written as an escape": (
        case(title='"From\\u202E two"'),
        [
            (":2:8: front matter: stands for a character that can't be seen (U+202E); "
            "delete what begins with a backslash")
        ],
    ),
    "joiners where a script or an emoji needs them": (
        changed("The worker", "\U0001f469\u200d\U0001f4bb and \u0915\u094d\u200d\u0937"),
        [],
    ),
    "an empty file": (
        "",
        [":1:1: front matter: the file is empty; begin it with a line of three hyphens"],
    ),
    "blank lines alone": (
        "\n \n\n",
        [":1:1: front matter: the file is empty; begin it with a line of three hyphens"],
    ),
    "no text below the front matter": (
        case(body=" \n"),
        [":16:1: body: there is no text below the front matter; write it"],
    ),
    "a file that ends with the front matter": (
        SOUND.partition("\n---\n")[0] + "\n---",
        [
            ":16:1: body: there is no text below the front matter; write it",
            ":16:4: warning: file: no new line at the end; press Enter after the last line",
        ],
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_told_of(tmp_path: Path, name: str) -> None:
    content, expected = FILES[name]
    assert problems_of(tmp_path, content) == [f"content/cases/one.md{line}" for line in expected]


@pytest.mark.parametrize("name", FILES)
def test_a_file_with_an_error_is_no_entry(tmp_path: Path, name: str) -> None:
    content, expected = FILES[name]
    reading = read(write_bank(tmp_path / "content", {"cases/one.md": content}), "content")
    assert reading.catalog is not None
    stops = any(": warning: " not in line for line in expected)
    assert ("one" in reading.catalog.by_slug) is not stops
    assert ("one" in reading.broken) is stops


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.rstrip("\n"),
    ],
    ids=["byte order mark", "Windows", "Macintosh", "no new line at the end"],
)
def test_what_is_only_warned_of_changes_nothing(tmp_path: Path, damage: Callable[[str], str]) -> None:
    sound = read(write_bank(tmp_path / "sound"), "content").catalog
    damaged = read(write_bank(tmp_path / "damaged", {"cases/two-to-nine.md": damage(SOUND)}), "content").catalog
    assert sound == damaged


def test_values_are_text_as_it_was_written(tmp_path: Path) -> None:
    text = case(deliverables="[1.10]", title="2018-10-12", time_frame="1e3", group_size="Yes", summary="'0o17 #5'")
    catalog = read(write_bank(tmp_path / "content", {"cases/one.md": text}), "content").catalog
    assert catalog is not None
    entry = catalog.by_slug["one"]
    assert entry.terms["deliverables"] == ("1.10",)
    assert entry.header.model_dump(include={"title", "time_frame", "group_size", "summary"}) == {
        "title": "2018-10-12",
        "time_frame": "1e3",
        "group_size": "Yes",
        "summary": "0o17 #5",
    }
