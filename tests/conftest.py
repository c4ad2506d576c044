"""What all rooms' tests share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.banks import write_bank
from tests.shared import Once, sharing
from tests.sites import build_shipped


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="write the golden files anew, to be read before committing")


@pytest.fixture
def renew(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written rather than compared with."""
    return bool(request.config.getoption("--renew"))


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Makes what all processes of these tests share."""
    return sharing(tmp_path_factory)


@pytest.fixture(scope="session")
def edition_of(once: Once) -> Callable[[str], Path]:
    """The built edition of the shipped bank for an access level; to be looked at alone."""
    return lambda level: once(f"shipped-{level}", lambda site: build_shipped(site, level))


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """The folder of a small, sound bank."""
    return write_bank(tmp_path / "content")
