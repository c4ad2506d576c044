"""`workshops.ics`: the workshops and what is due around them, as calendars take them (RFC 5545)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlsplit

from knowledge_bank.model import Edition, Programme
from knowledge_bank.pages.programme import CALENDAR
from knowledge_bank.strings import Strings, strings

AHEAD = timedelta(days=7)
"""How long before something is due a calendar reminds of it."""


@dataclass(frozen=True)
class Appointment:
    """A day to keep in mind."""

    id: str
    """Stays what it is when the day moves."""
    day: date
    title: str
    address: str
    """Of the workshop's page."""
    about: str = ""
    due: bool = False
    """True for what has to be done by then: it takes nobody's day, and is reminded of."""


def calendar_files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Path and content of the calendar; nothing where the programme has no workshops."""
    if edition.catalog.programme.workshops:
        yield CALENDAR, calendar(edition)


def appointments(programme: Programme, spoken: Strings) -> Iterator[Appointment]:
    """The workshops, and the logs and newsletters that are due around each."""
    for workshop in programme.workshops:
        id, title, address = workshop.id, workshop.title, workshop.address
        topics = ((focus.title, workshop.topics.get(focus.id, ())) for focus in programme.focuses)
        planned = "\n".join(f"{name}: {'; '.join(told)}" for name, told in topics if told)
        full = f"{title}, {programme.title}" if programme.title else title
        yield Appointment(id, workshop.date, full, address, planned)
        if workshop.log_due:
            told = spoken.label("Activity log due for {workshop}", workshop=title)
            yield Appointment(f"{id}-log", workshop.log_due, told, address, due=True)
        if workshop.newsletter_due:
            told = spoken.label("Newsletter due after {workshop}", workshop=title)
            yield Appointment(f"{id}-newsletter", workshop.newsletter_due, told, address, due=True)


def calendar(edition: Edition) -> bytes:
    """
    All-day events.

    They keep their ids, so that a calendar which takes the file again moves what was moved and adds nothing twice.
    """
    # Loading it takes as long as checking twenty entries, which checks need not spend.
    from icalendar import Calendar

    bank, programme = edition.catalog.bank, edition.catalog.programme
    spoken = strings(bank.language)
    name = spoken.label("{programme}: workshops", programme=programme.title or bank.title)
    made = Calendar()
    for field, value in {
        "prodid": "-//Practice knowledge bank//Workshops//EN",
        "version": "2.0",
        "name": name,
        "x-wr-calname": name,  # what calendars asked for before RFC 7986 gave it a name
    }.items():
        made.add(field, value)
    stamp = datetime.combine(edition.day, time(), UTC)
    for appointment in appointments(programme, spoken):
        made.add_component(_event(appointment, bank.address, stamp, spoken))
    data: bytes = made.to_ical()
    return data


def _event(appointment: Appointment, site: str, stamp: datetime, spoken: Strings) -> Any:
    from icalendar import Alarm, Event

    event = Event()
    host = urlsplit(site).hostname or "knowledge-bank.invalid"
    for field, value in {
        "uid": f"{appointment.id}@{host}",
        "dtstamp": stamp,
        "dtstart": appointment.day,
        "dtend": appointment.day + timedelta(days=1),
        "summary": appointment.title,
        "description": appointment.about,
        "url": site and site + appointment.address,
        "categories": [spoken.label("Reminder") if appointment.due else spoken.label("Workshop")],
        "transp": "TRANSPARENT" if appointment.due else "OPAQUE",
    }.items():
        if value:
            event.add(field, value)
    if appointment.due:
        alarm = Alarm()
        for field, value in {"action": "DISPLAY", "description": appointment.title, "trigger": -AHEAD}.items():
            alarm.add(field, value)
        event.add_component(alarm)
    return event
