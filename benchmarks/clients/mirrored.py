"""An experiment of so many cases on the stand-in, mirrored to a Phoenix or not; figures as JSON."""

import asyncio
import json
import sys
import tempfile
import urllib.request
from pathlib import Path
from time import perf_counter
from typing import Any

from app.cli.mirroring import Mirroring
from app.memory import settle
from benchmarks.clients.experiment import asked_of, experiment, some_cases
from evals.artifact import open_folder
from evals.phoenix import read_links


def main(job: dict[str, Any]) -> dict[str, float]:
    """Do it; seconds until all is on the disk, and from then until all is in Phoenix; runs that Phoenix has then."""
    settle()
    cases, mirrored = some_cases(job["cases"]), 0.0
    with tempfile.TemporaryDirectory() as home, Mirroring() as mirroring:
        folder = Path(home, "out")
        with open_folder(folder, asked_of(cases, job["version"]), cases) as held:
            mirroring.begin(folder, job["phoenix"], None)
            seconds = asyncio.run(experiment(job["endpoint"], cases, job["in_flight"], held))
        start, runs = perf_counter(), 0
        if job["phoenix"]:
            assert mirroring.finish()
            mirrored, runs = perf_counter() - start, runs_in(folder)
    return {"seconds": seconds, "mirrored": mirrored, "runs": runs}


def runs_in(folder: Path) -> int:
    """How many runs Phoenix has of an experiment of one variant."""
    links = read_links(folder)
    assert links
    (experiment,) = links.experiments.values()
    with urllib.request.urlopen(f"{links.url}/v1/experiments/{experiment}", timeout=30) as answer:
        return json.load(answer)["data"]["successful_run_count"]


if __name__ == "__main__":
    print(json.dumps(main(json.loads(sys.argv[1]))))
