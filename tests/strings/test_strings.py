"""The words of the interface: what the catalogue has, and what is said where it has nothing."""

import ast
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from gettext import c2py
from pathlib import Path
from string import Formatter

import material
import pytest
from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.pofile import read_po
from knowledge_bank.strings import FOLDER, Strings, direction, language_name, later, strings
from markupsafe import Markup, escape

ROOT = Path(__file__).parents[2]
LANGUAGES = Path(material.__file__).parent / "templates" / "partials" / "languages"
SPOKEN = sorted(path.stem for path in FOLDER.glob("*.po"))
SAYING = ("say", "label", "counted", "counted_label", "later")
Place = tuple[str, str | tuple[str, ...]]
NOWHERE = "Nobody has put this into the catalogue"
"""A text that no catalogue has, and so in English everywhere."""


def catalogue(name: str) -> Catalog:
    with (FOLDER / name).open("rb") as file:
        return read_po(file)


def ids(messages: Catalog) -> set[object]:
    return {message.id for message in messages if message.id}


def forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def translated(language: str) -> Iterator[Message]:
    return (message for message in catalogue(f"{language}.po") if message.id and any(forms(message.string)))


# ------------------------------------------------------------------------------------------------------ the catalogue


@pytest.fixture(scope="module")
def gathered() -> list[Place]:
    """File and string of every place at which something is said, found as `make strings` finds them."""
    said = re.search(r"--keyword '(.*?)'", (ROOT / "Makefile").read_text())
    assert said is not None
    methods: list[tuple[str, str]] = []
    options = {}
    for mapping in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["babel"]["mappings"]:
        method, pattern = mapping.pop("method"), mapping.pop("pattern")
        for one in [pattern] if isinstance(pattern, str) else pattern:
            methods.append((one, method))
            options[one] = mapping
    found = extract_from_dir(FOLDER.parent, methods, options, parse_keywords(said[1].split()))
    return [(path, text) for path, _, text, _, _ in found]


def test_the_catalogue_has_every_string_there_is_and_no_other(gathered: list[Place]) -> None:
    assert len(gathered) > 100
    firsts = {forms(text)[0] for _, text in gathered}
    assert {forms(message.id)[0] for message in catalogue("messages.pot") if message.id} == firsts, "Run `make strings`"
    assert ids(catalogue("messages.pot")) <= {text for _, text in gathered}, "Run `make strings`"


def test_nothing_is_said_where_babel_does_not_find_it() -> None:
    """It finds nothing in an f-string, and no text but one that is written out."""
    known = {form for message in catalogue("messages.pot") for form in forms(message.id)}
    for path in sorted(set(FOLDER.parent.glob("**/*.py")) - set(FOLDER.parent.glob("checks/**/*.py"))):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in SAYING:
                assert not isinstance(node.args[0], ast.JoinedStr | ast.BinOp), f"{path.name}:{node.lineno}"
                texts = [word.value for word in node.args[:2] if isinstance(word, ast.Constant)]
                assert {text for text in texts if isinstance(text, str)} <= known, f"{path.name}:{node.lineno}"


def test_what_is_counted_is_so_everywhere(gathered: list[Place]) -> None:
    """The catalogue knows a string by its first form, and would keep one of two."""
    found: dict[str, set[object]] = {}
    for _, text in gathered:
        found.setdefault(forms(text)[0], set()).add(text)
    assert [texts for texts in found.values() if len(texts) > 1] == []


@pytest.mark.parametrize("language", SPOKEN)
def test_each_language_has_what_the_catalogue_has(language: str) -> None:
    assert ids(catalogue(f"{language}.po")) == ids(catalogue("messages.pot")), "Run `make strings`"


def test_the_catalogue_names_files_and_neither_days_nor_lines() -> None:
    text = (FOLDER / "messages.pot").read_text()
    assert "\n#: plugins/knowledge_bank/outputs/packs/plan.py\n" in text
    assert "Creation-Date" not in text and not re.search(r"^#: .*:\d", text, re.MULTILINE)


def materials(language: str) -> dict[str, str]:
    """Material's own strings by their keys."""
    text = (LANGUAGES / f"{language}.html").read_text()
    return dict(re.findall(r'^  "([\w.]+)": "(.*?)",?$', text, re.MULTILINE))


def test_every_welsh_string_is_materials_own() -> None:
    theirs = materials("cy")
    own = list(translated("cy"))
    assert own
    for message in own:
        [told] = [comment for comment in message.user_comments if comment.startswith("Material: ")]
        keys = told.removeprefix("Material: ").split(", ")
        said = {theirs[key].replace("#", "{count}") for key in keys if not key.endswith(".one")}
        said |= {theirs[key].replace("1", "{count}") for key in keys if key.endswith(".one")}
        assert set(forms(message.string)) == said, message.id


# ----------------------------------------------------------------------------------------------- what is filled in


def places(text: str) -> set[str]:
    """The placeholders of a text. Raises ValueError where it could not be filled in."""
    found = [(name, spec, conversion) for _, name, spec, conversion in Formatter().parse(text) if name is not None]
    assert all(name.isidentifier() and not spec and not conversion for name, spec, conversion in found), text
    return {name for name, _, _ in found}


def everything() -> list[tuple[str, str]]:
    """Each string with each translation of it, and each of a plural with the other; a text alone stands with itself."""
    found = []
    for language in (None, *SPOKEN):
        for message in catalogue(f"{language}.po" if language else "messages.pot"):
            source = forms(message.id)[-1]
            said = [text for text in forms(message.string) if text]
            found += [(source, text) for text in (*forms(message.id), *said) if source]
    return found


