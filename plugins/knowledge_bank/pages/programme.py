"""The workshops of the programme, each with a page."""

from collections.abc import Iterator

from knowledge_bank.model import Edition
from knowledge_bank.pages.view import View
from knowledge_bank.strings import strings

WORKSHOPS = "workshops/"
CALENDAR = "workshops.ics"


def programme_views(edition: Edition) -> Iterator[View]:
    """The series as a whole, and a page per workshop with its notes and the issue that followed."""
    catalog = edition.catalog
    programme = catalog.programme
    workshops = programme.workshops
    if not workshops:
        return
    spoken = strings(catalog.bank.language)
    yield View(
        address=WORKSHOPS,
        title=spoken.label("Workshops"),
        template="workshops.html",
        shows={"programme": programme, "next": programme.next_workshop(edition.day), "calendar": CALENDAR},
        section=WORKSHOPS,
        description=spoken.label(
            "The workshops of the programme, what each was planned to cover, and what was written about it."
        ),
    )
    for place, workshop in enumerate(workshops):
        yield View(
            address=workshop.address,
            title=workshop.title,
            template="workshop.html",
            shows={
                "workshop": workshop,
                "focuses": programme.focuses,
                "reported_at": programme.by_id.get(workshop.between.reported_at or "") if workshop.between else None,
                "notes": catalog.notes_of(workshop.id),
                "issues": [issue for issue in catalog.issues if issue.header.workshop == workshop.id],
                "previous": workshops[place - 1] if place else None,
                "next": workshops[place + 1] if place + 1 < len(workshops) else None,
                "is_past": workshop.date < edition.day,
            },
            section=WORKSHOPS,
            description=spoken.label("What {workshop} was planned to cover.", workshop=workshop.title.lower()),
            searchable=True,
        )
