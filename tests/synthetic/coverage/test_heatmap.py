"""The page says of each pair how often it was tried, to the eye, the keyboard and the ear."""

from collections.abc import Sequence
from html.parser import HTMLParser

from synthetic.coverage.heatmap import heat_map, summary
from synthetic.coverage.measure import Coverage, OpenRow
from synthetic.coverage.report import report
from synthetic.dimensions import Dimension, Dimensions, Rule, Value
from synthetic.dimensions_file import read_dimensions
from synthetic.rows_file import Outcome
from synthetic.tuples.generate import generate


class Page(HTMLParser):
    """Cells, blocks and addresses of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.cells: list[dict[str, str]] = []
        self.grids: list[str] = []
        self.addresses: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        given = {name: value or "" for name, value in attrs}
        self.addresses += [given[name] for name in ("src", "href") if name in given]
        if given.get("role") == "gridcell":
            self.cells.append(given)
        if given.get("role") == "grid":
            self.grids.append(given["aria-label"])


def small() -> Dimensions:
    def dimension(name: str, *values: str) -> Dimension:
        return Dimension(name, name, tuple(Value(value, value, value, 1) for value in values))

    forbidden = Rule((("party", ("solo",)), ("need", ("children",))), "x")
    return Dimensions("sha256:0", (dimension("party", "solo", "family"), dimension("need", "none", "children")),
                      (forbidden,), (), ())  # fmt: skip


def page(dimensions: Dimensions, rows: list[OpenRow], outcomes: Sequence[Outcome | None] = ()) -> str:
    return heat_map(dimensions, report(dimensions, rows, outcomes or [None] * len(rows), 2))


def test_each_pair_is_named_with_its_rows() -> None:
    cells = Page(page(small(), [(0, 0), (0, 0)])).cells
    assert [cell["title"] for cell in cells] == [
        "party solo × need none: 2 rows", "party family × need none: never tried",
        "party solo × need children: forbidden", "party family × need children: never tried",
    ]  # fmt: skip
    assert [cell["class"] for cell in cells] == ["cell c2", "cell c0", "cell none", "cell c0"]
    assert [cell["tabindex"] for cell in cells] == ["0", "-1", "-1", "-1"]
    assert all(cell["aria-label"] == cell["title"] for cell in cells)


def test_ours_has_a_block_for_each_two_dimensions_and_needs_no_other_file() -> None:
    dimensions = read_dimensions()
    text = page(dimensions, list(generate(dimensions.space())))
    shown = Page(text)
    assert len(shown.grids) == 55
    assert shown.addresses == []
    assert "Nothing: every allowed combination is in some row." in text
    assert "never tried" not in "".join(cell["title"] for cell in shown.cells)


def test_rows_with_outcomes_get_a_second_triangle_that_says_what_failed() -> None:
    rows: list[OpenRow] = [(1, 1) if n < 20 else (0, 0) for n in range(80)]
    outcomes: list[Outcome | None] = ["fail" if n < 12 else "pass" for n in range(80)]
    text = page(small(), rows, outcomes)
    cells = Page(text).cells[4:]
    assert [cell["class"] for cell in cells] == ["cell f0", "cell few", "cell none", "cell f4 lit"]
    assert cells[3]["title"] == (
        "party family × need children: 20 rows, 12 failed (39 to 78 %), more than chance explains"
    )
    assert "12 of 80 rows with a verdict failed (15.0 %, 9 to 24 %), most clearly with party family: 12 of 20." in text


def test_rows_without_outcomes_get_no_second_triangle() -> None:
    assert "Where failures gather" not in page(small(), [(0, 0), (1, 1)])


def test_what_is_missing_is_listed() -> None:
    assert "<li>party family × need none</li>" in page(small(), [(0, 0)])


def test_names_are_shown_as_they_are_not_as_markup() -> None:
    value = Value("<b>", "x", "x", 1)
    odd = Dimensions("sha256:0", (Dimension("a", "a", (value,)), Dimension("b", "b", (value,))), (), (), ())
    text = page(odd, [])
    assert Page(text).cells[0]["title"] == "a <b> × b <b>: never tried"
    assert "a &lt;b&gt;" in text


def test_the_summary_counts_rows_that_cover_nothing() -> None:
    says = summary(Coverage(3, (((0, 0),),), (2,)), 4, 1)
    assert says == (
        "4 rows cover 3 of 4 allowed values (75.0 %). 1 of the rows hold something forbidden and cover nothing."
    )
