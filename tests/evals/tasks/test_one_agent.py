"""One agent alone on what the others have delivered."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from agents.deps import Deps
from evals.output import Output
from evals.row import Row
from evals.tasks.one_agent import NotRecorded, cases_with_plans, one_agent
from evals.variant import load_variant
from tests.agents.support import Meddling
from tests.evals.tasks.conftest import KINDS, LISBON, Chain, message_of, output_of, status


async def recorded_by(chain: Chain) -> dict[str, Output]:
    return {LISBON.id: output_of(await chain()(LISBON, 0))}


async def alone(agent: str, deps: Deps, recorded: Mapping[str, Output], today: date, name: str = "baseline") -> Row:
    return await one_agent(agent, load_variant(name), deps, recorded, "trial", today)(LISBON, 0)


async def test_the_itinerary_agent_alone_plans_as_in_the_chain(chain: Chain, deps: Deps, today: date) -> None:
    recorded = await recorded_by(chain)
    row = await alone("itinerary", deps, recorded, today)
    output = output_of(row)
    assert output.itinerary == recorded["c1"].itinerary
    assert output.handoffs == recorded["c1"].handoffs
    assert (row.spent.calls, set(row.prompts), output.tools) == (1, {"itinerary"}, ())
    assert {use.agent for use in output.agents} == {"intake", "itinerary", "check"}


async def test_a_change_acts_on_the_itinerary_agent_alone(chain: Chain, deps: Deps, today: date) -> None:
    recorded = await recorded_by(chain)
    row = await alone("itinerary", deps, recorded, today, "discount")
    assert "discount" in message_of(row).lower()
    assert row.variant == "discount"


@pytest.mark.parametrize("agent", ["research", "budget", "local"])
async def test_a_specialist_alone_delivers_as_in_the_chain(chain: Chain, deps: Deps, today: date, agent: str) -> None:
    recorded = await recorded_by(chain)
    row = await alone(agent, deps, recorded, today)
    output = output_of(row)
    assert (row.spent.calls, set(row.prompts), {use.agent for use in output.tools}) == (2, {agent}, {agent})
    assert output.handoffs == recorded["c1"].handoffs
    assert output.itinerary
    assert recorded["c1"].itinerary
    assert [day.stops for day in output.itinerary.days] == [day.stops for day in recorded["c1"].itinerary.days]
    assert output.itinerary.ledger == recorded["c1"].itinerary.ledger
    assert output.itinerary.missing == []


async def test_its_fault_is_its_own_part(chain: Chain, deps: Deps, today: date) -> None:
    recorded = await recorded_by(chain)
    endpoint = Meddling(budget=status(400))
    task = one_agent("budget", load_variant("baseline"), replace(deps, client=endpoint.client()), recorded, today=today)
    plan = output_of(await task(LISBON, 0)).itinerary
    assert plan
    assert [part.part for part in plan.missing] == ["budget"]
    assert list(endpoint.asked) == ["budget"]


async def test_a_part_that_was_missing_is_missing_still(chain: Chain, deps: Deps, today: date) -> None:
    lacking = {LISBON.id: output_of(await chain(client=Meddling(budget=status(400)).client())(LISBON, 0))}
    plan = output_of(await alone("itinerary", deps, lacking, today)).itinerary
    assert plan
    assert plan == lacking["c1"].itinerary
    assert [part.part for part in plan.missing] == ["budget"]


async def test_after_a_change_it_starts_from_the_plan_before(chain: Chain, deps: Deps, today: date) -> None:
    case = KINDS["refine"]
    whole = output_of(await chain()(case, 0))
    task = one_agent("itinerary", load_variant("baseline"), deps, {case.id: whole}, today=today)
    output = output_of(await task(case, 0))
    assert whole.before
    assert output.itinerary == whole.before.itinerary
    assert (output.before, output.said) == (None, ())


async def test_what_was_not_planned_is_refused(chain: Chain, deps: Deps, today: date) -> None:
    recorded = await recorded_by(chain) | {KINDS["past"].id: output_of(await chain()(KINDS["past"], 0))}
    cases = [LISBON, KINDS["past"], KINDS["plain"]]
    assert cases_with_plans(cases, recorded) == [LISBON]
    task = one_agent("local", load_variant("baseline"), deps, recorded, today=today)
    for case in cases[1:]:
        with pytest.raises(NotRecorded, match=rf"case '{case.id}' has no recorded plan, so local cannot be run alone"):
            await task(case, 0)


def test_an_unknown_agent_is_refused(deps: Deps) -> None:
    with pytest.raises(NotRecorded, match="unknown agent 'locale'; did you mean 'local'"):
        one_agent("locale", load_variant("baseline"), deps, {})
