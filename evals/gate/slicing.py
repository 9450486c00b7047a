"""Which slices a policy opens, and what holds for each."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from evals.artifact import Artifact
from evals.gate.governing import Governed, paste
from evals.gate.policy import Policy, PolicyError
from evals.gate.shape import SliceEntry
from evals.suggest import unknown


class Sliced(NamedTuple):
    """The cases whose tuple has a value, `mood=frustrated`, and the lines that are looked at on them."""

    name: str
    entry: SliceEntry
    cases: frozenset[str]
    lines: tuple[Governed, ...]


def sliced(policy: Policy, artifact: Artifact, lines: Sequence[Governed]) -> Iterator[Sliced]:
    """Every value of every dimension that the policy opens.

    Raises:
        PolicyError: a value without an entry, an entry without a value, or one of evaluators that have no entry.
    """
    said, values = policy.said.slices, _values(artifact)
    for key in said:
        dimension, _, value = key.partition("=")
        at = policy.at("slices", key)
        if dimension not in values:
            raise PolicyError(f"{at}: {unknown('dimension', dimension, values)}")
        if value not in ("*", *values[dimension]):
            raise PolicyError(f"{at}: {unknown(f'value of {dimension}', value, values[dimension])}")
        _refuse_unknown(policy, key)
    opened = {key.partition("=")[0]: None for key in said}
    names = [(f"{dimension}={value}", f"{dimension}=*") for dimension in opened for value in sorted(values[dimension])]
    if without := [name for name, every in names if name not in said and every not in said]:
        raise PolicyError(
            f"{policy.at('slices')}: no policy for {', '.join(without)}, of a dimension that others are looked at; add "
            f"what they may lose, or `ignore: true`, and why:\n{paste('slices', without)}"
        )
    for name, every in names:
        entry, (dimension, _, value) = said.get(name) or said[every], name.partition("=")
        of = tuple(line for line in lines if not line.entry.ignore and line.key in (entry.of or (line.key,)))
        yield Sliced(name, entry, frozenset(values[dimension][value]), of)


def _values(artifact: Artifact) -> dict[str, dict[str, list[str]]]:
    """Ids of cases by dimension and value."""
    found: dict[str, dict[str, list[str]]] = {}
    for case in artifact.cases.values():
        for dimension, value in case.tuple.items():
            found.setdefault(dimension, {}).setdefault(value, []).append(case.id)
    return found


def _refuse_unknown(policy: Policy, key: str) -> None:
    looked_at = [name for name, entry in policy.said.evaluators.items() if not entry.ignore]
    for name in policy.said.slices[key].of:
        if name not in looked_at:
            raise PolicyError(f"{policy.at('slices', key, 'of')}: {unknown('entry', name, looked_at)}")
