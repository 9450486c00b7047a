"""From an experiment's folder to a queue."""

from pathlib import Path

import pytest

from agents.data.tables import TravelData
from evals.case import EvalCase
from evals.judges import load_rubric
from evals.labels.candidate import Known
from evals.labels.item import item_id, items_of
from evals.labels.making import Asked, candidates_of, make_queue
from evals.labels.mix import Mix
from evals.labels.queue import Queue, QueueError
from evals.output import AgentUse, Output
from tests.evals.labels.support import JUDGES, NOON, case, experiment, plan


def test_the_same_output_is_one_item_whatever_it_took(data: TravelData) -> None:
    output = Output(ended="planned", itinerary=plan(data, "Hello."))
    slow = output.model_copy(update={"agents": (AgentUse(agent="local", started=0, ended=9),), "handoffs": {"a": 1}})
    other = output.model_copy(update={"itinerary": plan(data, "Hello!")})
    assert item_id(case(1), output) == item_id(case(1), slow)
    assert item_id(case(1), output) not in (item_id(case(1), other), item_id(case(2), output))


def test_an_experiment_s_outputs_with_what_its_judges_said(tmp_path: Path, data: TravelData) -> None:
    artifact = experiment(tmp_path / "first", data)
    items = items_of(artifact)
    found = {candidate.item: candidate for candidate in candidates_of(artifact, items, load_rubric("friendly"))}
    (third,) = [item for key, item in items.items() if key.case == "c003"]
    assert len(found) == 20
    assert found[third.id].outcomes == dict(zip(JUDGES, (["fail"], ["pass"]), strict=True))
    assert found[third.id].cluster == third.case.cluster
    assert not any(candidate.said for candidate in candidates_of(artifact, items, load_rubric("grounded")))


def make(tmp_path: Path, data: TravelData, seed: int = 1, source: str = "first") -> Queue:
    artifact = experiment(tmp_path / source, data)
    rubric = load_rubric("friendly")
    asked = Asked("q", "first", rubric, Mix.read("random=1,disagree=1"), 10, ("ana", "ben"), 4, seed)
    return make_queue(asked, candidates_of(artifact, items_of(artifact), rubric), Known(), NOON)


def test_a_queue_says_how_it_came_about_and_reads_back_as_it_was(tmp_path: Path, data: TravelData) -> None:
    queue = make(tmp_path, data)
    assert (queue.mix, len(queue.places), len(queue.chances), queue.people) == (
        "random=1,disagree=1",
        10,
        20,
        ["ana", "ben"],
    )
    assert sum(place.shared for place in queue.places) == 4
    assert {place.item: place.probability for place in queue.places}.items() <= queue.chances.items()
    assert sum(queue.chances.values()) == pytest.approx(10)
    assert Queue.model_validate_json(queue.model_dump_json()) == queue
    assert make(tmp_path, data, source="second") == queue
    assert make(tmp_path, data, seed=2, source="third").order != queue.order


def test_nothing_to_label_is_said() -> None:
    asked = Asked("q", "first", load_rubric("friendly"), Mix.read("random"), 10, ("ana",), 0, 1)
    with pytest.raises(QueueError, match=r"first holds no output that friendly\.v3"):
        make_queue(asked, [], Known(), NOON)


def test_a_rubric_for_some_cases_leaves_the_others_out(tmp_path: Path, data: TravelData) -> None:
    artifact = experiment(tmp_path / "first", data)
    rubric = load_rubric("calm")
    applies = [one.id for one in artifact.cases.values() if rubric.applies(EvalCase.model_validate(one.model_dump()))]
    assert len(candidates_of(artifact, items_of(artifact), rubric)) == len(applies) < 20
