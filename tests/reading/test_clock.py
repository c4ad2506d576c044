"""The day a bank is shown as of: the bank's own, the builder's, the last commit's, or today."""

import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from knowledge_bank.reading import day_of, read

from tests.banks import SETTINGS, write_bank


def day(bank: Path) -> date:
    catalog = read(bank).catalog
    assert catalog is not None
    return day_of(catalog.bank, bank)


def commit(folder: Path, when: str) -> None:
    for command in (
        ["init", "--quiet"],
        ["-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "--allow-empty", "-m", "x"],
    ):
        environment = {"GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when, "PATH": "/usr/bin:/bin", "HOME": "/nowhere"}
        subprocess.run(["git", "-C", str(folder), *command], check=True, env=environment)


def test_each_clock_gives_way_to_the_one_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    bank = write_bank(tmp_path / "content", {"bank.yml": SETTINGS.replace("as_of: 2019-01-10\n", "")})
    before = datetime.now(UTC).date()
    assert before <= day(bank) <= datetime.now(UTC).date()
    commit(bank, "2018-03-01T23:30:00-0200")
    assert day(bank) == date(2018, 3, 2)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2017, 9, 29, 23, 59, tzinfo=UTC).timestamp())))
    assert day(bank) == date(2017, 9, 29)
    (bank / "bank.yml").write_text(SETTINGS)
    assert day(bank) == date(2019, 1, 10)
