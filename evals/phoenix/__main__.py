"""`python -m evals.phoenix FOLDER --url URL`: mirror an experiment; with `--follow`, until standard input ends.

It gives way to all else on the machine. One line on standard output says how it ended; exit code 0: all is there.
"""

import argparse
import asyncio
import os
import sys
import threading
from pathlib import Path

NICENESS = 10


def main() -> int:
    """Mirror; gives the exit code."""
    asked = argparse.ArgumentParser(prog="python -m evals.phoenix", description="Mirror an experiment to Phoenix.")
    asked.add_argument("folder", type=Path)
    asked.add_argument("--url", required=True)
    asked.add_argument("--engine", help="base URL of the rehearsal engine, for the playground")
    asked.add_argument("--follow", action="store_true")
    given = asked.parse_args()
    os.nice(NICENESS)
    code, said = asyncio.run(_mirror(given.folder, given.url, given.engine, given.follow))
    sys.stdout.write(f"{said}\n")
    return code


async def _mirror(folder: Path, url: str, engine: str | None, follow: bool) -> tuple[int, str]:
    from evals.artifact import ArtifactError, WriteFailed
    from evals.phoenix.errors import PhoenixAway, PhoenixRefused
    from evals.phoenix.mirroring import mirror_folder

    finished = asyncio.Event()
    if follow:
        _at_end_of_stdin(finished, asyncio.get_running_loop())
    else:
        finished.set()
    try:
        links = await mirror_folder(folder, url.rstrip("/"), finished, engine)
    except (PhoenixAway, PhoenixRefused, ArtifactError, WriteFailed) as error:
        return 1, str(error)
    except OSError as error:
        return 1, f"cannot use {error.filename or folder}: {error.strerror}"
    return 0, links.compare()


def _at_end_of_stdin(finished: asyncio.Event, loop: asyncio.AbstractEventLoop) -> None:
    """Whoever started this holds the other end of a pipe: it closes when they say so, and when they are gone."""

    def wait() -> None:
        sys.stdin.buffer.read()
        loop.call_soon_threadsafe(finished.set)

    threading.Thread(target=wait, daemon=True).start()


if __name__ == "__main__":
    sys.exit(main())
