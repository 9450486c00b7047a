"""What a mirror in Phoenix costs the experiment that it follows."""

import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from app.phoenix import answers, phoenix_child
from app.settings import Settings
from benchmarks.measures.experiment import CASES, IN_FLIGHT, LATENCY
from benchmarks.processes import helper, run
from benchmarks.registry import benchmark
from benchmarks.report import Figure
from benchmarks.sockets import free_port

RUNS = 3
START_SECONDS = 120


@benchmark("mirror")
def mirror() -> list[Figure]:
    """The experiment of 1,000 cases, 50 ms a call and 32 in flight, alone and followed by a mirror in a process of its
    own that sends each run and each verdict to a real Phoenix on the same two cores. An experiment's verdict is told
    when its own work is done: the mirror is behind by then, and catches up.
    """  # noqa: D205 - the docstring is the section's opening
    alone, beside, caught_up = list[float](), list[float](), list[float]()
    with _phoenix() as phoenix, helper("benchmarks.endpoint", str(LATENCY)) as endpoint:
        for _ in range(RUNS):
            for url in (None, phoenix):
                job = {"endpoint": endpoint, "cases": CASES, "in_flight": IN_FLIGHT, "bare": False, "phoenix": url}
                said, _ = run("benchmarks.clients.experiment", job)
                (beside if url else alone).append(said["seconds"])
                if url:
                    caught_up.append(CASES / said["mirrored"])
    ratios = [one / other for one, other in zip(beside, alone, strict=True)]
    return [
        Figure.at_most(
            "wall with a mirror / without", ratios, 1.1, "", f"without: {Figure.of('', alone, 's').measured}"
        ),
        Figure.of("rows mirrored, with a verdict each", caught_up, "rows/s", "from the start of the run to the last"),
    ]


@contextmanager
def _phoenix() -> Generator[str]:
    with tempfile.TemporaryDirectory() as folder:
        ports = {"phoenix_port": free_port(), "phoenix_grpc_port": free_port()}
        settings = Settings.load().model_copy(update={"home": Path(folder), **ports})
        with phoenix_child(settings):
            end = time.monotonic() + START_SECONDS
            while not answers(settings.phoenix_port):
                if time.monotonic() > end:
                    raise TimeoutError(f"Phoenix did not start within {START_SECONDS} s")
                time.sleep(0.2)
            yield f"http://127.0.0.1:{settings.phoenix_port}"
