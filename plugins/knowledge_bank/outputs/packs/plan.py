"""Plans: what to do in the twenty, sixty or hundred and eighty minutes that a team has for an entry."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from knowledge_bank.model.pack import Occasion
from knowledge_bank.outputs.packs.pack import Pack
from knowledge_bank.strings import Strings, strings


@dataclass(frozen=True)
class Step:
    """What happens for some minutes."""

    start: int
    """In minutes from the beginning, as is the end."""
    end: int
    title: Markup
    text: Markup


@dataclass(frozen=True)
class Plan:
    """The steps of one occasion, from its first minute to its last."""

    occasion: Occasion
    steps: tuple[Step, ...]


def plan(pack: Pack, occasion: Occasion) -> Plan:
    """The plan of an occasion, with the steps that this entry has something for."""
    steps, start = [], 0
    for minutes, (title, *sentences) in _STEPS[occasion](pack, strings(pack.language)):
        steps.append(Step(start, start + minutes, title, Markup(" ").join(filter(None, sentences))))
        start += minutes
    return Plan(occasion, tuple(steps))


def named(occasions: Sequence[Occasion], language: str) -> str:
    """`Supervision, group supervision and training`, as HTML."""
    spoken = strings(language)
    return spoken.listed(
        spoken.say(occasion.mention if place else occasion.label) for place, occasion in enumerate(occasions)
    )


Said = tuple[Markup, ...]
"""The title of a step and its sentences; of these some are empty."""
Steps = tuple[tuple[int, Said], ...]
"""Each with its minutes."""


def _supervision(pack: Pack, spoken: Strings) -> Steps:
    say = spoken.say
    ours = say("What in it is like our own work? Speak of practice first, not yet of a family.")
    return (
        (3, (say("Arrive"), say("Each reads the brief again."), _warning(pack, spoken))),
        (5, (say("What it touches"), ours)),
        (8, _one_question(pack, spoken)),
        (4, (say("One step"), say("Write what you will do, by when, and what you will tell the family."))),
    )


def _group(pack: Pack, spoken: Strings) -> Steps:
    say = spoken.say
    messages = say("Which of the key messages do we live by already? Which would surprise a family?")
    ours = say("Where would it have changed something for us? Tell it without names.")
    end = say("What will you do, and by when? Ask whether anyone needs somebody to talk to.")
    return (
        (5, (say("Open"), say("Say what the hour is for, and that nobody is being tested."), _warning(pack, spoken))),
        (5, (say("Read"), say("Everybody reads the brief, in silence."))),
        (10, (say("In pairs"), messages)),
        (25, _some_questions(pack, spoken)),
        (10, (say("Our own work"), ours, _instead(pack, spoken))),
        (5, (say("One step each"), end)),
    )


def _training(pack: Pack, spoken: Strings) -> Steps:
    say = spoken.say
    whole = spoken.counted(
        "Everybody reads the whole of it ({count} minute), then says one word.",
        "Everybody reads the whole of it ({count} minutes), then says one word.",
        pack.reading_minutes,
    )
    messages = say("Each explains a key message with something from their own work, without names.")
    asked = say("Which form, meeting or measure of ours gets in the way? Who can change it?")
    end = say("One step each, with a day. Say again where to turn if this stirs something up.")
    return (
        (10, (say("Open"), say("What people hope to take home. Nobody is being tested."), _warning(pack, spoken))),
        (15, (say("Read"), whole)),
        (20, (say("In pairs"), messages)),
        (30, _some_questions(pack, spoken)),
        (15, (say("Break"), say("Fresh air. Whoever leads it looks for those who have gone quiet."))),
        (60, _exercise(pack, spoken)),
        (20, (say("What it asks of us"), asked)),
        (10, (say("Close"), end)),
    )


_STEPS = {Occasion.SUPERVISION: _supervision, Occasion.GROUP: _group, Occasion.TRAINING: _training}


def _warning(pack: Pack, spoken: Strings) -> Markup:
    if not pack.warnings:
        return Markup()
    return spoken.say("Say that it tells of {warnings}; anyone may step out.", warnings=", ".join(pack.warnings))


def _one_question(pack: Pack, spoken: Strings) -> Said:
    say = spoken.say
    if pack.questions:
        return (
            say("One question"),
            say("Choose one of the questions and stay with it: what do we know, and how do we know it?"),
        )
    return (
        say("One message"),
        say("Choose one of the key messages. When did our work show it last, and when did it not?"),
    )


def _some_questions(pack: Pack, spoken: Strings) -> Said:
    say = spoken.say
    if pack.questions:
        return (
            say("Questions"),
            say("Take two or three. All write before anyone speaks; ask whoever disagrees what they see."),
        )
    return (
        say("Messages"),
        say("Take two key messages. All write when our work showed them last, and when not; then compare."),
    )


def _instead(pack: Pack, spoken: Strings) -> Markup:
    """The exercise fills an hour by itself."""
    if not pack.exercise:
        return Markup()
    if not pack.session_minutes:
        return spoken.say("Or begin the exercise after reading, in place of pairs, questions and this.")
    return spoken.counted(
        "Or begin the exercise (about {count} minute) after reading, in place of pairs, questions and this.",
        "Or begin the exercise (about {count} minutes) after reading, in place of pairs, questions and this.",
        pack.session_minutes,
    )


def _exercise(pack: Pack, spoken: Strings) -> Said:
    say = spoken.say
    if pack.exercise:
        told = say("Try it, as told in this pack; then tell how it went.")
        return say("Exercise"), told, _length(pack, spoken)
    return (
        say("Our own work"),
        say("In threes: one brings a situation, one asks, one watches. Change every twenty minutes."),
    )


def _length(pack: Pack, spoken: Strings) -> Markup:
    minutes = pack.session_minutes
    if not minutes:
        return Markup()
    if minutes <= 60:
        return spoken.counted("It takes about {count} minute.", "It takes about {count} minutes.", minutes)
    return spoken.counted(
        "It takes about {count} minute: do its first steps, or plan a longer day.",
        "It takes about {count} minutes: do its first steps, or plan a longer day.",
        minutes,
    )
