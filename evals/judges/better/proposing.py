"""A candidate from the labels of train."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.judges.better.candidate import candidate_file, candidate_text, keep_candidate, task_of
from evals.judges.better.choosing import choose
from evals.judges.better.drafting import Wrong, draft, wrong_ones
from evals.judges.better.judging import judge_texts
from evals.judges.judge import Judge
from evals.judges.rubric import Rubric
from evals.judges.rubric_file import FOLDER, rubric_text, rubric_versions
from evals.labels.material import LabelledText, Material


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate and its file, with what it was made from: examples, disagreements on train, new definitions."""

    candidate: Rubric
    file: Path
    base: Rubric
    examples: Sequence[LabelledText]
    wrong: Sequence[Wrong]
    train: int
    drafted: Sequence[str]


async def propose(
    base: Judge, material: Material, number: int, own: Path, seed: int = 0, drafts: bool = False, folder: Path = FOLDER
) -> Proposal:
    """Make the next version of a rubric and keep it as a candidate, which nothing uses until it is accepted.

    Only train is judged and read; what is chosen is then held against dev and test, whose texts may stand in train too.

    Args:
        base: the judge that is to be made better.
        material: labels.
        number: of examples, in place of those that the base has.
        own: folder of accepted rubrics.
        seed: decides between texts that would serve as well.
        drafts: whether the judge's model drafts definitions from the disagreements.
        folder: of the rubrics that ship.

    Raises:
        TooFew: train does not hold so many examples.
        LeakError: the candidate would hold an item of dev or test.
        ModelError: nothing could be drafted.
        RubricError: the rubric shows more than one part.
        Unanswered: the endpoint failed.
    """
    rubric, texts = base.rubric, material.of("train").decided
    said = await judge_texts(base, texts)
    judged = {item: one.said.outcome == "pass" for item, one in said.items() if one.said.outcome != "unscored"}
    chosen, wrong = choose(texts, judged, number, seed), wrong_ones(texts, said)
    file = rubric_text(rubric, folder, own)
    means = await draft(rubric, task_of(file), wrong, base.client, base.model) if drafts and wrong else {}
    erred = {one.text.item for one in wrong}
    changed = _changed(material, chosen, sum(one.item in erred for one in chosen), rubric, means, base.model)
    written = candidate_text(rubric, file, changed, chosen, means)
    version = max(rubric_versions(rubric.name, folder, own)) + 1
    candidate = keep_candidate(rubric.name, version, written, own, material.held)
    place = candidate_file(rubric.name, version, own)
    return Proposal(candidate, place, rubric, chosen, wrong, len(texts), tuple(means))


def _changed(
    material: Material, chosen: Sequence[LabelledText], wrong: int, base: Rubric, means: dict[str, str], model: str
) -> str:
    said = (
        f"{len(chosen)} examples from the labels of train ({material.source}, {len(material.people)} people, labels "
        f"{material.digest}), {wrong} of them where v{base.version} erred"
    )
    return said + (f"; {', '.join(means)} defined anew by {model} from where it erred on train" if means else "")
