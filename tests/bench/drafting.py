"""What drafting an issue costs in a large bank."""

from pathlib import Path

from tests.bench.measure import Cost, best, run

QUARTER = 3
"""The issues of a bank come out each month; without so many, the next one covers a quarter."""
MOST = 2.0
"""Seconds on the clock that a draft may take at 5,000 entries."""


def draft(bank: Path) -> tuple[Cost, Cost]:
    """Draft the issue of the bank's last quarter, in place of its last issues; and draft it again."""
    files = sorted(bank.glob("newsletters/*/*.md"))[-QUARTER:]
    for file in files:
        file.unlink()
    name = f"{files[-1].parent.name}/{files[-1].stem}"
    first = run("kb", "newsletter", "draft", name, "--bank", bank)
    return first, best([run("kb", "newsletter", "draft", name, "--bank", bank) for _ in range(2)])


def report(size: int, bank: Path) -> str:
    """One line of the bench."""
    first, again = draft(bank)
    verdict = f", at most {MOST} {'holds' if first.wall <= MOST else 'IS BROKEN'}" if size == 5_000 else ""
    return (
        f"         drafting an issue {first.wall:.2f} s on the clock ({first.cpu:.2f} s CPU){verdict};"
        f" again {again.wall:.2f} s ({again.cpu:.2f} s CPU)"
    )
