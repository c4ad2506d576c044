"""The day a bank is shown as of."""

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

from knowledge_bank.model import Bank


def day_of(bank: Bank, folder: Path) -> date:
    """`as_of` of the bank, else SOURCE_DATE_EPOCH, else the day of the last commit, else today (all in UTC)."""
    if bank.as_of is not None:
        return bank.as_of
    seconds = os.environ.get("SOURCE_DATE_EPOCH") or _commit_time(folder)
    now = datetime.fromtimestamp(int(seconds), UTC) if seconds else datetime.now(UTC)
    return now.date()


def _commit_time(folder: Path) -> str:
    command = ["git", "-C", str(folder), "log", "-1", "--format=%ct"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=10).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return ""
