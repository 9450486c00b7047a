"""Who sits before the form for a case."""

from agents.data.tables import TravelData
from synthetic.case import Case
from synthetic.driving.conversation import Traveller
from synthetic.driving.drive import People
from synthetic.driving.one_turn import OneTurn, SayGoal
from synthetic.traveller.speech import Person
from synthetic.traveller.traveller import SimulatedTraveller


def people(data: TravelData, say: SayGoal, turns: int, seed: int) -> People:
    """People of one turn; with more `turns`, simulated travellers who follow up so often at most."""

    def simulated(case: Case) -> Traveller:
        mood = case.tuple.get("mood", "neutral")
        person = Person(persona=case.persona, mood=mood, facts=case.facts, seed=case.seed + seed)
        return SimulatedTraveller(person, data, say, turns)

    def simple(case: Case) -> Traveller:
        return OneTurn(case, data, say, seed)

    return simple if turns == 1 else simulated
