"""Files that one process at a time appends to."""

import fcntl
import os
import time
from contextlib import ExitStack
from pathlib import Path

from evals.artifact.errors import ArtifactError

TRIES, WAIT_SECONDS = 5, 0.02


def open_file(path: Path, stack: ExitStack) -> int:
    """A descriptor to append to, closed with the stack; the file is its owner's alone. Raises `OSError`."""
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    stack.callback(os.close, file)
    return file


def lock(file: int, busy: str) -> None:
    """Keep others out until the process ends, however it does.

    Tried a few times, for `is_locked` holds the file for an instant, too.

    Raises:
        ArtifactError: `busy`, when another process has it.
    """
    for _ in range(TRIES):
        try:
            return fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(WAIT_SECONDS)
    raise ArtifactError(busy)


def is_locked(path: Path) -> bool:
    """Whether a process holds the file now. Raises `OSError` where there is none."""
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def cut_torn(file: int) -> None:
    """A last line without its end was being written when the run stopped: nobody was told that it was there."""
    end = size = os.lseek(file, 0, os.SEEK_END)
    while end:
        start = max(0, end - 65_536)
        at = os.pread(file, end - start, start).rfind(b"\n")
        if at >= 0:
            end = start + at + 1
            break
        end = start
    if end < size:
        os.ftruncate(file, end)
        os.fsync(file)
