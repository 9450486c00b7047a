"""The heat maps of every pair of dimensions as one HTML file that needs nothing else."""

from collections.abc import Callable
from html import escape
from pathlib import Path
from string import Template

from synthetic.coverage import cells, sentences
from synthetic.coverage.cells import Cell
from synthetic.coverage.measure import Coverage
from synthetic.coverage.pairs import Matrix
from synthetic.coverage.report import Failing, FailureMatrix, PairFailures, Report
from synthetic.dimensions import Dimension, Dimensions

PAGE = Path(__file__).parent / "heatmap.html"
STYLE = Path(__file__).parent / "heatmap.css"
MOST_LISTED = 500
MOST_SLICES = 20

Look = Callable[[int | None, PairFailures | None], Cell]

FAILING = Template("""\
<h2 id="failing">Where failures gather</h2>
<p>$says</p>
<ul class="key">
<li><i class="f0"></i>none failed</li><li><i class="f1"></i>less than 10 %</li><li><i class="f2"></i>10 to 25 %</li>
<li><i class="f3"></i>25 to 50 %</li><li><i class="f4"></i>half or more</li>
<li><i class="f3 lit"></i>more than chance explains</li><li><i class="few"></i>fewer than five verdicts</li>
</ul>
<div class="scroll" role="region" aria-labelledby="failing"><div class="triangle">
$triangle
</div></div>
$slices""")


def heat_map(dimensions: Dimensions, report: Report) -> str:
    """The page: a triangle of a small matrix for each two dimensions, one more for failures, and what is missing."""
    page = Template(PAGE.read_text(encoding="utf-8"))
    return page.substitute(
        style=STYLE.read_text(encoding="utf-8"),
        title="Coverage of the synthetic requests",
        summary=escape(summary(report.coverage, report.rows, report.strength)),
        origin=f"Dimensions {escape(dimensions.digest)}.",
        triangle=_triangle(dimensions, report, cells.tried),
        failing=_failing(dimensions, report, report.failing) if report.failing else "",
        missing=_missing(dimensions, report.coverage),
    )


def summary(coverage: Coverage, rows: int, strength: int) -> str:
    """One sentence or two on what is covered."""
    kind = {1: "values", 2: "pairs of values", 3: "triples of values"}.get(strength, f"sets of {strength} values")
    share = sentences.tenths(coverage)
    said = f"{rows:,} rows cover {coverage.covered:,} of {coverage.allowed:,} allowed {kind} ({share})."
    if coverage.astray:
        said += f" {len(coverage.astray):,} of the rows hold something forbidden and cover nothing."
    return said


def _failing(dimensions: Dimensions, report: Report, failing: Failing) -> str:
    lit = "".join(
        f"<li>{_words(sentences.named(dimensions, each.combination))}: {each.failures:,} of {each.rows:,}"
        f" ({sentences.spread(each.interval)}; corrected p {each.corrected:.2g})</li>"
        for each in failing.lit[:MOST_SLICES]
    )
    return FAILING.substitute(
        says=escape(sentences.failed(failing, dimensions)),
        triangle=_triangle(dimensions, report, cells.failing),
        slices=f"<ul>{lit}</ul>" if lit else "",
    )


def _triangle(dimensions: Dimensions, report: Report, look: Look) -> str:
    maps = report.failing.maps if report.failing else [None] * len(report.matrices)
    found = {(one.first, one.second): (one, map) for one, map in zip(report.matrices, maps, strict=True)}
    bands = [_band(dimensions, second, found, look) for second in range(len(dimensions.all))]
    feet = "".join(_axis(dimension, "tail") for dimension in dimensions.all[:-1])
    return "\n".join([*bands, f'<div class="feet" aria-hidden="true"><p class="names"></p>{feet}</div>'])


def _band(
    dimensions: Dimensions, second: int, found: dict[tuple[int, int], tuple[Matrix, FailureMatrix | None]], look: Look
) -> str:
    """The blocks beside a dimension's values, and, where its own column begins, these once more on top of it."""
    down = dimensions.all[second]
    names = "".join(f"<span>{_words(value)}</span>" for value in down.ids) if second else ""
    label = f'<p class="names" aria-hidden="true">{f"<b>{_words(down.id)}</b>" if second else ""}{names}</p>'
    grids = [_grid(dimensions.all[first], down, *found[first, second], look) for first in range(second)]
    head = _axis(down, "head") if second < len(dimensions.all) - 1 else ""
    return f'<div class="band">{label}{"".join(grids)}{head}</div>'


def _grid(across: Dimension, down: Dimension, matrix: Matrix, failures: FailureMatrix | None, look: Look) -> str:
    label = f"{across.id} and {down.id}: {matrix.covered} of {matrix.allowed} pairs tried"
    rows: list[str] = []
    for b, below in enumerate(down.ids):
        squares = [
            _square(
                f"{across.id} {beside} × {down.id} {below}",
                look(matrix.counts[a][b], failures[a][b] if failures else None),
                first=not a and not b,
            )
            for a, beside in enumerate(across.ids)
        ]
        rows.append(f'<div role="row">{"".join(squares)}</div>')
    columns = f"grid-template-columns: repeat({len(across.ids)}, var(--cell))"
    return f'<div class="grid" role="grid" aria-label="{_words(label)}" style="{columns}">{"".join(rows)}</div>'


def _square(pair: str, cell: Cell, *, first: bool) -> str:
    """One square of a block is reached with Tab, the others from there with the arrow keys."""
    text, tab = f"{_words(pair)}: {cell.says}", -1 + first
    return (
        f'<div class="cell {cell.classes}" role="gridcell" tabindex="{tab}" title="{text}" aria-label="{text}"></div>'
    )


def _axis(dimension: Dimension, kind: str) -> str:
    names = "".join(f"<span>{_words(value)}</span>" for value in dimension.ids)
    name, values = f"<b>{_words(dimension.id)}</b>", f"<div>{names}</div>"
    return f'<div class="axis {kind}" aria-hidden="true">{name + values if kind == "head" else values + name}</div>'


def _missing(dimensions: Dimensions, coverage: Coverage) -> str:
    if not coverage.missing:
        return "<p>Nothing: every allowed combination is in some row.</p>"
    listed = coverage.missing[:MOST_LISTED]
    items = "".join(f"<li>{_words(sentences.named(dimensions, one))}</li>" for one in listed)
    rest = len(coverage.missing) - len(listed)
    more = f'<p class="soft">And {rest:,} more.</p>' if rest else ""
    return f'<ul class="missing">{items}</ul>{more}'


def _words(text: str) -> str:
    return escape(text.replace("_", " "))
