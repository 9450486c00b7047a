"""A run killed in the middle, several times: nothing that was acknowledged is repeated, nothing is lost or doubled."""

import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from evals.artifact import read_artifact, read_summary
from tests.evals.runner.support import JUDGE

CASES, WAIT_SECONDS = 200, 60
ROOT = Path(__file__).parents[3]


def started(folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.evals.runner.killable", str(folder), str(CASES)]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE)


def told(folder: Path) -> list[str]:
    log = folder.parent / "told.log"
    return log.read_text().splitlines() if log.exists() else []


def until_told(folder: Path, number: int, run: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    while len(told(folder)) < number:
        assert time.monotonic() < deadline, "it did not happen in time"
        with suppress(subprocess.TimeoutExpired):
            raise AssertionError(f"the run has ended: {run.wait(0.01)}")


def test_killed_in_the_middle_and_taken_up(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    known: list[set[str]] = []
    for stop in (20, 130, 290):
        with started(folder) as run:
            until_told(folder, stop, run)
            run.send_signal(signal.SIGKILL)
            run.wait()
        known.append(set(told(folder)))
        calls = Counter((tmp_path / "calls.log").read_text().splitlines())
        assert read_summary(folder) is None
    with started(folder) as run:
        assert run.wait(WAIT_SECONDS) == 0, run.stderr and run.stderr.read()

    artifact, summary = read_artifact(folder), read_summary(folder)
    wanted = {(f"c{n:03}", variant) for n in range(CASES) for variant in ("baseline", "kind")}
    assert len((folder / "rows.jsonl").read_text().splitlines()) == 2 * CASES
    assert {(head.case, head.variant) for head in artifact.heads.values()} == wanted
    verdicts = Counter(verdict.evaluator for verdict in artifact.verdicts)
    assert verdicts == {"even": 2 * CASES - 2, JUDGE: 2 * CASES}
    assert summary
    assert (summary.ending, summary.rows, summary.asked) == ("complete", 400, 400)
    assert [len(known[0]) >= 20, len(known[1]) >= 130, 290 <= len(known[2]) < 400] == [True] * 3
    again = Counter((tmp_path / "calls.log").read_text().splitlines())
    repeated = {" ".join(line.split()[1:]) for line, times in again.items() if times > 1}
    assert not repeated & known[0]
    assert all(calls[f"{kind} {unit}"] == again[f"{kind} {unit}"] for unit in known[2] for kind in ("row", "judge"))
    assert len(repeated) <= 3 * 2 * 8, "no more than was in flight is done again"
