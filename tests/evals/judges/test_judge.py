"""One judge: what it asks, what it makes of the reply, and of none."""

import httpx2
import pytest
from openai import AsyncOpenAI

from agents.itinerary import Itinerary
from agents.llm.errors import Fault
from evals.judges import Judge, RubricError, load_rubric
from evals.judges.judgement import Judgement
from evals.row import Key, Spent
from tests.evals.judges.support import GOOD, Reply, Scripted, client_of, completion, friendly, sample


async def said_by(*replies: Reply, plan: Itinerary, **settings: object) -> tuple[Judgement, Scripted]:
    endpoint = Scripted(*replies)
    async with client_of(endpoint) as client:
        found = await friendly(client, **settings).judge(sample(plan))
    assert found is not None
    return found, endpoint


async def test_a_verdict_with_its_reason_and_cost(itinerary: Itinerary) -> None:
    found, _ = await said_by(completion(GOOD), plan=itinerary)
    assert (found.said.outcome, found.said.label, found.said.reason) == ("pass", "friendly", "says you")
    assert found.spent == Spent(calls=1, prompt_tokens=100, completion_tokens=7)
    verdict = found.verdict(Key("c-1", "baseline", 2), "friendly.judge@v3+1f2e3d4c", judging=1)
    assert verdict.key == Key("c-1", "baseline", 2)
    assert (verdict.evaluator, verdict.judging, verdict.label) == ("friendly.judge@v3+1f2e3d4c", 1, "friendly")


async def test_it_asks_for_the_reason_before_the_label_in_strict_json(itinerary: Itinerary) -> None:
    _, endpoint = await said_by(completion(GOOD), plan=itinerary)
    request = endpoint.requests[0]
    asked = request["response_format"]["json_schema"]
    assert asked["strict"] is True
    assert list(asked["schema"]["properties"]) == ["reason", "label"]
    assert asked["schema"]["properties"]["label"]["enum"] == ["friendly", "robotic"]
    assert asked["schema"]["required"] == ["reason", "label"]
    assert asked["schema"]["additionalProperties"] is False
    assert (request["temperature"], "seed" in request) == (0, False)
    assert itinerary.message in request["messages"][1]["content"]


async def test_an_unreadable_reply_is_asked_for_again(itinerary: Itinerary) -> None:
    found, endpoint = await said_by(
        completion("Friendly!"), completion('{"reason": "x"'), completion(GOOD), plan=itinerary
    )
    assert (found.said.label, found.spent) == ("friendly", Spent(calls=3, prompt_tokens=300, completion_tokens=21))
    seeds = [request.get("seed") for request in endpoint.requests]
    assert seeds[0] is None
    assert len(set(seeds)) == 3


@pytest.mark.parametrize(
    "content",
    [
        "",
        "friendly",
        '{"label": "friendly"}',
        '{"reason": "  ", "label": "friendly"}',
        '{"reason": "x", "label": "5"}',
        '{"reason": "x", "label": "friendly", "confidence": 1}',
    ],
)
async def test_what_stays_unreadable_is_unscored(content: str, itinerary: Itinerary) -> None:
    found, endpoint = await said_by(completion(content), plan=itinerary)
    assert (found.said.outcome, found.said.label, found.fault) == ("unscored", "unreadable", None)
    assert found.said.reason.startswith("the model's reply ")
    assert (len(endpoint.requests), found.spent.calls) == (3, 3)


async def test_a_reply_that_is_cut_is_unreadable(itinerary: Itinerary) -> None:
    found, endpoint = await said_by(completion('{"reason": "so', finish="length"), plan=itinerary, attempts=2)
    assert (found.said.label, len(endpoint.requests)) == ("unreadable", 2)


async def test_a_refusal_is_unscored_and_not_repeated(itinerary: Itinerary) -> None:
    found, endpoint = await said_by(completion(None, refusal="I cannot."), plan=itinerary)
    assert (found.said.outcome, found.said.label, len(endpoint.requests)) == ("unscored", "refused", 1)


