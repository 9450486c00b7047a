"""A cascade's trade-off between cost and agreement, as a file that needs nothing else."""

from collections.abc import Sequence
from typing import Any

from evals.judges.cheap.band import Point
from evals.judges.cheap.model import CheapJudge
from evals.report.charts import base_axis, base_layout, checked
from evals.report.page import whole
from evals.report.shapes import Figure
from evals.statistics import Interval

HEIGHT = 360


def cascade_page(cheap: CheapJudge, points: Sequence[Point], rehearsal: bool, test: Point | None = None) -> str:
    """One file; the same bytes for the same figures.

    Args:
        cheap: with the band that was chosen.
        points: on dev.
        rehearsal: whether the judge is the rehearsal engine.
        test: the chosen band on test, where that was opened.
    """
    chosen = next((point for point in points if point.band == cheap.band), None)
    view = {"cheap": cheap, "points": points, "chosen": chosen, "test": test, "rehearsal": rehearsal}
    return whole("cascade.html", view | {"figure": curve_figure(points, chosen)}, ("report-charts",))


def curve_figure(points: Sequence[Point], chosen: Point | None) -> Figure:
    """Agreement with people by the share of texts on which the judge is asked, both in percent, with intervals."""
    others = [point for point in points if point is not chosen]
    marks = [
        (others, "circle-open", "var(--muted)", "a band"),
        ([chosen] if chosen else [], "circle", "var(--accent)", "chosen"),
    ]
    line: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines",
        "x": [_percent(point.asked.point) for point in points],
        "y": [_percent(point.agreement.raw.point) for point in points],
        "line": {"color": "var(--line)", "width": 2},
        "hoverinfo": "skip",
    }
    traces = [line, *(_marks(of, symbol, colour, name) for of, symbol, colour, name in marks if of)]
    layout = base_layout(HEIGHT, 16) | {
        "xaxis": base_axis("% of texts on which the judge is asked") | {"range": [-3, 103]},
        "yaxis": base_axis("% agreement with people")
        | {"range": [_percent(_lowest(points)) - 3, 103], "automargin": True},
    }
    return checked({"data": traces, "layout": layout})


def _marks(points: Sequence[Point], symbol: str, colour: str, name: str) -> dict[str, Any]:
    found = [point.agreement.raw for point in points]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [_percent(point.asked.point) for point in points],
        "y": [_percent(one.point) for one in found],
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [_percent(one.high - one.point) for one in found],
            "arrayminus": [_percent(one.point - one.low) for one in found],
            "color": colour,
            "thickness": 1.5,
            "width": 0,
        },
        "marker": {"symbol": symbol, "size": 11, "color": colour, "line": {"color": colour, "width": 2}},
        "customdata": [[_bounds(point.agreement.raw), f"{point.tokens:,}"] for point in points],
        "hovertemplate": f"{name}: %{{x:.0f}} % asked, %{{y:.0f}} % agreement %{{customdata[0]}}, "
        "%{customdata[1]} tokens<extra></extra>",
    }


def _lowest(points: Sequence[Point]) -> float:
    return min(point.agreement.raw.low for point in points)


def _bounds(found: Interval) -> str:
    return f"[{100 * found.low:.0f}, {100 * found.high:.0f}]"


def _percent(share: float) -> float:
    return round(100 * share, 2)
