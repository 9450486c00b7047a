"""What is labelled: an output, whichever experiment or trip it came from."""

from pydantic import BaseModel, ConfigDict

from evals.artifact import Artifact
from evals.case import EvalCase, digest
from evals.labels.label import ItemId
from evals.output import Output, Sample
from evals.row import Key


class Item(BaseModel):
    """A case and its output, with the trace that it left, if any. `source` says where it was found first."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: ItemId
    case: EvalCase
    output: Output
    source: str
    trace_id: str | None = None
    span_id: str | None = None

    @property
    def sample(self) -> Sample:
        """As judges take it."""
        return Sample(case=self.case, output=self.output)


def item_id(case: EvalCase, output: Output) -> str:
    """The same output of the same case is one item, in whichever experiment; times and calls of tools do not count."""
    said = output.model_dump(mode="json", include={"ended", "why", "request", "itinerary", "before", "said"})
    return f"i-{digest({'case': case.id, 'form': case.form, 'output': said})}"


def items_of(artifact: Artifact) -> dict[Key, Item]:
    """Every output of an experiment that holds a plan, by its row. Reads all outputs."""
    found: dict[Key, Item] = {}
    for key, head in artifact.heads.items():
        output = artifact.row(key).output if head.state == "done" else None
        if output and output.itinerary:
            case = artifact.cases[key.case]
            found[key] = Item(
                id=item_id(case, output),
                case=case,
                output=output,
                source=f"{artifact.folder.name}: {key.variant}, {key.case}, {key.repetition}",
                trace_id=head.trace_id,
                span_id=head.span_id,
            )
    return found
