from collections import Counter

import pytest

from agents.data.tables import TravelData
from evals.evaluators.registry import all_evaluators
from tests.evals.evaluators.samples import all_samples
from tests.evals.evaluators.support import Samples, said


def test_every_evaluator_has_samples() -> None:
    """A check has some for each breach that its own tests list."""
    assert {samples.evaluator for samples in all_samples()} == set(all_evaluators())


def test_names_say_what_is_looked_at() -> None:
    kinds = Counter(name.partition(".")[0] for name in all_evaluators())
    assert set(kinds) == {"check", "expected", "message", "retrieval", "session"}
    assert all(one.means.endswith(".") for one in all_evaluators().values())


@pytest.mark.parametrize("samples", all_samples(), ids=lambda samples: samples.evaluator)
def test_one_passes_one_fails_and_to_one_it_does_not_apply(samples: Samples, data: TravelData) -> None:
    passed, failed = (said(samples.evaluator, make(data)) for make in (samples.passes, samples.fails))
    assert passed
    assert failed
    assert (passed.outcome, failed.outcome, failed.reason) == ("pass", "fail", samples.why)
    assert passed.label
    assert passed.label != failed.label
    assert said(samples.evaluator, samples.apart(data)) is None
