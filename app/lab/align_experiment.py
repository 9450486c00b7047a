"""An experiment's judges beside the labels of its outputs."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.lab.align_parts import NoTest, Part, kept, open_all
from app.lab.label_splits import held_items
from app.store.label_stores import LabelStores
from evals.alignment.review import Review, review
from evals.alignment.sampled import Sampled, sampled
from evals.alignment.study import Study, against, steps_of, texts_of
from evals.artifact import Artifact
from evals.comparison.corrected import Labelled
from evals.judges.rubric import Rubric, RubricError
from evals.judges.rubric_file import load_rubric
from evals.judges.shown import show
from evals.labels.item import Item, items_of
from evals.labels.label import digest_of
from evals.labels.leaks import HeldItem, refuse_leaks
from evals.labels.lock import FrozenJudge
from evals.labels.making import candidates_of
from evals.labels.queue import RubricText
from evals.labels.splits import ClusterSplit
from evals.row import Key


@dataclass(frozen=True, slots=True)
class NamedJudge:
    """A judge as verdicts name it, `friendly.judge@v3+1f2e3d4c:gpt-4.1-mini`, with the model that it was."""

    evaluator: str
    rubric: str
    version: str
    model: str

    @property
    def number(self) -> int:
        """Of its rubric's version."""
        return int(self.version.partition("+")[0].removeprefix("v"))


def judges_of(artifact: Artifact) -> list[NamedJudge]:
    """The judges of an experiment, by rubric and version; juries are left out."""
    usual = next((one.digest for one in artifact.experiment.models if one.name == "judges"), "unknown")
    names = {verdict.evaluator for verdict in artifact.verdicts if ".judge@v" in verdict.evaluator}
    found: list[NamedJudge] = []
    for name in names:
        rubric, _, rest = name.partition(".judge@")
        version, _, model = rest.partition(":")
        found.append(NamedJudge(name, rubric, version, model or usual))
    return sorted(found, key=lambda one: (one.rubric, one.number, one.evaluator))


async def labels_by_judge(
    stores: LabelStores, artifact: Artifact, items: Mapping[Key, Item], part: Part
) -> dict[str, Sampled]:
    """What people said of outputs of an experiment, by the judge whose version of a rubric they labelled by."""
    found: dict[str, Sampled] = {}
    clusters = {item.id: item.case.cluster for item in items.values()}
    for judge in judges_of(artifact):
        digest, splits = digest_of(judge.version), await stores.locks.splits(judge.rubric)
        labels = [one for key, one in (await stores.labels.standing(judge.rubric)).items() if key.digest == digest]
        queues = [one for one in await stores.queues.of_rubric(judge.rubric) if one.rubric.digest == digest]
        given = _of_part(sampled(labels, queues), clusters, part, splits)
        if given.items:
            found[judge.evaluator] = given
    return found


async def labelled_of(stores: LabelStores, artifact: Artifact) -> Labelled | None:
    """Labels of all but test, to correct comparisons by; None without any. Outputs are read where there are labels."""
    judges = judges_of(artifact)
    digests = {(judge.rubric, digest_of(judge.version)) for judge in judges}
    rubrics = sorted({judge.rubric for judge in judges})
    given = {(key.rubric, key.digest) for rubric in rubrics for key in await stores.labels.standing(rubric)}
    if not given & digests:
        return None
    items = await asyncio.to_thread(items_of, artifact)
    found = await labels_by_judge(stores, artifact, items, "train and dev")
    return Labelled({key: item.id for key, item in items.items()}, found) if found else None


