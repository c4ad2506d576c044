"""Plans: what to do in the twenty, sixty or hundred and eighty minutes that a team has for an entry."""

from dataclasses import dataclass

from knowledge_bank.model.pack import Occasion
from knowledge_bank.outputs.packs.pack import Pack


@dataclass(frozen=True)
class Step:
    """What happens for some minutes."""

    start: int
    """In minutes from the beginning, as is the end."""
    end: int
    title: str
    text: str


@dataclass(frozen=True)
class Plan:
    """The steps of one occasion, from its first minute to its last."""

    occasion: Occasion
    steps: tuple[Step, ...]


def plan(pack: Pack, occasion: Occasion) -> Plan:
    """The plan of an occasion, with the steps that this entry has something for."""
    steps, start = [], 0
    for minutes, title, text in _STEPS[occasion](pack):
        steps.append(Step(start, start + minutes, title, text))
        start += minutes
    return Plan(occasion, tuple(steps))


Steps = tuple[tuple[int, str, str], ...]
"""Minutes, title and text of each."""


def _supervision(pack: Pack) -> Steps:
    return (
        (3, "Arrive", f"Each reads the brief again.{_warning(pack)}"),
        (5, "What it touches", "What in it is like our own work? Speak of practice first, not yet of a family."),
        (8, *_one_question(pack)),
        (4, "One step", "Write what you will do, by when, and what you will tell the family."),
    )


def _group(pack: Pack) -> Steps:
    return (
        (5, "Open", f"Say what the hour is for, and that nobody is being tested.{_warning(pack)}"),
        (5, "Read", "Everybody reads the brief, in silence."),
        (10, "In pairs", "Which of the key messages do we live by already? Which would surprise a family?"),
        (25, *_some_questions(pack)),
        (10, "Our own work", f"Where would it have changed something for us? Tell it without names.{_instead(pack)}"),
        (5, "One step each", "What will you do, and by when? Ask whether anyone needs somebody to talk to."),
    )


def _training(pack: Pack) -> Steps:
    return (
        (10, "Open", f"What people hope to take home. Nobody is being tested.{_warning(pack)}"),
        (15, "Read", f"Everybody reads the whole of it ({_minutes(pack.reading_minutes)}), then says one word."),
        (20, "In pairs", "Each explains a key message with something from their own work, without names."),
        (30, *_some_questions(pack)),
        (15, "Break", "Fresh air. Whoever leads it looks for those who have gone quiet."),
        (60, *_exercise(pack)),
        (20, "What it asks of us", "Which form, meeting or measure of ours gets in the way? Who can change it?"),
        (10, "Close", "One step each, with a day. Say again where to turn if this stirs something up."),
    )


_STEPS = {Occasion.SUPERVISION: _supervision, Occasion.GROUP: _group, Occasion.TRAINING: _training}


def _warning(pack: Pack) -> str:
    return f" Say that it tells of {', '.join(pack.warnings)}; anyone may step out." if pack.warnings else ""


def _one_question(pack: Pack) -> tuple[str, str]:
    if pack.questions:
        return "One question", "Choose one of the questions and stay with it: what do we know, and how do we know it?"
    return "One message", "Choose one of the key messages. When did our work show it last, and when did it not?"


def _some_questions(pack: Pack) -> tuple[str, str]:
    if pack.questions:
        return "Questions", "Take two or three. All write before anyone speaks; ask whoever disagrees what they see."
    return "Messages", "Take two key messages. All write when our work showed them last, and when not; then compare."


def _instead(pack: Pack) -> str:
    """The exercise fills an hour by itself."""
    if not pack.exercise:
        return ""
    time = f" (about {_minutes(pack.session_minutes)})" if pack.session_minutes else ""
    return f" Or begin the exercise{time} after reading, in place of pairs, questions and this."


def _exercise(pack: Pack) -> tuple[str, str]:
    if pack.exercise:
        time = f" It takes about {_minutes(pack.session_minutes)}" if pack.session_minutes else ""
        over = ": do its first steps, or plan a longer day." if pack.session_minutes > 60 else "."
        return "Exercise", f"Try it, as told in this pack; then tell how it went.{time}{over if time else ''}"
    return "Our own work", "In threes: one brings a situation, one asks, one watches. Change every twenty minutes."


def _minutes(count: int) -> str:
    return "1 minute" if count == 1 else f"{count} minutes"
