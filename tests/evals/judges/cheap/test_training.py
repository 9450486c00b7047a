"""A planted problem is learned, and the numbers are scikit-learn's."""

import random
from pathlib import Path

import pytest

import evals
from evals.judges import load_rubric
from evals.judges.cheap.making import fit
from evals.judges.cheap.model import Classifier
from evals.judges.cheap.training import CannotTrain, Labelled, fitted, train
from evals.labels.leaks import HeldItem, LeakError
from tests.evals.judges.planted import TELLING, WORDS, material, text_of

ROOT = Path(evals.__file__).parent.parent
TRAIN = [Labelled(text_of(number, number % 2 == 0), number % 2 == 0, f"t{number // 2}") for number in range(60)]


@pytest.fixture(scope="module")
def trained() -> Classifier:
    return train(TRAIN)


def test_it_finds_what_was_planted(trained: Classifier) -> None:
    new = [
        (trained.probability(text_of(number, passes)), passes) for number in range(900, 960) for passes in (True, False)
    ]
    assert all((probability > 0.5) is passes for probability, passes in new)
    weights = {term: weight.weight for term, weight in trained.terms["words"].items() if " " not in term}
    assert max(weights, key=weights.__getitem__) == TELLING
    assert min(weights, key=weights.__getitem__) == "notice"


def test_a_file_says_the_same_probabilities_as_scikit_learn(trained: Classifier) -> None:
    again = Classifier.model_validate_json(trained.model_dump_json())
    texts = [
        *(text_of(number, number % 3 == 0) for number in range(100, 120)),
        "",
        "Nothing known!",
        "CAFÉ\u2028gladly",
    ]
    theirs = fitted(TRAIN, 5).predict_proba(texts)[:, 1].tolist()
    assert [trained.probability(text) for text in texts] == [again.probability(text) for text in texts]
    assert [again.probability(text) for text in texts] == pytest.approx(theirs, abs=1e-12)


def test_probabilities_are_calibrated_on_clusters_that_were_not_seen() -> None:
    draw = random.Random(3)
    noise = [
        Labelled(" ".join(draw.choices(WORDS, k=12)), draw.random() < 0.5, f"t{number // 4}") for number in range(80)
    ]
    found = train(noise)
    said = [found.probability(" ".join(draw.choices(WORDS, k=12))) for _ in range(50)]
    assert max(abs(probability - 0.5) for probability in said) < 0.35


def test_too_few_are_refused() -> None:
    with pytest.raises(CannotTrain, match="train holds 3 passes, 1 fails; allowed: passes and fails in two clusters"):
        train(
            [
                Labelled("a", True, "t1"),
                Labelled("b", True, "t2"),
                Labelled("c", True, "t3"),
                Labelled("d", False, "t4"),
            ]
        )


def test_a_text_of_train_that_stands_in_test_too_is_refused() -> None:
    planted = material(load_rubric("friendly"))
    again = HeldItem(f"i-{9:016x}", "test", planted.of("train").texts[0].shown)
    leaking = type(planted)("planted", "friendly", "friendly", planted.version, planted.texts, (*planted.held, again))
    with pytest.raises(LeakError, match="train holds what it would be measured on: i-0000000000000009 of test: 100%"):
        fit(leaking)


def test_training_alone_loads_scikit_learn() -> None:
    code = [path for part in ("app", "agents", "evals", "synthetic") for path in (ROOT / part).rglob("*.py")]
    loading = [path for path in code if "sklearn" in path.read_text(encoding="utf-8")]
    assert [path.relative_to(ROOT).as_posix() for path in loading] == ["evals/judges/cheap/training.py"]
