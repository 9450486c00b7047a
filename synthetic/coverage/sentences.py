"""What is said of a report in words."""

from synthetic.coverage.failures import Slice
from synthetic.coverage.measure import Coverage
from synthetic.coverage.report import Failing, Report
from synthetic.coverage.statistics import Interval
from synthetic.dimensions import Dimensions
from synthetic.tuples.space import Combination

KINDS = {1: "values", 2: "pairs", 3: "triples"}


def kind_of(strength: int) -> str:
    """`pairs` for 2."""
    return KINDS.get(strength, f"sets of {strength}")


def tried(report: Report) -> str:
    """The answer to "what have we never tried?"."""
    found, kind = report.coverage, kind_of(report.strength)
    if not report.rows:
        return "This set holds no rows yet."
    if not found.missing:
        return f"This set tried every one of the {found.allowed:,} allowed {kind}."
    one = len(found.missing) == 1
    never = f"{len(found.missing):,} {kind.removesuffix('s') if one else kind} {'was' if one else 'were'} never tried"
    return f"This set tried {tenths(found)} of the allowed {kind}; {never}."


def tenths(found: Coverage) -> str:
    """The share in percent, cut, not rounded: 100 % is said only when nothing is missing."""
    return f"{1000 * found.covered // found.allowed / 10} %"


def failed(failing: Failing, dimensions: Dimensions) -> str:
    """How many failed, and where that gathers."""
    says = f"{failing.failed:,} of {failing.scored:,} rows with a verdict failed"
    says += f" ({100 * failing.failed / failing.scored:.1f} %, {spread(failing.interval)})"
    if not failing.lit:
        return f"{says}; no value, pair or triple fails more often than chance explains."
    first: Slice = failing.lit[0]
    where = named(dimensions, first.combination)
    return f"{says}, most clearly with {where}: {first.failures:,} of {first.rows:,}."


def spread(interval: Interval) -> str:
    """`19 to 64 %`."""
    return f"{100 * interval.low:.0f} to {100 * interval.high:.0f} %"


def named(dimensions: Dimensions, combination: Combination) -> str:
    """`party family × budget tight`."""
    said = (f"{dimensions.all[column].id} {dimensions.all[column].ids[level]}" for column, level in combination)
    return " × ".join(said).replace("_", " ")
