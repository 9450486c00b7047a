"""A variant as its YAML file says it."""

from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from synthetic.yaml_lines import Lines

OFF = "off"


class VariantError(ValueError):
    """There is no such variant, or its file is wrong; the message names file, line, value and what is allowed."""


class PromptChange(BaseModel):
    """Which prompt an agent gets: a version of its prompt file, the newest without one, or the file at `path`.

    Or the one with a `tag` in Phoenix's prompt hub. In it each text of `replace` is replaced, however its lines are
    broken; `append` comes last in the system part.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    version: int | None = Field(default=None, ge=1)
    path: Path | None = None
    tag: Annotated[str, Field(min_length=1)] | None = None
    replace: dict[str, str] = {}
    append: str = ""

    @model_validator(mode="after")
    def _from_one_place(self) -> "PromptChange":
        if self.tag and (self.path or self.version):
            raise ValueError("a tag names a version by itself; allowed beside it: replace, append")
        return self


def _short(value: Any) -> Any:
    """A number is a version, a text a path."""
    match value:
        case bool():
            return value
        case int():
            return {"version": value}
        case str():
            return {"path": value}
        case _:
            return value


def _off(value: Any) -> Any:
    """YAML reads `off` as false."""
    return OFF if value is False else value


class VariantFile(BaseModel):
    """The whole file; see `evals.variant.Variant`."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
    why: Annotated[str, Field(min_length=1)]
    prompts: dict[str, Annotated[PromptChange, BeforeValidator(_short)]] = {}
    model: Annotated[str, Field(min_length=1)] | None = None
    temperature: Annotated[float, Field(ge=0, le=2)] | None = None
    seed: int | None = None
    tools_off: tuple[str, ...] = ()
    agents: dict[str, Annotated[str, BeforeValidator(_off)]] = {}


Said = tuple[VariantFile, Lines]
"""A file and where things stand in it."""


def read_variant(path: Path) -> Said:
    """Read a file.

    Raises:
        VariantError: it breaks the format.
        OSError: it cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8")
        lines = Lines(text)
        content: object = yaml.safe_load(text)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise VariantError(f"{path.name}: no YAML: {error}") from error
    for line, key in lines.twice:
        raise VariantError(f"{path.name}:{line}: {key!r} stands here twice; allowed: once")
    try:
        said = VariantFile.model_validate(content)
    except ValidationError as error:
        raise VariantError(_problem(path, lines, error)) from error
    if said.name != path.stem:
        raise VariantError(f"{path.name}:{lines.of(['name'])}: name {said.name!r}; allowed: the file's, {path.stem!r}")
    return said, lines


def _problem(path: Path, lines: Lines, error: ValidationError) -> str:
    found = error.errors(include_url=False)[0]
    steps = [step for step in found["loc"] if not (isinstance(step, str) and step.startswith("function-"))]
    where = ".".join(map(str, steps)) or "file"
    given = f" {str(found['input'])[:80]!r}" if found["type"] != "missing" else ""
    allowed: Literal[""] | str = ""
    if found["type"] == "extra_forbidden":
        fields = PromptChange.model_fields if steps[:1] == ["prompts"] else VariantFile.model_fields
        allowed = f"; allowed: {', '.join(fields)}"
    return f"{path.name}:{lines.of(steps)}: {where}{given}: {found['msg']}{allowed}"
