"""Tallies of many settings as figures."""

from collections.abc import Mapping

from benchmarks.report import Figure
from benchmarks.statistics.trials import Tally

LEAST_COVERED, MOST_REJECTED = 93, 6


def coverage(name: str, tallies: Mapping[str, Tally], peer: str = "", least: float = LEAST_COVERED) -> Figure:
    """The lowest coverage of all settings; beside it the range, where it is lowest, and the peer."""
    covered = {where: tally.covered for where, tally in tallies.items()}
    where = min(covered, key=covered.__getitem__)
    middle, most = sorted(covered.values())[len(covered) // 2], max(covered.values())
    beside = f"{len(covered)} settings: median {middle:.1f}, highest {most:.1f}; lowest at {where}"
    return Figure.at_least(f"{name}: coverage", [covered[where]], least, "%", "; ".join(filter(None, [beside, peer])))


def rejections(name: str, tallies: Mapping[str, Tally]) -> Figure:
    """The highest type-I error of all settings."""
    rejected = {where: tally.rejected for where, tally in tallies.items()}
    where = max(rejected, key=rejected.__getitem__)
    middle = sorted(rejected.values())[len(rejected) // 2]
    beside = f"{len(rejected)} settings: median {middle:.1f}; highest at {where}"
    return Figure.at_most(f"{name}: type-I error at 5 %", [rejected[where]], MOST_REJECTED, "%", beside)
