"""The heat map of every pair of dimensions as one HTML file that needs nothing else."""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template

from synthetic.coverage.measure import Coverage, OpenRow
from synthetic.coverage.pairs import Matrix, matrices
from synthetic.dimensions import Dimension, Dimensions

PAGE = Path(__file__).parent / "heatmap.html"
MOST_LISTED = 500
STEPS = ((8, "c4"), (4, "c3"), (2, "c2"), (1, "c1"), (0, "c0"))
"""The class of a cell by the fewest rows that it stands for."""


def heat_map(dimensions: Dimensions, rows: Sequence[OpenRow], coverage: Coverage, strength: int) -> str:
    """The page: a triangle of a small matrix for each two dimensions, and the list of what is missing."""
    found = {(one.first, one.second): one for one in matrices(dimensions.space(min(2, len(dimensions.all))), rows)}
    bands = [_band(dimensions, second, found) for second in range(1, len(dimensions.all))]
    page = Template(PAGE.read_text(encoding="utf-8"))
    return page.substitute(
        title="Coverage of the synthetic requests",
        summary=escape(summary(coverage, len(rows), strength)),
        origin=f"Dimensions {escape(dimensions.digest)}.",
        triangle="\n".join([*bands, _feet(dimensions.all[:-1])]),
        missing=_missing(dimensions, coverage),
    )


def summary(coverage: Coverage, rows: int, strength: int) -> str:
    """One sentence or two on what is covered."""
    kind = {1: "values", 2: "pairs of values", 3: "triples of values"}.get(strength, f"sets of {strength} values")
    said = f"{rows:,} rows cover {coverage.covered:,} of {coverage.allowed:,} allowed {kind} ({coverage.share:.1%})."
    if coverage.astray:
        said += f" {len(coverage.astray):,} of the rows hold something forbidden and cover nothing."
    return said


def _band(dimensions: Dimensions, second: int, found: dict[tuple[int, int], Matrix]) -> str:
    down = dimensions.all[second]
    names = "".join(f"<span>{_words(value)}</span>" for value in down.ids)
    grids = [_grid(dimensions.all[first], down, found[first, second]) for first in range(second)]
    label = f'<p class="names" aria-hidden="true"><b>{_words(down.id)}</b>{names}</p>'
    return f'<div class="band">{label}{"".join(grids)}</div>'


def _grid(across: Dimension, down: Dimension, matrix: Matrix) -> str:
    label = f"{across.id} and {down.id}: {matrix.covered} of {matrix.allowed} pairs tried"
    rows: list[str] = []
    for b, below in enumerate(down.ids):
        cells = [
            _cell(f"{across.id} {beside}, {down.id} {below}", matrix.counts[a][b], first=not a and not b)
            for a, beside in enumerate(across.ids)
        ]
        rows.append(f'<div role="row">{"".join(cells)}</div>')
    columns = f"grid-template-columns: repeat({len(across.ids)}, 16px)"
    return f'<div class="grid" role="grid" aria-label="{_words(label)}" style="{columns}">{"".join(rows)}</div>'


def _cell(pair: str, count: int | None, *, first: bool) -> str:
    """One cell of a block is reached with Tab, the others from there with the arrow keys."""
    if count is None:
        kind, says = "none", "forbidden"
    else:
        kind = next(name for least, name in STEPS if count >= least)
        says = "never tried" if not count else "1 row" if count == 1 else f"{count:,} rows"
    text = f"{_words(pair)}: {says}"
    return f'<div class="cell {kind}" role="gridcell" tabindex="{-1 + first}" title="{text}" aria-label="{text}"></div>'


def _feet(across: Sequence[Dimension]) -> str:
    blocks = [
        f'<div class="foot">{"".join(f"<span>{_words(value)}</span>" for value in dimension.ids)}</div>'
        for dimension in across
    ]
    heads = '<p class="names"></p>'
    names = "".join(
        f'<div style="width: {17 * len(one.ids) - 1}px; font-size: 12px"><b>{_words(one.id)}</b></div>'
        for one in across
    )
    return (
        f'<div class="feet" aria-hidden="true">{heads}{"".join(blocks)}</div>'
        f'<div class="feet" aria-hidden="true">{heads}{names}</div>'
    )


def _missing(dimensions: Dimensions, coverage: Coverage) -> str:
    if not coverage.missing:
        return "<p>Nothing: every allowed combination is in some row.</p>"
    listed = coverage.missing[:MOST_LISTED]
    items = "".join(f"<li>{_words(dimensions.say(one).replace(' ', ', ').replace('=', ' '))}</li>" for one in listed)
    rest = len(coverage.missing) - len(listed)
    more = f'<p class="soft">And {rest:,} more.</p>' if rest else ""
    return f'<ul class="missing">{items}</ul>{more}'


def _words(text: str) -> str:
    return escape(text.replace("_", " "))
