"""What all rooms' tests share."""

from pathlib import Path

import pytest

from tests.banks import write_bank


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """The folder of a small, sound bank."""
    return write_bank(tmp_path / "content")