@pytest.mark.parametrize(
    ("status", "fault"),
    [(429, Fault.RATE_LIMITED), (500, Fault.SERVER), (401, Fault.UNAUTHORISED), (400, Fault.REJECTED)],
)
async def test_a_fault_of_the_endpoint_is_unscored_and_never_a_fail(
    status: int, fault: Fault, itinerary: Itinerary
) -> None:
    found, endpoint = await said_by((status, {"error": {"message": "no"}}), plan=itinerary)
    assert (found.said.outcome, found.said.label, found.fault) == ("unscored", "infrastructure", fault)
    assert str(status) in found.said.reason
    assert len(endpoint.requests) == 1


async def test_an_endpoint_that_is_gone(itinerary: Itinerary) -> None:
    def gone(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ConnectError("refused", request=request)

    async with client_of(gone) as client:
        found = await friendly(client).judge(sample(itinerary))
    assert found
    assert (found.said.label, found.fault) == ("infrastructure", Fault.CONNECTION)


async def test_unsure_counts_as_the_rubric_says(itinerary: Itinerary) -> None:
    async with client_of(Scripted(completion('{"reason": "no need", "label": "not_applicable"}'))) as client:
        found = await Judge(load_rubric("needs"), client, "m").judge(sample(itinerary))
    assert found
    assert (found.said.outcome, found.said.label) == ("unscored", "not_applicable")


async def test_nothing_is_asked_where_it_does_not_apply(itinerary: Itinerary) -> None:
    endpoint = Scripted(completion('{"reason": "r", "label": "calm"}'))
    async with client_of(endpoint) as client:
        judge = Judge(load_rubric("calm"), client, "m")
        samples = [sample(itinerary), sample(itinerary, mood="neutral"), sample(None, mood="frustrated")]
        assert [await judge.judge(one) for one in samples] == [None, None, None]
        assert [judge.applies(one) for one in samples] == [False, False, False]
        assert endpoint.requests == []
        assert await judge.judge(sample(itinerary, mood="frustrated"))


async def test_a_plan_without_a_message_fails_and_nothing_is_asked(itinerary: Itinerary) -> None:
    endpoint = Scripted(completion(GOOD))
    async with client_of(endpoint) as client:
        found = await friendly(client).judge(sample(itinerary, " \n"))
    assert found
    assert (found.said.outcome, found.said.label, endpoint.requests) == ("fail", "empty", [])


async def test_above_zero_every_judging_has_its_own_seed(itinerary: Itinerary) -> None:
    endpoint = Scripted(completion(GOOD))
    async with client_of(endpoint) as client:
        judge = friendly(client, temperature=0.7)
        for id, judging in (("c-1", 0), ("c-1", 1), ("c-2", 0), ("c-1", 0)):
            await judge.judge(sample(itinerary, id=id), judging)
    seeds = [request["seed"] for request in endpoint.requests]
    assert seeds[0] == seeds[3] == 1137641618
    assert len(set(seeds)) == 3
    assert {request["temperature"] for request in endpoint.requests} == {0.7}


async def test_judging_again_varies_above_zero_and_repeats_by_seed(
    rehearsal_client: AsyncOpenAI, itinerary: Itinerary
) -> None:
    close = sample(itinerary, "Your four days are planned. Times are given below. Thank you.")

    async def labels(temperature: float) -> list[str]:
        judge = friendly(rehearsal_client, temperature=temperature)
        found = [await judge.judge(close, judging) for judging in range(20)]
        return [one.said.label for one in found if one]

    assert len(set(await labels(0))) == 1
    warm = await labels(1)
    assert set(warm) == {"friendly", "robotic"}
    assert await labels(1) == warm


async def test_names_and_settings() -> None:
    async with client_of(Scripted()) as client:
        judge, rubric = friendly(client, temperature=0.5), load_rubric("friendly")
        assert judge.name == f"friendly.judge@v{rubric.version}+{rubric.digest}"
        assert judge.seat == f"{judge.name} by m at 0.5"
        with pytest.raises(RubricError, match="compares two plans; allowed here: rubrics about one"):
            Judge(load_rubric("preferred"), client, "m")
        with pytest.raises(ValueError, match="attempts 0; allowed: 1 or more"):
            friendly(client, attempts=0)
