"""What the scheduler's days are like to live, and what they cost."""

from benchmarks.processes import run
from benchmarks.registry import benchmark
from benchmarks.report import Figure

RUNS = 3


@benchmark("schedule")
def schedule() -> list[Figure]:
    """Drafts of the days for every curated city, style and length (3 to 14 days), the rest of each request drawn once.

    The party, the interests and the month are drawn with a fixed seed; the places are what the tools offer. The best
    order knows no hours, so that the ratio is what opening, light, meals and rest cost in kilometres. A trip longer
    than the data has places for leaves idle time.
    """
    told = [run("benchmarks.clients.schedule", {})[0] for _ in range(RUNS)]
    one = told[0]
    return [
        Figure.of("drafts", [one["drafts"]]),
        Figure.at_most("kilometres of a day / best order of the same stops", [one["km"]], 1.15, "x"),
        Figure.at_most("days with more than 2 h idle between stops", [one["idle"]], 5, "%"),
        Figure.at_most("ways over 45 minutes", [one["far"]], 1, "%"),
        Figure.at_least("meals within 11:30 to 14:00 or 17:30 to 20:30", [one["meals"]], 100, "%"),
        Figure.at_least("asked interests that a stop serves, median", [one["interests"]], 80, "%"),
        Figure.at_most("days without stops", [one["empty"]], 0, "%"),
        Figure.of("stops a day", [one["stops"]]),
        Figure.at_most("CPU of a draft of 7 days", [each["ms"] for each in told], 3, "ms"),
    ]
