"""A policy as its YAML file says it. Points are hundredths of a rate; costs are in percent."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StringConstraints, model_validator

Why = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Points = Annotated[float, Field(ge=0, le=100, strict=True, allow_inf_nan=False)]
Names = tuple[Annotated[str, Field(min_length=1)], ...]
CostName = Literal["usd", "tokens", "seconds"]


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Demanding(_Frozen):
    """Either a margin, or ignored; always with a reason."""

    why: Why
    margin: Points | None = None
    ignore: StrictBool = False

    @model_validator(mode="after")
    def _either(self) -> Self:
        if self.ignore == (self.margin is not None):
            raise ValueError("allowed: either `margin`, in points that may be lost, or `ignore: true`")
        return self


class Entry(_Demanding):
    """What holds for an evaluator, for each of those that the key's pattern matches, or for several taken as one.

    `margin`: points that may be lost. `superiority`: points that must be gained. `floor`: the rate, in percent, that
    the variant itself must be above. `together`: names and patterns of evaluators that make one line under the key's
    name: a run passes it when it fails none of them. `optional`: the experiment may come without. `null_may_pass`: a
    judge that looks for faults alone, so that a plan without any content has none.
    """

    superiority: Points | None = None
    floor: Annotated[Points, Field(lt=100)] | None = None
    together: Names = ()
    optional: StrictBool = False
    null_may_pass: StrictBool = False

    @model_validator(mode="after")
    def _nothing_more(self) -> Self:
        if self.ignore and (self.superiority is not None or self.floor is not None):
            raise ValueError("`ignore: true` allows neither `superiority` nor `floor`")
        return self


class SliceEntry(_Demanding):
    """What holds for the runs whose tuple has a value; `of`: keys of `evaluators`, or all."""

    of: Names = ()


class CostEntry(_Frozen):
    """`most`: by how many percent the mean over runs may grow."""

    most: Annotated[float, Field(ge=0, strict=True, allow_inf_nan=False)]
    why: Why


class PolicyFile(_Frozen):
    """The whole file. `ship` is the variant in question, `against` what it is compared with.

    `corrected`: whether figures of judges are corrected by people's labels where both sides have some.
    """

    ship: str | None = None
    against: str | None = None
    max_unscored: Points = 5.0
    """Percent of an evaluator's runs that may lack a number on either side."""
    corrected: Literal["when labelled", "never"] = "when labelled"
    evaluators: Annotated[dict[str, Entry], Field(min_length=1)]
    slices: dict[Annotated[str, Field(pattern=r"^[^=\s]+=\S.*$")], SliceEntry] = {}
    costs: dict[CostName, CostEntry] = {}
