"""A cheap judge from labelled texts: trained on train, its band chosen on dev."""

from collections.abc import Mapping

from evals.judges.cheap.band import MARGIN, choose_band, curve
from evals.judges.cheap.cascade import joined
from evals.judges.cheap.model import CheapJudge, Classifier, Seen
from evals.judges.cheap.training import CannotTrain, Labelled, train
from evals.judges.judge import Judge
from evals.judges.judgement import Judgement
from evals.labels.leaks import LeakError, leaks
from evals.labels.material import Material


def fit(material: Material) -> Classifier:
    """Train on the texts of train on which people are not divided evenly.

    Raises:
        LeakError: a text of train holds an item of dev or test.
        CannotTrain: train holds too few.
    """
    texts = material.of("train").decided
    if found := leaks([joined(one.shown) for one in texts], material.held):
        raise LeakError(f"train holds what it would be measured on: {'; '.join(map(str, found[:5]))}")
    return train([Labelled(joined(one.shown), bool(one.passes), one.cluster) for one in texts])


def seen_by(classifier: Classifier, material: Material, said: Mapping[str, Judgement]) -> list[Seen]:
    """Texts as classifier, judge and people see them; those that the judge could not score, or people tie on, are out.

    Args:
        classifier: the first stage.
        material: of one split.
        said: by the judge, by item.
    """
    found: list[Seen] = []
    for one in material.decided:
        judgement = said[one.item]
        if judgement.said.outcome == "unscored" or one.passes is None:
            continue
        spent = judgement.spent
        found.append(
            Seen(
                item=one.item,
                cluster=one.cluster,
                probability=classifier.probability(joined(one.shown)),
                judge=judgement.said.outcome == "pass",
                people=one.passes,
                tokens=spent.prompt_tokens + spent.completion_tokens,
            )
        )
    return found


def make_cheap(
    judge: Judge, classifier: Classifier, material: Material, said: Mapping[str, Judgement], margin: float = MARGIN
) -> CheapJudge:
    """Choose the band.

    Args:
        judge: that is asked when the classifier is unsure.
        classifier: trained on train (`fit`).
        material: labels.
        said: what that judge says of dev, by item.
        margin: by how much the cascade may agree less with people than the judge alone, 0 to 1.

    Raises:
        CannotTrain: dev holds too few.
    """
    rubric = judge.rubric
    dev = seen_by(classifier, material.of("dev"), said)
    if len({one.cluster for one in dev}) < 2:
        raise CannotTrain(f"dev holds {len(dev)} labelled texts of one tuple or none; allowed: two tuples or more")
    return CheapJudge(
        rubric=rubric.name,
        version=f"v{rubric.version}+{rubric.digest}",
        judge=judge.seat,
        source=material.source,
        labels=f"by {material.version}, {material.digest}",
        trained=len(material.of("train").decided),
        classifier=classifier,
        band=choose_band(curve(dev), margin),
        margin=margin,
        dev=dev,
    )
