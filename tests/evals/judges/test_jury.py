"""Several judges."""

from collections.abc import Sequence

import pytest
from openai import AsyncOpenAI

from agents.itinerary import Itinerary
from agents.llm.errors import Fault
from evals.judges import Judge, Judgement, Jury, load_rubric
from tests.evals.judges.support import Reply, Scripted, client_of, completion, sample

YES, NO = (completion(f'{{"reason": "because {word}", "label": "{word}"}}') for word in ("friendly", "robotic"))
MUTE, DOWN = completion("what?"), (500, {"error": {"message": "down"}})


async def judged(plan: Itinerary, replies: Sequence[Reply]) -> Judgement:
    """A jury of models, each of which gives one of the replies."""
    judges: list[Judge] = []
    clients = [client_of(Scripted(reply)) for reply in replies]
    for place, one in enumerate(clients):
        judges.append(Judge(load_rubric("friendly"), await one.__aenter__(), f"m{place}"))
    found = await Jury(judges).judge(sample(plan))
    for one in clients:
        await one.__aexit__(None, None, None)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("replies", "outcome", "label", "reason"),
    [
        ([YES, YES, YES], "pass", "friendly", "3 of 3: because friendly"),
        ([NO, YES, NO], "fail", "robotic", "2 of 3: because robotic"),
        ([YES, NO], "unscored", "tie", "no majority of 2: 1 fail, 1 pass"),
        ([YES, YES, MUTE], "pass", "friendly", "2 of 3: because friendly"),
        ([YES, NO, MUTE], "unscored", "tie", "no majority of 3: 1 fail, 1 pass"),
        ([YES, MUTE, MUTE], "unscored", "tie", "no majority of 3: 1 pass"),
        ([MUTE, DOWN], "unscored", "unscored", "no majority of 2: none scored"),
    ],
)
async def test_more_than_half_decide(
    replies: list[Reply], outcome: str, label: str, reason: str, itinerary: Itinerary
) -> None:
    found = await judged(itinerary, replies)
    assert (found.said.outcome, found.said.label, found.said.reason) == (outcome, label, reason)


async def test_every_vote_is_kept_and_paid(itinerary: Itinerary) -> None:
    found = await judged(itinerary, [YES, NO, MUTE])
    assert [vote.said.outcome for vote in found.votes] == ["pass", "fail", "unscored"]
    assert found.said.evidence == tuple(map(str, found.votes))
    assert found.said.evidence[1].endswith(" by m1: robotic: because robotic")
    assert (found.spent.calls, found.spent.completion_tokens) == (5, 35)


async def test_a_fault_is_told_only_where_it_decides(itinerary: Itinerary) -> None:
    assert (await judged(itinerary, [YES, YES, DOWN])).fault is None
    assert (await judged(itinerary, [YES, NO, DOWN])).fault is Fault.SERVER


async def test_versions_of_a_rubric_make_a_jury(rehearsal_client: AsyncOpenAI, itinerary: Itinerary) -> None:
    jury = Jury([Judge(load_rubric(f"friendly.v{number}"), rehearsal_client, "rehearsal-1") for number in (1, 2, 3)])
    warm = await jury.judge(sample(itinerary, "Hi Anna! You'll love it, and I'm glad we've kept your seat."))
    assert warm
    assert warm.said.outcome == "pass"
    assert len(warm.votes) == 3
    assert jury.name.startswith("friendly.jury@")
    assert jury.name != Jury(jury.judges[:2]).name


async def test_it_applies_where_any_judge_does(itinerary: Itinerary) -> None:
    async with client_of(Scripted(YES)) as client:
        jury = Jury([Judge(load_rubric(name), client, "m") for name in ("friendly", "calm")])
        found = await jury.judge(sample(itinerary, mood="neutral"))
        assert found
        assert [vote.seat.split(".")[0] for vote in found.votes] == ["friendly"]
        assert await jury.judge(sample(None)) is None
        assert jury.name.startswith("friendly+calm.jury@")


async def test_a_jury_needs_two_that_differ() -> None:
    async with client_of(Scripted(YES)) as client:
        judge = Judge(load_rubric("friendly"), client, "m")
        for judges in ([], [judge], [judge, judge]):
            with pytest.raises(ValueError, match="allowed: two judges or more, none twice"):
                Jury(judges)
