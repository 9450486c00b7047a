"""The findings as a page: one HTML file that needs nothing else, with the curve of kinds over tuples read."""

import base64
import hashlib
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

import frontend
from evals.discovery.curve import MORE, Discovery
from evals.discovery.modes import Counts
from evals.report.page import STYLES
from evals.report.shapes import Figure

STATIC = Path(frontend.__file__).parent / "static"
MOST_POINTS = 100


def page(experiment: str, counts: Counts, found: Discovery, said: str, made_by: str) -> str:
    """The page; the same bytes for the same notes. Text of people is escaped.

    Args:
        experiment: name of what was read.
        counts: modes and their shares.
        found: the curve.
        said: its sentence.
        made_by: the model that wrote what was read, in words.
    """
    from plotly.offline import get_plotlyjs  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType]

    scripts: list[str] = [get_plotlyjs(), (STATIC / "js/report-charts.js").read_text(encoding="utf-8")]
    styles = "\n".join((STATIC / f"css/{name}.css").read_text(encoding="utf-8") for name in STYLES)
    made = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined)
    return made.get_template("discovery.html").render(
        experiment=experiment,
        counts=counts,
        figure=curve(found),
        said=said,
        made_by=made_by,
        styles=Markup(styles),
        scripts=[Markup(script) for script in scripts],
        hashes=" ".join(f"'sha256-{_digest(script)}'" for script in scripts),
    )


def curve(found: Discovery) -> Figure:
    """Kinds by tuples read: a line as far as was read, dashed beyond, to 20 more where they can be told of."""
    from plotly.graph_objects import Figure as Plotly  # pyright: ignore[reportMissingTypeStubs]

    step = max(1, found.units // MOST_POINTS)
    before = [*range(0, found.units, step), found.units]
    after = list(range(found.units, found.units + MORE + 1)) if found.more() else []
    lines = [_line(found, before, "read", "solid"), *([_line(found, after, "expected", "dash")] if after else [])]
    figure: dict[str, Any] = {"data": lines, "layout": _layout()}
    Plotly(figure)
    return figure


def _line(found: Discovery, units: list[int], name: str, dash: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": units,
        "y": [round(found.kinds(count), 3) for count in units],
        "line": {"color": "var(--accent)", "width": 2, "dash": dash},
        "hovertemplate": f"%{{x}} tuples, {name}: %{{y:.1f}} kinds<extra></extra>",
    }


def _layout() -> dict[str, Any]:
    def axis(title: str) -> dict[str, Any]:
        look = {"gridcolor": "var(--line)", "zeroline": False, "fixedrange": True, "rangemode": "tozero", "nticks": 7}
        return look | {"title": {"text": title, "standoff": 8}}

    return {
        "height": 320,
        "margin": {"l": 48, "r": 16, "t": 8, "b": 56},
        "showlegend": False,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "var(--sans)", "size": 14, "color": "var(--muted)"},
        "hoverlabel": {"bgcolor": "var(--surface)", "font": {"color": "var(--ink)"}},
        "dragmode": False,
        "xaxis": axis("tuples read"),
        "yaxis": axis("kinds of failure"),
    }


def _digest(text: str) -> str:
    """As a content security policy writes it."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
