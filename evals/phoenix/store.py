"""Phoenix's datasets and experiments, through its client.

Sending a run again is refused there when it worked (409), and replaces it, its evaluations gone, when it was an error;
sending an evaluation again replaces it. So whatever is sent twice stands there once.
"""

# The client leaves parts of its results untyped.
# pyright: reportUnknownMemberType=false

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import httpx
from phoenix.client import AsyncClient
from phoenix.client.resources.datasets import Dataset, DatasetUploadError

from evals.phoenix.errors import PhoenixRefused
from evals.phoenix.patience import Patience

UPLOAD_SECONDS = 120


class Placed(NamedTuple):
    """A dataset in Phoenix: its id, that of the version, and Phoenix's ids of the examples by ours."""

    id: str
    version: str
    examples: Mapping[str, str]


@dataclass(slots=True)
class Store:
    """Every method raises `PhoenixAway` and `PhoenixRefused`."""

    http: httpx.AsyncClient
    patience: Patience
    client: AsyncClient = field(init=False)
    _there: dict[str, dict[tuple[str, int], str]] = field(default_factory=dict[str, dict[tuple[str, int], str]])

    def __post_init__(self) -> None:
        self.client = AsyncClient(http_client=self.http)

    async def dataset(self, name: str, examples: Sequence[Mapping[str, Any]], description: str) -> Placed:
        """Bring a dataset to exactly these examples; the same again changes nothing."""

        async def upload() -> Dataset:
            try:
                return await self.client.datasets.create_dataset(
                    name=name, examples=examples, dataset_description=description, timeout=UPLOAD_SECONDS
                )
            except DatasetUploadError as error:
                if isinstance(error.__cause__, httpx.HTTPStatusError):
                    raise error.__cause__ from error
                raise PhoenixRefused(
                    f"Phoenix at {self.patience.url} did not take dataset {name!r}: {error}"
                ) from error

        made = await self.patience.call(upload)
        ids = {str(example["id"]): str(example.get("node_id") or example["id"]) for example in made.examples}
        return Placed(made.id, made.version_id, ids)

    async def experiments(self, dataset: str) -> list[Mapping[str, Any]]:
        """Those on a dataset, with their metadata."""
        return [*await self.patience.call(lambda: self.client.experiments.list(dataset_id=dataset))]

    async def create(self, on: Placed, name: str, description: str, metadata: Mapping[str, Any], times: int) -> str:
        """Make an experiment of so many repetitions; gives its id."""
        made = await self.patience.call(
            lambda: self.client.experiments.create(
                dataset_id=on.id,
                dataset_version_id=on.version,
                experiment_name=name,
                experiment_description=description,
                experiment_metadata=metadata,
                repetitions=times,
            )
        )
        return made["id"]

    async def run(self, experiment: str, example: str, fields: Mapping[str, Any]) -> str:
        """Send a run; gives its id, or that of the one that has been there."""
        log = self.client.experiments.log_run
        try:
            sent = await self.patience.call(lambda: log(experiment_id=experiment, dataset_example_id=example, **fields))
        except httpx.HTTPStatusError:
            known = (example, int(fields["repetition_number"]))
            if known not in self._there.get(experiment, {}):
                self._there[experiment] = await self._runs(experiment)
            return self._there[experiment][known]
        return sent["id"]

    async def evaluate(self, run: str, fields: Mapping[str, Any]) -> None:
        """Send an evaluation of a run."""
        log = self.client.experiments.log_evaluation
        await self.patience.call(lambda: log(experiment_run_id=run, **fields))

    async def _runs(self, experiment: str) -> dict[tuple[str, int], str]:
        """Ids of the runs that Phoenix holds, by example and repetition."""

        async def ask() -> httpx.Response:
            return (await self.http.get(f"/v1/experiments/{experiment}/runs")).raise_for_status()

        found: list[dict[str, Any]] = (await self.patience.call(ask)).json()["data"]
        return {(run["dataset_example_id"], run["repetition_number"]): run["id"] for run in found}
