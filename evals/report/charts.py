"""Figures for plotly, as data; colours are CSS properties that the page fills in, so that light and dark are right."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from evals.comparison.compare import Claim
from evals.report.shapes import Figure, Spread
from evals.report.views import Against, Line

ROW, HEAD, FOOT = 44, 40, 56
"""Pixels of a row, of what is above all rows and of what is below: those of the table beside."""
LETTER, WIDEST_NAME = 8, 150
"""Pixels of a letter, and of the names at the most: longer ones push the chart."""
LOOKS = {
    Claim.BETTER: ("triangle-up", "var(--good)"),
    Claim.WORSE: ("triangle-down", "var(--bad)"),
    Claim.NOT_WORSE: ("circle", "var(--ink)"),
    Claim.CANNOT_TELL: ("circle-open", "var(--muted)"),
}
HOVER = "%{{y}}: %{{x:.0f}} points [%{{customdata[0]:.0f}}, %{{customdata[1]:.0f}}], {claim}<extra></extra>"
MOST_POINTS = 400
"""Runs of a variant that are drawn one by one."""


class Axis(NamedTuple):
    """What the charts of all variants share, to be read one under the other: points, and the pixels of names."""

    low: float
    high: float
    names: int


def forest(against: Against, first: str, margin: float, axis: Axis) -> Figure | None:
    """Differences in points with their intervals, a line for each evaluator on which some pair differs."""
    lines = [line for line in against.lines if line.pair.comparison]
    if not lines:
        return None
    traces = [_claimed([line for line in lines if line.pair.claim is claim], claim) for claim in Claim]
    bottom = len(lines) - 0.5
    layout = base_layout(ROW * len(lines), HEAD, axis.names) | {
        "xaxis": base_axis(f"points, {against.variant} minus {first}") | {"range": [axis.low, axis.high]},
        "yaxis": {
            "categoryorder": "array",
            "categoryarray": [line.name for line in lines],
            "range": [bottom, -0.5],
            "automargin": True,
            "tickfont": {"color": "var(--ink)"},
            "gridcolor": "var(--line)",
            "fixedrange": True,
        },
        "shapes": [
            _band(-100 * margin, 0),
            {
                "type": "line",
                "x0": 0,
                "x1": 0,
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "line": {"color": "var(--ink)", "width": 1},
            },
        ],
    }
    return checked({"data": [trace for trace in traces if trace["x"]], "layout": layout})


def axis_of(all_against: Sequence[Against], margin: float) -> Axis:
    """Of all variants: zero and the margin stand inside."""
    lines = [line for one in all_against for line in one.lines if line.pair.comparison]
    found = [line.pair.comparison for line in lines if line.pair.comparison]
    low = min([-100 * margin, *(100 * one.low for one in found)])
    high = max([100 * margin, *(100 * one.high for one in found)])
    room = (high - low) / 20
    names = min(WIDEST_NAME, max((len(line.name) for line in lines), default=0) * LETTER)
    return Axis(round(low - room, 1), round(high + room, 1), names)


def boxes(spread: Spread) -> Figure | None:
    """A box for each variant, from the first on top; None where nothing is known or all is nought."""
    if not any(any(values) for values in spread.values.values()):
        return None
    traces: list[dict[str, Any]] = [
        {
            "type": "box",
            "orientation": "h",
            "name": variant,
            "y0": variant,
            "x": [round(value, 6) for value in values],
            "boxpoints": "all" if len(values) <= MOST_POINTS else "outliers",
            "jitter": 0.5,
            "pointpos": 0,
            "marker": {"color": "var(--accent)", "size": 4, "opacity": 0.35},
            "line": {"color": "var(--ink)", "width": 1},
            "fillcolor": "rgba(0,0,0,0)",
            "hoverinfo": "x",
        }
        for variant, values in spread.values.items()
    ]
    yaxis = {"autorange": "reversed", "automargin": True, "tickfont": {"color": "var(--ink)"}, "fixedrange": True}
    layout = base_layout(60 * len(traces), 8) | {
        "xaxis": base_axis(spread.unit) | {"rangemode": "tozero"},
        "yaxis": yaxis,
    }
    return checked({"data": traces, "layout": layout})


def _claimed(lines: list[Line], claim: Claim) -> dict[str, Any]:
    symbol, colour = LOOKS[claim]
    found = [(line.name, line.pair.comparison) for line in lines if line.pair.comparison]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": claim.value,
        "x": [round(100 * one.difference, 2) for _, one in found],
        "y": [name for name, _ in found],
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [round(100 * (one.high - one.difference), 2) for _, one in found],
            "arrayminus": [round(100 * (one.difference - one.low), 2) for _, one in found],
            "color": colour,
            "thickness": 2,
            "width": 0,
        },
        "marker": {"symbol": symbol, "size": 12, "color": colour, "line": {"color": colour, "width": 2}},
        "customdata": [[round(100 * one.low, 1), round(100 * one.high, 1)] for _, one in found],
        "hovertemplate": HOVER.format(claim=claim.value),
    }


def _band(low: float, high: float) -> dict[str, Any]:
    """The margin: a loss that counts as not worse."""
    shape = {"type": "rect", "x0": low, "x1": high, "yref": "paper", "y0": 0, "y1": 1}
    return shape | {"fillcolor": "var(--accent-soft)", "line": {"width": 0}, "layer": "below"}


def base_layout(rows: int, head: int, names: int = 0) -> dict[str, Any]:
    """What all charts share. `rows`, `head` and `names` in pixels."""
    return {
        "height": head + rows + FOOT,
        "margin": {"l": 8 + names, "r": 16, "t": head, "b": FOOT, "pad": 6},
        "showlegend": False,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "var(--sans)", "size": 14, "color": "var(--muted)"},
        "hoverlabel": {
            "bgcolor": "var(--surface)",
            "bordercolor": "var(--edge)",
            "font": {"family": "var(--sans)", "color": "var(--ink)"},
        },
        "dragmode": False,
    }


def base_axis(title: str) -> dict[str, Any]:
    """An axis that is read, not dragged."""
    return {
        "title": {"text": title, "standoff": 8, "font": {"size": 14}},
        "gridcolor": "var(--line)",
        "zeroline": False,
        "fixedrange": True,
        "tickangle": 0,
        "nticks": 7,
    }


def checked(figure: dict[str, Any]) -> Figure:
    """The figure as it is, once plotly's own rules have accepted it. Raises `ValueError`."""
    from plotly.graph_objects import Figure as Plotly  # pyright: ignore[reportMissingTypeStubs]

    Plotly(figure)
    return figure