async def experiment_studies(
    stores: LabelStores, artifact: Artifact, part: Part, reason: str | None = None, own: Path | None = None
) -> list[Study]:
    """A study for each rubric with labels; judges by a version that nobody labelled by are left out.

    `own` is the folder of versions that were accepted here.

    Raises:
        LeakError: a judge's prompt holds an output of dev or test.
        NoTest: nothing is set apart as such.
        RubricError: the version of a rubric is no longer there, so that its prompt cannot be looked at.
        TestOpened: a judge has looked at test before, and no reason is given.
    """
    items = await asyncio.to_thread(items_of, artifact)
    labels = await labels_by_judge(stores, artifact, items, part if part == "dev" else "train and dev")
    judges = [judge for judge in judges_of(artifact) if judge.evaluator in labels]
    rubrics = {judge.evaluator: _rubric(judge, own) for judge in judges}
    for judge in judges:
        await _refuse_unfit(stores, judge, rubrics[judge.evaluator], items, part)
    if part == "test":
        await open_all(stores.locks, [_frozen(judge) for judge in judges], reason)
        labels = await labels_by_judge(stores, artifact, items, part)
        judges = [judge for judge in judges if judge.evaluator in labels]
    studies: list[Study] = []
    for name in dict.fromkeys(judge.rubric for judge in judges):
        mine = [judge for judge in judges if judge.rubric == name]
        openings = [str(one) for one in await stores.locks.openings(name)]
        studies.append(
            await asyncio.to_thread(_study, artifact, items, mine, rubrics, labels, part, openings),
        )
    return studies


def _of_part(given: Sampled, clusters: Mapping[str, str], part: Part, splits: Mapping[str, ClusterSplit]) -> Sampled:
    here = {id: one for id, one in given.items.items() if id in clusters and kept(part, clusters[id], splits)}
    return Sampled(here, given.drawn)


async def _refuse_unfit(
    stores: LabelStores, judge: NamedJudge, rubric: Rubric, items: Mapping[Key, Item], part: Part
) -> None:
    splits = await stores.locks.splits(judge.rubric)
    if part != "train and dev" and not any(one.split == part for one in splits.values()):
        raise NoTest(f"no labels are set apart as {part}: triplab label split --rubric {judge.rubric}")
    text = RubricText.of(rubric)
    refuse_leaks(rubric, [*await held_items(stores, text), *_held(items.values(), rubric, splits)])


def _held(items: Iterable[Item], rubric: Rubric, splits: Mapping[str, ClusterSplit]) -> list[HeldItem]:
    """Outputs that are in no queue, too: labels may come from a table."""
    unique = {item.id: item for item in items if item.case.cluster in splits}
    return [HeldItem(id, splits[item.case.cluster].split, _texts(item, rubric)) for id, item in unique.items()]


def _texts(item: Item, rubric: Rubric) -> dict[str, str]:
    plan = item.output.itinerary
    return show(item.sample, plan, rubric.parts) if plan else {}


def _rubric(judge: NamedJudge, own: Path | None) -> Rubric:
    found = load_rubric(f"{judge.rubric}.v{judge.number}", own=own)
    if found.digest != digest_of(judge.version):
        raise RubricError(
            f"{judge.evaluator}: {found.name}.v{found.version} says something else now ({found.digest}), so that "
            "nobody can look whether its prompt held what it is measured on; judge anew with a version that is there"
        )
    return found


def _frozen(judge: NamedJudge) -> FrozenJudge:
    return FrozenJudge(rubric=judge.rubric, version=judge.version, model=judge.model)


def _study(
    artifact: Artifact,
    items: Mapping[Key, Item],
    judges: Sequence[NamedJudge],
    rubrics: Mapping[str, Rubric],
    labels: Mapping[str, Sampled],
    part: Part,
    openings: Sequence[str],
) -> Study:
    reviews = [_review(artifact, items, judge, rubrics[judge.evaluator], labels[judge.evaluator]) for judge in judges]
    steps = steps_of(reviews, [rubrics[judge.evaluator].front.changed for judge in judges], part)
    messages = {item.id: item.output.itinerary.message for item in items.values() if item.output.itinerary}
    return Study(
        name=artifact.folder.resolve().name,
        rubric=judges[0].rubric,
        model=", ".join(dict.fromkeys(judge.model for judge in judges)),
        split=part,
        about=(),
        steps=steps,
        whole=against(reviews[-1], reviews[0]) if len(reviews) > 2 else None,
        texts=texts_of(steps, messages),
        openings=tuple(openings),
    )


def _review(
    artifact: Artifact, items: Mapping[Key, Item], judge: NamedJudge, rubric: Rubric, labels: Sampled
) -> Review:
    lengths = {item.id: float(len(item.output.itinerary.message)) for item in items.values() if item.output.itinerary}
    return review(candidates_of(artifact, items, rubric), judge.evaluator, labels, lengths)
