"""Files are written whole or not at all, also when the writer is killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from knowledge_bank.writing.files import write

OLD, NEW = b"old\n" * 200_000, b"new\n" * 200_000

WRITER = """
import sys
from pathlib import Path
from knowledge_bank.writing.files import write
path, old, new = Path(sys.argv[1]), b"old\\n" * 200_000, b"new\\n" * 200_000
print("ready", flush=True)
while True:
    write({path: new})
    write({path: old})
"""


def test_all_files_get_their_content_and_missing_folders_are_made(tmp_path: Path) -> None:
    write({tmp_path / "a.md": "é\n", tmp_path / "b" / "c.bin": b"\x00"})
    assert (tmp_path / "a.md").read_bytes() == "é\n".encode()
    assert (tmp_path / "b" / "c.bin").read_bytes() == b"\x00"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.md", "b", "c.bin"]


def test_when_one_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("old")
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OSError):
        write({tmp_path / "a.md": "new", tmp_path / "file" / "b.md": "new"})
    assert (tmp_path / "a.md").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "file"]


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    path.chmod(0o600)
    write({path: "new"})
    assert path.stat().st_mode & 0o777 == 0o600


def test_whoever_is_killed_while_writing_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "issue.md"
    path.write_bytes(OLD)
    for delay in (0.0, 0.003, 0.007, 0.013, 0.02, 0.03):
        with subprocess.Popen([sys.executable, "-c", WRITER, path], stdout=subprocess.PIPE, env=os.environ) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(delay)
            writer.send_signal(signal.SIGKILL)
        assert path.read_bytes() in (OLD, NEW)
