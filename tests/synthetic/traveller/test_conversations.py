"""Conversations with the application itself: slips of the traveller and faults of the application are told apart."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest

from agents.data.tables import TravelData
from agents.edits.registry import all_edits
from synthetic.case import Case
from synthetic.driving.drive import drive
from synthetic.driving.journal import open_journal
from synthetic.facts.facts import Goal
from synthetic.persona import Persona
from synthetic.traveller.record import Record
from synthetic.traveller.traveller import Conduct, SimulatedTraveller
from tests.synthetic.driving.support import ABOUT, FakeClock, way
from tests.synthetic.traveller.plain_words import say_plainly
from tests.synthetic.traveller.support import Apply, another_day, break_edit, case_of, goal, nothing_done, refused

CITIES = ("Lisbon", "Rome", "Tokyo")
WANTED = (
    goal("lighten", day=2),
    goal("drop"),
    goal("swap"),
    goal("walk_less", mobility="wheelchair"),
    goal("eat", diet="vegan"),
    goal("lighten", day=1),
    goal("spend_less"),
)
MOODS = ("neutral", "frustrated")
CASES = [case_of(WANTED[nr % 7], city=CITIES[nr % 3], seed=nr, mood=MOODS[nr % 2]) for nr in range(20)]


@dataclass
class Talks:
    """What was said in all conversations, and what each text was made from."""

    records: list[Record]
    said: dict[str, Goal]

    def confusion(self, faulty: str = "") -> Counter[tuple[str, str]]:
        """Turns by who was made to be at fault, and who is said to be."""
        found = Counter[tuple[str, str]]()
        for turn in (turn for record in self.records for turn in record.turns):
            (made_from,) = {str(goal): goal for text, goal in self.said.items() if turn.text.endswith(text)}.values()
            found[TRUTH[made_from != turn.goal, turn.goal.edit == faulty], turn.blame] += 1
        return found


TRUTH = {(False, False): "nobody", (True, False): "traveller", (False, True): "app", (True, True): "both"}
"""By whether the traveller was made to say something else, and whether the application has a fault there."""


async def hold(
    client: httpx2.AsyncClient, cases: Iterable[Case], data: TravelData, folder: Path, conduct: Conduct
) -> Talks:
    """The conversations of all cases."""
    said = dict[str, Goal]()

    def say(goal: Goal, persona: Persona, mood: str, seed: int) -> str:
        text = say_plainly(goal, persona, mood, seed)
        said[text] = goal
        return text

    people = {case.id: SimulatedTraveller(case, data, say, conduct) for case in cases}
    with open_journal(folder, ABOUT) as journal:
        await drive(cases, way(client, FakeClock()), journal, lambda case: people[case.id], lambda _c, _r: None, 4)
    return Talks([traveller.record for traveller in people.values()], said)


async def test_without_a_fault_nobody_is_to_blame(client: httpx2.AsyncClient, data: TravelData, tmp_path: Path) -> None:
    talks = await hold(client, CASES, data, tmp_path / "out", Conduct())
    assert talks.confusion() == {("nobody", "nobody"): 20}
    assert {(record.ended, record.reached, record.blame) for record in talks.records} == {("satisfied", True, "nobody")}


@pytest.mark.parametrize(
    ("edit", "fault", "verdict"),
    [
        ("lighten", nothing_done, "app_missed"),
        ("lighten", another_day("lighten"), "app_missed"),
        ("lighten", refused, "app_refused"),
        ("swap", all_edits()["drop"].apply, "app_missed"),
        ("eat", nothing_done, "app_missed"),
    ],
)
async def test_faults_are_the_applications(
    client: httpx2.AsyncClient, data: TravelData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    edit: str, fault: Apply, verdict: str,
) -> None:  # fmt: skip
    break_edit(monkeypatch, edit, fault)
    cases = [case for case in CASES if case.facts.goals[0].edit == edit][:2]
    talks = await hold(client, cases, data, tmp_path / "out", Conduct())
    assert set(talks.confusion(edit)) == {("app", "app")}
    assert {(record.turns[0].verdict, record.reached) for record in talks.records} == {(verdict, False)}


async def test_slips_and_faults_are_told_apart(
    client: httpx2.AsyncClient, data: TravelData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_edit(monkeypatch, "lighten", nothing_done)
    talks = await hold(client, CASES, data, tmp_path / "out", Conduct(slips=0.4, most_turns=4))
    found = talks.confusion("lighten")
    assert set(found) == {(who, who) for who in ("nobody", "traveller", "app", "both")}
    assert min(found.values()) >= 3, found
    for record in talks.records:
        assert len(record.mistakes) == sum(turn.blame in ("traveller", "both") for turn in record.turns)
