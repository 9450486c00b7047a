"""What mirroring to Phoenix costs the experiment that is mirrored."""

from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.phoenix import phoenix
from benchmarks.processes import helper, run
from benchmarks.registry import benchmark
from benchmarks.report import Figure

IN_FLIGHT = 32
SETTINGS = ((0.05, 1000, 5), (0.5, 400, 3))
"""Seconds a call, cases, runs each with and without."""


class Told(NamedTuple):
    """Seconds until all is on the disk, seconds more until all is in Phoenix, runs that it has then."""

    seconds: float
    mirrored: float
    runs: int


@benchmark("mirroring")
def mirroring() -> list[Figure]:
    """Cases with a call of the task and one of the judge each, 32 in flight, mirrored to a real Phoenix or not, by
    turns; the dataset is new each time, and uploaded meanwhile. The mirror is a process of its own that follows the
    folder. Wall is until every row and verdict is on the disk and can be compared; Phoenix, which takes some 200 a
    second, gets the rest afterwards. Runner, mirror, Phoenix and the stand-in endpoint share two cores.
    """  # noqa: D205 - the docstring is the section's opening
    figures: list[Figure] = []
    with phoenix() as url:
        for latency, cases, runs in SETTINGS:
            with helper("benchmarks.endpoint", str(latency)) as endpoint:
                pairs = [
                    (_told(endpoint, cases, None, "none"), _told(endpoint, cases, url, f"{latency}-{number}"))
                    for number in range(runs)
                ]
            figures += _figures(latency, cases, pairs)
    return figures


def _figures(latency: float, cases: int, pairs: Sequence[tuple[Told, Told]]) -> list[Figure]:
    without, mirrored = ([pair[side] for pair in pairs] for side in (0, 1))
    said = f"{cases:,} cases, {1000 * latency:.0f} ms"
    ratios = [on.seconds / off.seconds for off, on in pairs]
    beside = f"without {Figure.of('', [told.seconds for told in without], 's').measured}"
    return [
        Figure.at_most(f"{said}: wall / wall without", ratios, 1.1, "", beside),
        Figure.of(f"{said}: more until all is in Phoenix", [told.mirrored for told in mirrored], "s"),
        Figure.at_least(f"{said}: runs that Phoenix has", [told.runs for told in mirrored], cases),
    ]


def _told(endpoint: str, cases: int, url: str | None, version: str) -> Told:
    job = {"endpoint": endpoint, "cases": cases, "in_flight": IN_FLIGHT, "phoenix": url, "version": version}
    said, _ = run("benchmarks.clients.mirrored", job)
    return Told(said["seconds"], said["mirrored"], said["runs"])
