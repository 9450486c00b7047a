"""The shapes of what the API sends of experiments."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel

from app.lab.coverage_shapes import CommandView

State = Literal["complete", "at work", "stopped"]


class ExperimentView(BaseModel):
    """An experiment; `error` says why it cannot be read, and then nothing else is known of it."""

    name: str
    error: str | None = None
    state: State | None = None
    why: str | None = None
    cases: int = 0
    file: str = ""
    variants: list[str] = []
    judges: list[str] = []
    repetitions: int = 1
    began: datetime | None = None


class ExperimentsView(BaseModel):
    """All of a folder, the newest first; `commands` make the first one."""

    folder: str
    experiments: list[ExperimentView]
    commands: list[CommandView]


class VerdictView(BaseModel):
    """What an experiment came to, a sentence for each variant but the first."""

    says: list[str]