def test_every_string_has_the_placeholders_of_its_original_and_can_be_filled() -> None:
    assert any(places(source) for source, _ in everything())
    for source, text in everything():
        assert places(text) == places(source)
        for value in ("plain", "<b>{braces}</b>", "{0}", "100 %s", ""):
            filled = Markup(text).format(**dict.fromkeys(places(source), value))
            assert filled.count(escape(value)) >= len(places(text)), text


def test_values_are_escaped_in_html_and_left_to_the_template_in_an_attribute() -> None:
    english = strings("en-GB")
    assert english.say("It says <em>{word}</em>.", word="<b> & 'c'") == "It says <em>&lt;b&gt; &amp; &#39;c&#39;</em>."
    assert english.say("It says {word}.", word=Markup("<b>this</b>")) == "It says <b>this</b>."
    assert english.label("It says {word}.", word="<b>") == "It says <b>."
    assert not isinstance(english.label("{word}", word="<b>"), Markup)
    assert english.say("{not filled in}") == "{not filled in}"


# ------------------------------------------------------------------------------------------------- in which language


def test_what_the_catalogue_has_is_said_in_the_language() -> None:
    assert strings("cy").say("Skip to content") == "Neidio i'r cynnwys"
    assert strings("cy-GB").label("On this page") == "Cynnwys tudalen"
    assert strings("en-GB").say("Skip to content") == "Skip to content"


def test_what_it_lacks_is_english_and_marked_as_such_but_for_attributes() -> None:
    welsh = strings("cy")
    assert welsh.say(NOWHERE) == f'<span lang="en-GB">{NOWHERE}</span>'
    assert welsh.label(NOWHERE) == NOWHERE
    assert welsh.counted("{count} thing", "{count} things", 2) == '<span lang="en-GB">2 things</span>'
    assert welsh.counted_label("{count} thing", "{count} things", 1) == "1 thing"
    one, many = "{count} pack, newest first.", "{count} packs, newest first."
    assert (one, many) in ids(catalogue("cy.po"))
    assert welsh.counted(one, many, 1) == '<span lang="en-GB">1 pack, newest first.</span>'
    assert strings("en").say(NOWHERE) == NOWHERE == strings("en-GB").say(NOWHERE)


def test_days_and_lists_are_in_the_language_of_the_words_around_them() -> None:
    day, words = date(2019, 1, 10), ("loss", "fear")
    assert strings("cy").day(day) == "10 Ionawr 2019"
    assert strings("en-GB").day(day) == "10 January 2019"
    marked = '<span lang="en-GB">By 10 January 2019: loss and fear</span>'
    assert strings("cy").say("By {day}: {words}", day=day, words=words) == marked
    assert strings("cy").label("By {day}: {words}", day=day, words=words) == "By 10 January 2019: loss and fear"


@pytest.mark.parametrize(
    ("items", "told"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_a_list_has_no_comma_before_its_last(items: tuple[str, ...], told: str) -> None:
    assert strings("en-GB").listed(items) == told == strings("en").listed(items)


def test_a_list_of_html_is_html() -> None:
    assert strings("en-GB").listed(["<b>", Markup("<i>c</i>")]) == Markup("&lt;b&gt; and <i>c</i>")
    assert not isinstance(strings("en-GB").listed(["<b>", "c"]), Markup)


def test_numbers_follow_the_rules_of_the_language() -> None:
    english, welsh = strings("en-GB"), strings("cy")
    said = [english.counted("{count} minute", "{count} minutes", count) for count in (0, 1, 2)]
    assert said == ["0 minutes", "1 minute", "2 minutes"]
    assert welsh.counted("{count} min", "{count} min", 3) == "3 munud i'w ddarllen"
    assert english.counted("{count} by {who}", "{count} by {who}", 2, who="<me>") == "2 by &lt;me&gt;"


@pytest.mark.parametrize(("count", "form"), [(0, 0), (1, 1), (2, 2), (3, 3), (4, 5), (6, 4), (7, 5), (20, 5)])
def test_welsh_has_the_six_forms_of_cldr(count: int, form: int) -> None:
    assert catalogue("cy.po").num_plurals == 6
    assert c2py(catalogue("cy.po").plural_expr)(count) == form


@pytest.mark.parametrize("language", ["xx", "x-unheard", "tlh"])
def test_a_language_that_nobody_knows_speaks_english(language: str) -> None:
    unknown = strings(language)
    assert unknown.label("Skip to content") == "Skip to content"
    assert unknown.say("Skip to content") == '<span lang="en-GB">Skip to content</span>'
    assert unknown.day(date(2019, 1, 10)) == "10 January 2019"
    assert unknown.listed(["a", "b", "c"]) == "a, b and c"
    assert direction(language) == "ltr"


def test_languages_are_called_what_they_call_themselves() -> None:
    assert [language_name(tag) for tag in ("cy", "en-GB", "ar", "xx")] == ["Cymraeg", "English", "العربية", "xx"]
    assert (direction("cy"), direction("ar")) == ("ltr", "rtl")


def test_what_is_said_later_is_the_text_itself() -> None:
    assert later(NOWHERE) is NOWHERE
    assert strings("cy") is strings("cy") and isinstance(strings("cy"), Strings)
