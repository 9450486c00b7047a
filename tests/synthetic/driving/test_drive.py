"""Every kind of conversation with the application itself, and that none of it happens twice."""

from pathlib import Path

import httpx2
import pytest

from agents.data.tables import TravelData
from synthetic.driving.conversation import Act, Stop
from synthetic.driving.dataset import lines_of
from synthetic.driving.drive import drive
from synthetic.driving.journal import open_journal
from synthetic.driving.result import Result
from synthetic.driving.seen import SeenTrip
from tests.synthetic.driving.support import ABOUT, FakeClock, driven, every_kind, many, way


@pytest.fixture
async def results(client: httpx2.AsyncClient, tmp_path: Path, data: TravelData) -> dict[str, Result]:
    cases = every_kind()
    found = await driven(list(cases.values()), tmp_path / "out", way(client, FakeClock()), data)
    return {name: found[case.id] for name, case in cases.items()}


async def test_every_kind_of_conversation_goes_as_expected(results: dict[str, Result]) -> None:
    cases = every_kind()
    lines = lines_of(cases.values(), {cases[name].id: result for name, result in results.items()})
    assert {name: (line.outcome, line.why) for name, line in zip(cases, lines, strict=True)} == {
        name: ("pass", []) for name in cases
    }
    assert {name: (result.ended, result.asked, result.status_code) for name, result in results.items()} == {
        "plain": ("planned", (), 202),
        "needs": ("planned", (), 202),
        "which_city": ("planned", ("which_destination",), 202),
        "two_questions": ("planned", ("which_destination", "which_length"), 202),
        "level": ("planned", ("level_or_style",), 202),
        "impossible": ("planned", ("impossible_budget",), 202),
        "unknown": ("refused", ("unknown_destination",) * 4, 202),
        "too_long": ("invalid", (), 422),
        "past": ("refused", (), 422),
        "attack": ("refused", (), 202),
        "refine": ("planned", (), 202),
    }


async def test_a_person_who_breaks_takes_no_other_case_along(
    client: httpx2.AsyncClient, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken:
        def next(self, _: SeenTrip) -> Act:
            raise ValueError("no words for that")

    class Content:
        def next(self, _: SeenTrip) -> Act:
            return Stop("has a plan")

    cases = many(3)
    with open_journal(tmp_path, ABOUT) as journal:
        people = {case.id: Broken() if number == 1 else Content() for number, case in enumerate(cases)}
        await drive(cases, way(client, FakeClock()), journal, lambda case: people[case.id], lambda *_: None, 2)
        results = [journal.results[case.id] for case in cases]

    assert [result.ended for result in results] == ["planned"] * 3
    assert [result.mistakes for result in results] == [(), ("ValueError: no words for that",), ()]
    assert f"the traveller of case {cases[1].id} broke" in caplog.text
