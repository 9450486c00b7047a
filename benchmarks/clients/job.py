"""What a client is told, and what it tells at its end."""

import json
import sys
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks.load import Load


@dataclass(frozen=True, slots=True)
class Job:
    """Addresses of the helpers, and the load. Without a collector nothing is traced."""

    endpoint: str
    collector: str | None
    in_flight: int
    plans: int

    @classmethod
    def given(cls) -> "Job":
        """Read the job from the command line."""
        return cls(**json.loads(sys.argv[1]))


def tell(load: Load, cpu_seconds: float) -> None:
    """Print the result: `cpu_ms` is of a plan."""
    result: dict[str, Any] = {**load._asdict(), "cpu_ms": cpu_seconds / load.plans * 1000}
    print(json.dumps(result))


def as_dict(job: Job) -> dict[str, Any]:
    """The job as `run` passes it on."""
    return asdict(job)
