"""Reports of coverage as the API sends them."""

from collections.abc import Container, Sequence

from app.lab.coverage_shapes import (
    CommandView,
    CoverageView,
    DimensionView,
    FailingView,
    FailureMatrixView,
    MatrixView,
    RowView,
    RuleView,
    SliceView,
    ValueView,
)
from app.lab.row_sets import RowSet
from synthetic.coverage import sentences
from synthetic.coverage.failures import Slice
from synthetic.coverage.pairs import Matrix
from synthetic.coverage.report import Failing, FailureMatrix, Report
from synthetic.dimensions import Dimensions
from synthetic.tuples.space import Combination

MOST_MISSING = 200
MOST_SLICES = 50


def coverage_view(
    of: str, dimensions: Dimensions, report: Report, remarks: Sequence[str], fill: CommandView | None
) -> CoverageView:
    """Show a report."""
    found = report.coverage
    maps: Sequence[FailureMatrix | None] = report.failing.maps if report.failing else [None] * len(report.matrices)
    pairs = zip(report.matrices, maps, strict=True)
    return CoverageView(
        of=of,
        strength=report.strength,
        kind=sentences.kind_of(report.strength),
        says=sentences.tried(report),
        rows=report.rows,
        covered=found.covered,
        allowed=found.allowed,
        share=round(found.share, 4),
        remarks=list(remarks),
        dimensions=_dimensions(dimensions),
        forbidden=[
            RuleView(combination={name: list(values) for name, values in rule.combination}, reason=rule.reason)
            for rule in dimensions.forbidden
        ],
        matrices=[_matrix(dimensions, matrix, failures) for matrix, failures in pairs],
        missing_count=len(found.missing),
        missing=[values_of(dimensions, each) for each in found.missing[:MOST_MISSING]],
        fill=fill,
        failing=_failing(dimensions, report.failing) if report.failing else None,
    )


def values_of(dimensions: Dimensions, combination: Combination) -> dict[str, str]:
    """Values by dimension."""
    return {dimensions.all[column].id: dimensions.all[column].ids[level] for column, level in combination}


def row_view(
    dimensions: Dimensions, found: RowSet, place: int, trips: Container[str | None], phoenix_url: str | None
) -> RowView:
    """Show a row of a set that lists its rows; `trips` are those that this service has."""
    (note,) = found.noted([place])
    said = tuple((column, level) for column, level in enumerate(found.rows[place]) if level is not None)
    return RowView(
        number=place + 1,
        id=note.id,
        outcome=found.outcomes[place],
        values=values_of(dimensions, said),
        text=note.text,
        why=note.why,
        trip_url=f"/trips/{note.trip}" if note.trip in trips else None,
        trace_url=f"{phoenix_url}/redirects/traces/{note.trace}" if phoenix_url and note.trace else None,
    )


def _dimensions(dimensions: Dimensions) -> list[DimensionView]:
    return [
        DimensionView(
            id=dimension.id,
            means=dimension.means,
            values=[ValueView(id=value.id, means=value.means, example=value.example) for value in dimension.values],
        )
        for dimension in dimensions.all
    ]


def _matrix(dimensions: Dimensions, matrix: Matrix, failures: FailureMatrix | None) -> MatrixView:
    return MatrixView(
        first=dimensions.ids[matrix.first],
        second=dimensions.ids[matrix.second],
        allowed=matrix.allowed,
        covered=matrix.covered,
        counts=[list(row) for row in matrix.counts],
        failures=_failures(failures) if failures else None,
    )


def _failures(cells: FailureMatrix) -> FailureMatrixView:
    return FailureMatrixView(
        scored=[[cell and cell.scored for cell in row] for row in cells],
        failed=[[cell and cell.failed for cell in row] for row in cells],
        low=[[cell and round(cell.interval.low, 4) for cell in row] for row in cells],
        high=[[cell and round(cell.interval.high, 4) for cell in row] for row in cells],
        lit=[[cell and cell.lit for cell in row] for row in cells],
    )


def _failing(dimensions: Dimensions, failing: Failing) -> FailingView:
    return FailingView(
        says=sentences.failed(failing, dimensions),
        scored=failing.scored,
        failed=failing.failed,
        rate=failing.failed / failing.scored,
        low=failing.interval.low,
        high=failing.interval.high,
        looked_at=failing.looked_at,
        lit=len(failing.lit),
        slices=[_slice(dimensions, each) for each in failing.lit[:MOST_SLICES]],
    )


def _slice(dimensions: Dimensions, found: Slice) -> SliceView:
    return SliceView(
        values=values_of(dimensions, found.combination),
        failed=found.failures,
        rows=found.rows,
        rate=found.rate,
        low=found.interval.low,
        high=found.interval.high,
        corrected=found.corrected,
    )
