"""What decides on a row and on a verdict, for the cache."""

from collections.abc import Mapping
from dataclasses import dataclass

from evals.artifact import Experiment
from evals.case import EvalCase
from evals.output import Sample
from evals.row import Key
from evals.runner.cache import content_key


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys of one experiment: its variants, models, code and seed, as `experiment.json` has them."""

    experiment: Experiment
    variants: Mapping[str, str]

    @classmethod
    def of(cls, experiment: Experiment) -> "Keys":
        """The keys of an experiment."""
        return cls(experiment, {variant.name: variant.digest for variant in experiment.variants})

    def row(self, case: EvalCase, key: Key) -> str:
        """Of a run: the case's content, the variant's, the model, the code, and which run of several it is."""
        content = case.model_dump_json(exclude={"trace_id"})
        return content_key("row", content, self.variants[key.variant], *self._run(key))

    def verdict(self, sample: Sample, key: Key, judge: str, judging: int) -> str:
        """Of a judgement: the judge with its version, the model, case and output, and which judging of several."""
        content = (sample.case.model_dump_json(exclude={"trace_id"}), sample.output.model_dump_json())
        return content_key("verdict", *content, judge, str(judging), *self._run(key))

    def _run(self, key: Key) -> tuple[str, ...]:
        about = self.experiment
        decides = [f"{one.name}={one.digest}" for one in (*about.models, *about.code)]
        return key.variant, str(key.repetition), str(about.seed), str(about.today), *decides
