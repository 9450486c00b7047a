"""Two outputs of one case."""

import json

import httpx2
import pytest
from openai import AsyncOpenAI

from agents.itinerary import Itinerary
from evals.judges import Pairwise, RubricError, load_rubric
from evals.judges.preference import Preference
from evals.preferences.tally import Tally
from tests.evals.judges.labelled import of_split
from tests.evals.judges.support import Reply, Scripted, client_of, completion, sample

A, B, TIE = (completion(f'{{"reason": "because {word}", "label": "{word}"}}') for word in ("plan_a", "plan_b", "tie"))
DOWN: Reply = (500, {"error": {"message": "down"}})


async def compared(plan: Itinerary, given: Reply, turned: Reply) -> Preference:
    """`given` is the reply where "One" stands first, `turned` where "Other" does."""

    def answer(request: httpx2.Request) -> httpx2.Response:
        text = json.loads(request.content)["messages"][1]["content"]
        status, body = given if text.index("One.") < text.index("Other.") else turned
        return httpx2.Response(status, json=body)

    async with client_of(answer) as client:
        found = await Pairwise(load_rubric("preferred"), client, "m").compare(
            sample(plan, "One."), sample(plan, "Other.")
        )
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("given", "turned", "result", "flipped"),
    [
        (A, B, "win", False),
        (B, A, "loss", False),
        (TIE, TIE, "tie", False),
        (A, A, "tie", True),
        (B, B, "tie", True),
        (A, TIE, "tie", True),
        (A, DOWN, "unscored", False),
        (DOWN, DOWN, "unscored", False),
    ],
)
async def test_both_orders_have_to_agree(
    given: Reply, turned: Reply, result: str, flipped: bool, itinerary: Itinerary
) -> None:
    found = await compared(itinerary, given, turned)
    assert (found.result, found.flipped) == (result, flipped)


async def test_both_orders_are_kept_and_paid(itinerary: Itinerary) -> None:
    found = await compared(itinerary, A, DOWN)
    assert [order.better for order in found.orders] == ["first", "unscored"]
    assert found.orders[1].reason == "infrastructure: the model endpoint failed (HTTP 500)"
    assert (found.spent.calls, found.spent.prompt_tokens) == (2, 100)
    assert found.evaluator.startswith("preferred.pairwise@v2+")
    assert Preference.model_validate_json(found.model_dump_json()) == found


async def test_the_tally(itinerary: Itinerary) -> None:
    orders = [(A, B), (A, B), (B, A), (TIE, TIE), (A, A), (A, A), (B, B), (A, TIE), (A, DOWN)]
    tally = Tally.of([await compared(itinerary, given, turned) for given, turned in orders])
    assert (tally.wins, tally.losses, tally.ties, tally.unscored) == (2, 1, 5, 1)
    assert (tally.flips, tally.first_twice, tally.second_twice) == (4, 2, 1)
    assert tally.flip_rate
    assert (tally.flip_rate.point, tally.flip_rate.n) == (0.5, 8)
    assert Tally.of([]).flip_rate is None


async def test_what_cannot_be_compared(itinerary: Itinerary) -> None:
    async with client_of(Scripted(A)) as client:
        pairwise = Pairwise(load_rubric("preferred"), client, "m")
        assert await pairwise.compare(sample(itinerary), sample(None)) is None
        with pytest.raises(ValueError, match="outputs of two cases, c-1 and c-2; allowed: of one"):
            await pairwise.compare(sample(itinerary), sample(itinerary, id="c-2"))
        with pytest.raises(RubricError, match="is about one plan; allowed here: rubrics that compare two"):
            Pairwise(load_rubric("friendly"), client, "m")


async def test_saying_what_is_better_makes_the_order_matter_less(
    rehearsal_client: AsyncOpenAI, itinerary: Itinerary
) -> None:
    """Answered against missed of one trip: v1 says nothing of what is better and guesses, v2 does."""
    dev = of_split("dev")
    pairs = [
        (one, other)
        for one in dev
        for other in dev
        if one.id.split("-")[0] == other.id.split("-")[0]
        and {"answered", "specific"} <= set(one.labels.values())
        and {"missed", "generic"} <= set(other.labels.values())
    ]
    tallies: list[Tally] = []
    for version in (1, 2):
        pairwise = Pairwise(load_rubric(f"preferred.v{version}"), rehearsal_client, "rehearsal-1")
        found = [
            await pairwise.compare(
                sample(itinerary, one.shown["message"], one.id), sample(itinerary, other.shown["message"], one.id)
            )
            for one, other in pairs
        ]
        tallies.append(Tally.of([preference for preference in found if preference]))
    naive, better = tallies
    assert len(pairs) == 39
    assert naive.wins <= 24
    assert naive.flips == naive.first_twice >= 4
    assert better.wins >= 28
    assert better.flips <= naive.flips - 3
