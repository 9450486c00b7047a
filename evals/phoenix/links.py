"""Where an experiment stands in Phoenix: `phoenix.json` in its folder, and the addresses that follow from it.

The shapes of the addresses are of Phoenix 20.26.1.
"""

from pathlib import Path
from typing import Literal
from urllib.parse import quote, urlencode

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.artifact import ArtifactError
from evals.artifact.whole import write_whole

NAME = "phoenix.json"


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PromptPlace(_Frozen):
    """Phoenix's ids of a prompt and of one of its versions."""

    prompt: str
    version: str


class Links(_Frozen):
    """Phoenix's ids of what was mirrored: experiments by variant, the first variant first; prompts by label.

    `played` is the dataset that holds values for the prompts' placeholders, where it has been made.
    """

    version: Literal[1] = 1
    url: str
    dataset_id: str
    experiments: dict[str, str] = {}
    prompts: dict[str, PromptPlace] = {}
    played: str | None = None

    def trace(self, trace_id: str) -> str:
        """A trace, by its 32 hex digits."""
        return f"{self.url}/redirects/traces/{quote(trace_id, safe='')}"

    def dataset(self) -> str:
        """The cases, with the experiments on them."""
        return f"{self.url}/datasets/{_id(self.dataset_id)}"

    def example(self, case: str) -> str:
        """A case, by its own id."""
        return f"{self.url}/redirects/datasets/{_id(self.dataset_id)}/examples/{quote(case, safe='')}"

    def compare(self) -> str:
        """All variants side by side, the first as the base."""
        return self._compared(*self.experiments.values())

    def experiment(self, variant: str) -> str:
        """The runs of one variant. Raises `KeyError`."""
        return self._compared(self.experiments[variant])

    def prompt(self, label: str) -> str | None:
        """The version of a prompt with the label `itinerary.v1+3f2a91c0`, as rows have it."""
        place = self.prompts.get(label)
        return place and f"{self.url}/prompts/{_id(place.prompt)}/versions/{_id(place.version)}"

    def playground(self, label: str) -> str | None:
        """That version in the playground, on the values of the experiment where they have been made, else its cases."""
        place = self.prompts.get(label)
        if place is None:
            return None
        asked = {"promptId": place.prompt, "promptVersionId": place.version}
        return f"{self.url}/playground?{urlencode(asked | {'datasetId': self.played or self.dataset_id})}"

    def _compared(self, *experiments: str) -> str:
        return f"{self.dataset()}/compare?{urlencode([('experimentId', one) for one in experiments])}"


def _id(id: str) -> str:
    """Phoenix's ids are in base 64, which may end in `=`."""
    return quote(id, safe="")


def read_links(folder: Path) -> Links | None:
    """What the mirror has written; None where nothing was mirrored.

    Raises:
        ArtifactError: the file is broken.
        OSError: it cannot be read.
    """
    path = folder / NAME
    try:
        return Links.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, problem["loc"])) or "file"
        raise ArtifactError(f"{path}: {where}: {problem['msg']}; take the file away and mirror again") from error


def write_links(folder: Path, links: Links) -> None:
    """Keep them, whole or not at all. Raises `OSError`."""
    write_whole(folder / NAME, links.model_dump_json(indent=2).encode() + b"\n")
