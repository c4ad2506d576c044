"""What all rooms' tests share."""

from pathlib import Path

import pytest

from tests.banks import write_bank


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="write the golden files anew, to be read before committing")


@pytest.fixture
def renew(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written rather than compared with."""
    return bool(request.config.getoption("--renew"))


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """The folder of a small, sound bank."""
    return write_bank(tmp_path / "content")
