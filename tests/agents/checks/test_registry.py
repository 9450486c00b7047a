import ast
from pathlib import Path

import agents.checks
from agents.checks.registry import all_checks, run_checks
from agents.data.tables import TravelData
from tests.agents.support import draft_of, plan_of, trip_of

FOLDER = Path(agents.checks.__file__).parent


def declared() -> list[str]:
    """The first argument of every `@check(...)` in the folder."""
    calls = [
        decorator
        for path in sorted(FOLDER.glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        for decorator in node.decorator_list
        if isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Name) and decorator.func.id == "check"
    ]
    return [str(call.args[0].value) for call in calls if isinstance(call.args[0], ast.Constant)]


def test_every_file_of_the_folder_is_found_and_codes_are_unique() -> None:
    codes = declared()
    assert len(codes) == len(set(codes))
    assert set(all_checks()) == set(codes)
    assert "over_budget" in codes


def test_every_check_says_what_it_means() -> None:
    assert all(check.means.endswith(".") for check in all_checks().values())


def test_severities() -> None:
    checks = all_checks().values()
    assert {check.code for check in checks if check.severity == "hard"} >= {
        "arithmetic",
        "closed_day",
        "days_incomplete",
        "over_budget",
        "repeated_place",
    }
    assert not all_checks()["over_budget"].repairable


def test_hard_ones_come_first(data: TravelData) -> None:
    trip = trip_of(data, days=2, budget="1 USD")
    found = run_checks(plan_of(data, trip, draft_of(trip, [("moon-base", "09:30")])))
    assert [(one.code, one.severity) for one in found] == [
        ("over_budget", "hard"),
        ("empty_day", "soft"),
        ("few_stops", "soft"),
        ("unverified_place", "soft"),
    ]


def test_a_good_plan_breaks_nothing(data: TravelData) -> None:
    trip = trip_of(data, days=1)
    draft = draft_of(trip, [("senso-ji", "09:30"), ("tokyo-skytree", "13:00")])
    assert run_checks(plan_of(data, trip, draft)) == []
