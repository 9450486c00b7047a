"""A cascade stands where a judge does, and asks it only when unsure."""

from pathlib import Path

import pytest

from agents.itinerary import Itinerary
from evals.judges import Judge, RubricError, load_rubric, read_seat, read_seats
from evals.judges.cheap.cascade import Cascade
from evals.judges.cheap.kept import cheap_file, keep_cheap, load_cheap
from evals.judges.cheap.model import Band, CheapJudge, Classifier, Seen, Weight
from evals.judges.named import judge_of
from evals.prices import load_prices
from evals.runner.priced import Priced
from tests.evals.judges.support import GOOD, Scripted, client_of, completion, sample

V3 = load_rubric("friendly.v3")
CHEAP = CheapJudge(
    rubric="friendly",
    version=f"v3+{V3.digest}",
    judge="friendly.judge@v3 by m",
    source="planted",
    labels="by v3+00000000, 00000000",
    trained=30,
    classifier=Classifier(
        terms={"words": {"thanks": Weight(1, 3), "notice": Weight(1, -3)}, "pieces": {}},
        intercept=0,
        slope=-1,
        offset=0,
    ),
    band=Band(low=0.2, high=0.8),
    margin=0.05,
    dev=[Seen(item="i-1", cluster="t1", probability=0.5, judge=True, people=True, tokens=107)],
)


async def test_it_asks_only_when_unsure(itinerary: Itinerary) -> None:
    endpoint = Scripted(completion(GOOD))
    async with client_of(endpoint) as client:
        cascade = Cascade(CHEAP, Judge(V3, client, "m"))
        sure, wrong, unsure = [
            await cascade.judge(sample(itinerary, text)) for text in ("Thanks!", "A notice.", "A notice, thanks.")
        ]
        assert await cascade.judge(sample(None)) is None
        empty = await cascade.judge(sample(itinerary, " "))
    assert sure
    assert (sure.said.outcome, sure.said.label, sure.spent.calls) == ("pass", "friendly", 0)
    assert sure.said.reason == "by the classifier alone: 95% pass, outside of 0.2 to 0.8, where the judge is asked"
    assert wrong
    assert (wrong.said.outcome, wrong.said.label) == ("fail", "robotic")
    assert unsure
    assert (unsure.said.reason, unsure.spent.calls) == ("says you", 1)
    assert empty
    assert (empty.said.outcome, empty.said.label) == ("fail", "empty")
    assert len(endpoint.requests) == 1


async def test_what_is_not_asked_costs_nothing(itinerary: Itinerary) -> None:
    async with client_of(Scripted(completion(GOOD))) as client:
        priced = Priced(Cascade(CHEAP, Judge(V3, client, "gpt-4.1")), load_prices())
        sure, unsure = [await priced.judge(sample(itinerary, text)) for text in ("Thanks!", "Nothing known")]
    assert sure
    assert sure.spent.usd == 0
    assert unsure
    assert unsure.spent.usd
    assert unsure.spent.usd > 0


async def test_it_is_named_with_both_stages(tmp_path: Path) -> None:
    keep_cheap(CHEAP, tmp_path)
    async with client_of(Scripted(completion(GOOD))) as client:
        one = read_seat("cascade:friendly", own=tmp_path).judge(client, "m")
        chosen = read_seat("cascade:friendly@v3:big", own=tmp_path).judge(client, "m")
        jury = judge_of([seat.judge(client, "m") for seat in read_seats("cascade:friendly+friendly", own=tmp_path)])
    assert one.name == f"friendly.cascade@v3+{V3.digest}-{CHEAP.digest}"
    assert chosen.name == f"{one.name}:big"
    assert jury.name.startswith("friendly.jury@")


def test_a_cheap_judge_of_another_version_is_never_mixed_in(tmp_path: Path) -> None:
    keep_cheap(CHEAP, tmp_path)
    with pytest.raises(
        RubricError, match=r"is for v3\+\w{8}, not v2\+\w{8}; train one, or ask for cascade:friendly@v3"
    ):
        load_cheap(load_rubric("friendly.v2"), tmp_path)
    old = CHEAP.model_copy(update={"version": "v3+00000000"})
    keep_cheap(old, tmp_path)
    with pytest.raises(RubricError, match=r"is for v3\+00000000, not v3"):
        read_seat("cascade:friendly", own=tmp_path)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "there is no cheap judge of 'friendly'"),
        (b"\x80\x04\x95", "friendly.cheap.json is no cheap judge: : Invalid JSON"),
        (b"{}", "friendly.cheap.json is no cheap judge: rubric: Field required"),
        (CHEAP.model_dump_json().replace('"low":0.2', '"low":0.9').encode(), "band: Value error, 0.9 to 0.8"),
        (
            CHEAP.model_dump_json().replace('"slope":-1.0', '"slope":NaN').encode(),
            "classifier.slope: Input should be a",
        ),
    ],
)
def test_a_file_that_is_none(content: bytes | None, says: str, tmp_path: Path) -> None:
    if content is not None:
        cheap_file("friendly", tmp_path).write_bytes(content)
    with pytest.raises(RubricError) as refused:
        load_cheap(V3, tmp_path)
    assert says in str(refused.value)
    assert "triplab judge train friendly" in str(refused.value)
