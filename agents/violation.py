"""A constraint that a plan breaks."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Severity = Literal["hard", "soft"]


class Violation(BaseModel):
    """`where` names a day, a stop or a part; `why` gives the value found and the value wanted."""

    model_config = ConfigDict(frozen=True)
    code: str
    severity: Severity
    where: str
    why: str
