"""`workshops.ics` says when the workshops are and what is due around them, and every calendar can take it."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Alarm, Calendar, Event
from knowledge_bank.checks import inspect
from knowledge_bank.model import Edition, Workshop, edition
from knowledge_bank.outputs.calendar import calendar, calendar_files

from tests.sites import build, page, write_site

ROOT = Path(__file__).parents[2]
LINE = re.compile(rb"[A-Z-]+(;[A-Z-]+=[^:;,\"]+)*:.*")
NEEDED = {"VCALENDAR": {"PRODID", "VERSION"}, "VEVENT": {"UID", "DTSTAMP", "DTSTART"}, "VALARM": {"ACTION", "TRIGGER"}}
"""By RFC 5545, of each component."""
WORKSHOPS = {
    "w1": date(2017, 9, 29),
    "w2": date(2017, 12, 15),
    "w3": date(2018, 3, 16),
    "w4": date(2018, 6, 22),
    "w5": date(2018, 10, 12),
    "w6": date(2018, 12, 14),
    "w7": date(2019, 3, 22),
    "w8": date(2019, 6, 21),
    "w9": date(2019, 9, 27),
}
"""The nine quarterly days of the published programme."""


@pytest.fixture(scope="module")
def shipped() -> Edition:
    subject = inspect(ROOT / "content", "content").subject
    assert subject is not None
    return edition(subject.catalog, "public", subject.day)


@pytest.fixture(scope="module")
def data(shipped: Edition) -> bytes:
    return calendar(shipped)


def events(data: bytes) -> dict[str, Event]:
    """By their ids, without the host; one that can't be read, or not wholly, fails the test."""
    [made] = Calendar.from_ical(data, multiple=True)
    for component in made.walk():
        assert component.errors == []
        assert set(component) >= NEEDED[component.name or ""]
    found = {str(event["UID"]): event for event in made.events}
    assert len(found) == len(made.events), "3.8.4.7: an id is that of one event"
    hosts = {uid.partition("@")[2] for uid in found}
    assert len(hosts) == 1
    return {uid.partition("@")[0]: event for uid, event in found.items()}


def workshops(data: bytes) -> dict[str, Event]:
    return {uid: event for uid, event in events(data).items() if "Workshop" in event.categories}


def test_a_leader_imports_nine_workshops_and_what_is_due_for_each(data: bytes) -> None:
    """Acceptance scenario 7."""
    assert {uid: event.start for uid, event in workshops(data).items()} == WORKSHOPS
    logs = {uid: event for uid, event in events(data).items() if uid.endswith("-log")}
    assert {uid: event.start for uid, event in logs.items()} == {
        f"{uid}-log": day - timedelta(days=14) for uid, day in WORKSHOPS.items()
    }
    letters = {uid: event for uid, event in events(data).items() if uid.endswith("-newsletter")}
    assert len(letters) == 9
    assert len(events(data)) == 27
    assert str(logs["w5-log"]["SUMMARY"]) == "Activity log due for Workshop 5"


def test_a_workshop_takes_the_day_and_what_is_due_reminds_a_week_before(data: bytes) -> None:
    for uid, event in events(data).items():
        assert event.end - event.start == timedelta(days=1), "all day; the end is the day after"
        assert type(event.start) is date
        due = uid not in WORKSHOPS
        assert event["TRANSP"] == ("TRANSPARENT" if due else "OPAQUE")
        alarms = event.walk("VALARM")
        assert len(alarms) == int(due)
        for alarm in alarms:
            assert alarm["ACTION"] == "DISPLAY"
            assert alarm["DESCRIPTION"] == event["SUMMARY"], "3.6.6: what is displayed"
            assert isinstance(alarm, Alarm)
            assert -timedelta(days=7) == alarm.TRIGGER


def test_a_workshop_tells_what_is_planned_and_where_to_read_on(data: bytes) -> None:
    first = workshops(data)["w1"]
    assert first["SUMMARY"] == "Workshop 1, Second England Innovation Project (EIP2)"
    assert first["URL"] == "https://practice-knowledge-bank.example/workshops/w1/"
    told = str(first["DESCRIPTION"]).splitlines()
    assert told[0].startswith("Practice: What the safety planning and networks deliverable means; Present position, he")
    assert len(told) == 6


def test_it_is_written_as_rfc_5545_asks(data: bytes) -> None:
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r"), "3.1: lines end with both"
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75, "3.1: folded at 75 octets"
    for line in lines:
        line.decode()  # no letter is cut in two
    unfolded = data.replace(b"\r\n ", b"").split(b"\r\n")[:-1]
    assert all(LINE.fullmatch(line) for line in unfolded)
    open_: list[bytes] = []
    for line in unfolded:
        name, _, value = line.partition(b":")
        if name == b"BEGIN":
            open_.append(value)
        elif name == b"END":
            assert open_.pop() == value
    assert open_ == []
    for text in re.findall(rb"(?:SUMMARY|DESCRIPTION):(.*)", b"\n".join(unfolded)):
        assert not re.search(rb"(?<!\\)[,;]", text), "3.3.11: commas and semicolons are escaped"


def test_it_is_stamped_with_the_day_of_the_bank_and_the_same_every_time(shipped: Edition, data: bytes) -> None:
    assert {event.DTSTAMP for event in events(data).values()} == {datetime(2019, 1, 10, tzinfo=UTC)}
    assert calendar(shipped) == data


def test_a_workshop_that_is_moved_stays_the_event_it_was(shipped: Edition, data: bytes) -> None:
    moved = [
        workshop.model_copy(update={"date": workshop.date + timedelta(days=7)})
        for workshop in shipped.catalog.programme.workshops
    ]
    later = calendar(with_workshops(shipped, moved))
    assert list(events(later)) == list(events(data))
    assert workshops(later)["w7"].start == date(2019, 3, 29)


def with_workshops(shipped: Edition, workshops: list[Workshop]) -> Edition:
    programme = replace(shipped.catalog.programme, workshops=tuple(workshops))
    return replace(shipped, catalog=replace(shipped.catalog, programme=programme))


def test_the_page_of_the_workshops_leads_to_it(tmp_path: Path) -> None:
    site = build(write_site(tmp_path))
    [href] = re.findall(r'<a href="([^"]*)" type="text/calendar">', page(site, "workshops"))
    found = (site / "workshops" / href).resolve()
    assert found == site / "workshops.ics"
    told = events(found.read_bytes())
    assert set(told) == {"w1", "w2"}, "nothing is due in a programme that says nothing of it"
    assert "URL" not in told["w1"], "a bank without an address"


def test_a_programme_without_workshops_has_no_calendar(shipped: Edition) -> None:
    assert list(calendar_files(with_workshops(shipped, []))) == []
