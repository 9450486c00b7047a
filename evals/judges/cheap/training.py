"""Training with scikit-learn, which nothing else loads.

TF-IDF of words and of pieces of words (Salton, Buckley, 1988), logistic regression, and Platt's sigmoid on scores that
were predicted for clusters the regression had not seen (Niculescu-Mizil, Caruana, "Predicting good probabilities with
supervised learning", 2005).
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple, cast

from evals.judges.cheap.model import COUNTED, Classifier, Weight

FOLDS = 5
MOST_TERMS = 4_000
"""Of each kind, the most frequent: a file stays under a megabyte."""
PENALTY = 4.0
"""Inverse strength of the regression's penalty: scaled texts give small scores, which the default would flatten."""


class CannotTrain(ValueError):
    """There are not enough labels; the message says how many there are."""


class Labelled(NamedTuple):
    """A text of train."""

    text: str
    passes: bool
    cluster: str


def train(labelled: Sequence[Labelled]) -> Classifier:
    """Fit, calibrate, and take the numbers out. The same labels in the same order give the same numbers.

    Raises:
        CannotTrain: fewer than two clusters hold passes, or fails.
    """
    fewest = min(len({one.cluster for one in labelled if one.passes is kind}) for kind in (True, False))
    if fewest < 2:
        counts = ", ".join(f"{sum(one.passes is kind for one in labelled)} {name}" for kind, name in _NAMES)
        raise CannotTrain(f"train holds {counts}; allowed: passes and fails in two clusters each, or more")
    calibrated = fitted(labelled, min(FOLDS, fewest))
    pipeline, sigmoid = calibrated.estimator, calibrated.calibrators[0]
    union, regression = pipeline[0], pipeline[-1]
    weights: list[float] = regression.coef_[0].tolist()
    terms: dict[Literal["words", "pieces"], dict[str, Weight]] = {}
    for name, vectorizer in union.transformer_list:
        known = cast(list[str], vectorizer.get_feature_names_out().tolist())
        mine, weights = weights[: len(known)], weights[len(known) :]
        pairs = map(Weight, vectorizer.idf_.tolist(), mine)
        terms[name] = dict(zip(known, pairs, strict=True))
    return Classifier(
        terms=terms, intercept=float(regression.intercept_[0]), slope=float(sigmoid.a_), offset=float(sigmoid.b_)
    )


_NAMES = ((True, "passes"), (False, "fails"))


def fitted(labelled: Sequence[Labelled], folds: int) -> Any:
    """The regression on all texts, calibrated by scores of folds that hold whole clusters."""
    from sklearn.calibration import CalibratedClassifierCV
    from sklearn.model_selection import StratifiedGroupKFold

    texts, passes = [one.text for one in labelled], [one.passes for one in labelled]
    clusters = [one.cluster for one in labelled]
    parts = [*StratifiedGroupKFold(folds).split(texts, passes, clusters)]
    kept = [(fit, rest) for fit, rest in parts if len({passes[at] for at in fit}) == 2]
    calibrating: Any = CalibratedClassifierCV  # its types know no `ensemble=False`
    whole = calibrating(_pipeline(), method="sigmoid", cv=kept, ensemble=False)
    return whole.fit(texts, passes).calibrated_classifiers_[0]


def _pipeline() -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import FeatureUnion, make_pipeline

    counting: Any = TfidfVectorizer  # its types know no analyzer that is a function
    parts = [
        (name, counting(analyzer=counted, sublinear_tf=True, max_features=MOST_TERMS))
        for name, counted in COUNTED.items()
    ]
    return make_pipeline(FeatureUnion(parts), LogisticRegression(C=PENALTY, class_weight="balanced", max_iter=1_000))
