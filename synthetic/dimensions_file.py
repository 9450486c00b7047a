"""The format of `dimensions.yaml`, checked strictly; an error names file, line, value and what is allowed."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

from synthetic.dimensions import Deeper, Dimension, Dimensions, DimensionsError, Rule, Value, named
from synthetic.yaml_lines import Lines

OURS = Path(__file__).parent / "dimensions.yaml"

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
SeveralIds = Annotated[tuple[Id, ...], BeforeValidator(lambda v: [v] if isinstance(v, str) else v), Field(min_length=1)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ValueEntry(_Entry):
    """A value of a dimension."""

    means: Line
    example: Line
    weight: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    masks: bool = False


class DimensionEntry(_Entry):
    """A dimension."""

    means: Line
    values: Annotated[dict[Id, ValueEntry], Field(min_length=2)]


class RuleEntry(_Entry):
    """A combination of two dimensions or more, with a reason."""

    combination: Annotated[dict[Id, SeveralIds], Field(min_length=2)]
    reason: Line


class DeeperEntry(_Entry):
    """Dimensions to cover at a strength of their own."""

    strength: Annotated[int, Field(ge=2, le=4)]
    dimensions: Annotated[tuple[Id, ...], Field(min_length=2)]
    reason: Line


class DimensionsFile(_Entry):
    """The whole file."""

    dimensions: Annotated[dict[Id, DimensionEntry], Field(min_length=1)]
    forbidden: tuple[RuleEntry, ...] = ()
    required: tuple[RuleEntry, ...] = ()
    stronger: tuple[DeeperEntry, ...] = ()


def read_dimensions(path: Path = OURS) -> Dimensions:
    """Read and check a file; raises `DimensionsError`, and `OSError` where there is none to read."""
    try:
        text = path.read_text(encoding="utf-8")
        lines = Lines(text)
        raw: Any = None if lines.twice else yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DimensionsError(f"{path.name}:{line}: {error.problem}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise DimensionsError(f"{path.name}: no text in YAML: {error}") from error
    if lines.twice:
        again = (f"{path.name}:{line}: {key!r} stands here a second time; allowed: once" for line, key in lines.twice)
        raise DimensionsError("\n".join(again))
    try:
        file = DimensionsFile.model_validate(raw)
    except ValidationError as error:
        problems = error.errors(include_url=False)
        raise DimensionsError("\n".join(_explain(path, lines, one["loc"], one) for one in problems)) from error
    problems = [f"{path.name}:{lines.of(where)}: {what}" for where, what in _astray(file)]
    if problems:
        raise DimensionsError("\n".join(problems))
    return _dimensions(file, f"sha256:{sha256(text.encode()).hexdigest()[:12]}")


def _explain(path: Path, lines: Lines, where: Sequence[int | str], problem: Any) -> str:
    named = ".".join(str(step) for step in where if step != "[key]") or "file"
    value = "" if problem["type"] == "missing" else f" {problem['input']!r:.80}"
    return f"{path.name}:{lines.of(where)}: {named}:{value}: {problem['msg']}"


def _astray(file: DimensionsFile) -> Iterator[tuple[list[int | str], str]]:
    """Where a name is used that nothing has, or where the weights say nothing."""
    for name, dimension in file.dimensions.items():
        if not any(value.weight for value in dimension.values.values()):
            yield ["dimensions", name], f"weights of {name} are all 0; allowed: one above 0"
        if all(value.masks for value in dimension.values.values()):
            yield ["dimensions", name], f"all values of {name} mask; allowed: one that does not"
    for part, rules in (("forbidden", file.forbidden), ("required", file.required)):
        for number, rule in enumerate(rules):
            yield from _astray_in(file, rule, [part, number, "combination"])
    for number, deeper in enumerate(file.stronger):
        where: list[int | str] = ["stronger", number]
        for place, name in enumerate(deeper.dimensions):
            if says := _unknown(name, tuple(file.dimensions), "a dimension"):
                yield [*where, "dimensions", place], says
        if deeper.strength > len(set(deeper.dimensions)):
            allowed = f"at most {len(set(deeper.dimensions))}, one a dimension"
            yield [*where, "strength"], f"strength {deeper.strength}; allowed: {allowed}"


def _astray_in(file: DimensionsFile, rule: RuleEntry, where: list[int | str]) -> Iterator[tuple[list[int | str], str]]:
    for name, values in rule.combination.items():
        if says := _unknown(name, tuple(file.dimensions), "a dimension"):
            yield [*where, name], says
            continue
        for value in values:
            if says := _unknown(value, tuple(file.dimensions[name].values), f"a value of {name}"):
                yield [*where, name], says


def _unknown(name: str, known: tuple[str, ...], what: str) -> str | None:
    try:
        named(name, known, what)
    except DimensionsError as error:
        return str(error)
    return None


def _one_mask_a_row(dimensions: Sequence[Dimension]) -> Iterator[Rule]:
    """Two masking values cannot both be seen at work."""
    masks = [(one.id, tuple(value.id for value in one.values if value.masks)) for one in dimensions]
    for pair in combinations([one for one in masks if one[1]], 2):
        yield Rule(pair, "each of them ends a request before the other can matter")


def _dimensions(file: DimensionsFile, digest: str) -> Dimensions:
    all = tuple(
        Dimension(
            name, one.means, tuple(Value(id, v.means, v.example, v.weight, v.masks) for id, v in one.values.items())
        )
        for name, one in file.dimensions.items()
    )
    stated = (Rule(tuple(rule.combination.items()), rule.reason) for rule in file.forbidden)
    return Dimensions(
        digest,
        all,
        (*stated, *_one_mask_a_row(all)),
        tuple(Rule(tuple(rule.combination.items()), rule.reason) for rule in file.required),
        tuple(Deeper(one.strength, one.dimensions, one.reason) for one in file.stronger),
    )
