"""Who sits before the form for a case."""

from agents.data.tables import TravelData
from synthetic.case import Case
from synthetic.driving.conversation import Traveller
from synthetic.driving.drive import People
from synthetic.driving.one_turn import OneTurn, SayGoal
from synthetic.traveller.traveller import Conduct, SimulatedTraveller


def people(data: TravelData, say: SayGoal, turns: int, seed: int) -> People:
    """People of one turn; with more `turns`, simulated travellers who follow up so often at most."""

    def simulated(case: Case) -> Traveller:
        return SimulatedTraveller(case, data, say, Conduct(most_turns=turns, seed=seed))

    def simple(case: Case) -> Traveller:
        return OneTurn(case, data, say, seed)

    return simple if turns == 1 else simulated
