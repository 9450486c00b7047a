"""Two plans beside each other, on a page of their own."""

from agents.data.tables import TravelData
from synthetic.perturbations.page import relations_page, summary
from synthetic.perturbations.side_by_side import Line, side_by_side
from synthetic.perturbations.verdicts import judge
from tests.synthetic.perturbations.support import FORM, MUSEUM, PARK, SIGHT, ended, result, second


def test_the_same_places_stand_beside_each_other_and_what_differs_is_marked(data: TravelData) -> None:
    first = result(data, [(SIGHT, "10:00"), (PARK, "12:00")])
    after = result(data, [(MUSEUM, "09:00"), (SIGHT, "11:00")], **second("other_case"))
    sections = side_by_side(first, after)
    assert [section.title for section in sections] == ["In all", "Monday 2027-01-04"]
    assert sections[1].lines == (
        Line("", "09:00 MUSEUM", "only second"),
        Line("10:00 SIGHT", "11:00 SIGHT", "same"),
        Line("12:00 PARK", "", "only first"),
    )
    marks = {line.first.partition(":")[0]: line.mark for line in sections[0].lines}
    assert marks["ended"] == "same"
    assert marks["total"] == "differs"


def test_a_plan_that_is_lost_leaves_its_side_empty(data: TravelData) -> None:
    [whole, *days] = side_by_side(result(data), ended("refused", why="Not today.", **second("other_case")))
    assert whole.lines[0] == Line("ended: plan", "ended: refused (Not today.)", "differs")
    assert {line.mark for day in days for line in day.lines} == {"only first"}


def test_the_page_says_rates_and_shows_broken_pairs_alone(data: TravelData) -> None:
    form = {**FORM, "notes": "<b>&"}
    broken = judge(result(data), result(data, [(PARK, "10:00")], form=form, **second("other_case")))
    holds = judge(result(data), result(data, **second("double_budget")))
    page = relations_page([broken, holds], "Results of run 1.")
    assert summary([broken, holds]) == "2 pairs: the relations of 1 of 2 hold; 0 could not be compared."
    assert page.count("<details>") == 1
    assert "<del>not said</del> → <ins>&lt;b&gt;&amp;</ins>" in page
    assert "− only before" in page
    assert "<b>&<" not in page
    assert "http" not in page


def test_a_page_without_breaches_says_so(data: TravelData) -> None:
    page = relations_page([judge(result(data), result(data, **second("double_budget")))], "Results of run 1.")
    assert "None: every relation holds." in page
