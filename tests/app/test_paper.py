import pytest

from agents.assembly import assemble
from agents.data.tables import TravelData
from app.cli.paper import print_plan
from tests.agents.support import draft_of, trip_of


def test_a_day_says_what_is_to_know_and_where_to_go_when_it_rains(
    data: TravelData, capsys: pytest.CaptureFixture[str]
) -> None:
    trip = trip_of(data, start="2027-06-01")
    print_plan(assemble(draft_of(trip, [("senso-ji", "13:00")]), trip, {}, [], data))
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert "Arrival day: nothing is planned before 13:00." in lines
    assert "If it rains: Tokyo Skytree, Asakusa." in lines
