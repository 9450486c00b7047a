"""The report as HTML: its body for a page of the app, and a file that needs nothing else."""

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from statistics import quantiles

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

import frontend
from evals.comparison.corrected import in_words
from evals.comparison.null_words import null_words
from evals.report import wording
from evals.report.charts import axis_of, boxes, forest
from evals.report.shapes import Report, Spread
from evals.report.views import against, by_null, names_of, noisy, picked, powers, repeated, sliced

TEMPLATES = Path(__file__).with_name("templates")
STYLES = ("tokens", "base", "controls", "lab", "report")
SCRIPTS = ("report-charts", "report")
"""Of the app's pages, which the file carries inside."""

MOST_SLICES = 12
"""Of those that are better or worse, shown without being opened."""


def body(report: Report, rows: str | None = None, download: str | None = None) -> str:
    """What stands on the page below its header. Texts of users and models are escaped.

    Args:
        report: what to show.
        rows: address that gives an opened run, by `case` and `repetition`; without one, those of the report are there.
        download: address of the file that needs nothing else.
    """
    return _environment().get_template("body.html").render(**_view(report), rows=rows, download=download)


def page(report: Report) -> str:
    """One file with style, script, charts and outputs inside; the same bytes for the same report."""
    return whole("page.html", _view(report) | {"rows": None, "download": None})


def whole(template: str, view: Mapping[str, object], scripts: Sequence[str] = SCRIPTS) -> str:
    """A template of one file, with style, plotly and these scripts of the frontend inside."""
    from plotly.offline import get_plotlyjs  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType]

    inside: list[str] = [get_plotlyjs(), *(_frontend(f"js/{name}.js") for name in scripts)]
    styles = "\n".join(_frontend(f"css/{name}.css") for name in STYLES)
    return (
        _environment()
        .get_template(template)
        .render(
            **view,
            styles=Markup(styles),
            scripts=[Markup(script) for script in inside],
            hashes=" ".join(f"'sha256-{_digest(script)}'" for script in inside),
        )
    )


def _view(report: Report) -> dict[str, object]:
    compared, names = against(report), names_of(report.evaluators)
    axis = axis_of(compared, report.margin)
    telling_slices, quiet_slices = sliced(report)
    return {
        "report": report,
        "names": names,
        "against": compared,
        "forests": {one.variant: forest(one, report.variants[0], report.margin, axis) for one in compared},
        "corrected": [in_words(one, report.variants[0], report.evaluators) for one in report.corrected],
        "picked": picked(report),
        "telling_slices": telling_slices,
        "quiet_slices": quiet_slices,
        "most_slices": MOST_SLICES,
        "nulls": by_null(report),
        "null_words": null_words(report.null_rates),
        "powers": powers(report),
        "noisy": noisy(report),
        "repeated": repeated(report),
        "boxes": {spread.name: boxes(spread) for spread in report.spreads},
        "quartiles": {spread.name: _quartiles(spread) for spread in report.spreads},
    }


def _quartiles(spread: Spread) -> dict[str, tuple[float, ...]]:
    """By variant: the quartiles of what is known."""
    return {
        variant: tuple(quantiles(values, n=4, method="inclusive")) if len(values) > 1 else (values * 3)
        for variant, values in spread.values.items()
    }


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., object]] = made.filters  # pyright: ignore[reportAssignmentType]
    for said in (wording.parts, wording.rate, wording.bounds, wording.points, wording.p_value, wording.figure):
        filters[said.__name__] = said
    return made


def _frontend(name: str) -> str:
    return (Path(frontend.__file__).parent / "static" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """As a content security policy writes it."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
