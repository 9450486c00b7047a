from agents.itinerary import Itinerary
from evals.judges import NullJudge, load_rubric
from tests.evals.judges.support import sample


async def test_it_passes_whatever_it_applies_to(itinerary: Itinerary) -> None:
    null = NullJudge(load_rubric("calm"))
    found = await null.judge(sample(itinerary, "Dreadful.", mood="frustrated"))
    assert found
    assert (found.said.outcome, found.said.label, found.spent.calls) == ("pass", "calm", 0)
    assert found.said.reason == "passes everything: a baseline, no judge"
    assert null.name == f"calm.null@v3+{null.rubric.digest}"
    assert await null.judge(sample(itinerary, mood="neutral")) is None
    assert await null.judge(sample(None, mood="frustrated")) is None
