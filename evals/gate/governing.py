"""Which entry of a policy holds for which evaluators of an experiment; the most specific pattern wins."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from evals.artifact import Artifact
from evals.gate.policy import Policy, PolicyError
from evals.gate.shape import Entry
from evals.suggest import unknown

USUAL = 5
"""The margin of lines to paste."""


class Governed(NamedTuple):
    """What one entry says of one evaluator, or of several as one: `evaluators` as verdicts name them."""

    key: str
    entry: Entry
    name: str
    evaluators: tuple[str, ...]


def governed(policy: Policy, artifact: Artifact) -> list[Governed]:
    """Every evaluator of the experiment under its entry, in the order of the policy.

    Raises:
        PolicyError: an evaluator without an entry, an entry without an evaluator, or two that have an equal claim.
    """
    names = evaluators_of(artifact)
    _refuse_idle(policy, names)
    by_key: dict[str, list[str]] = {key: [] for key in policy.said.evaluators}
    without: list[str] = []
    for base in names:
        key = _entry_for(base, policy)
        (by_key[key] if key else without).append(base)
    if without:
        raise PolicyError(
            f"{policy.at('evaluators')}: no policy for {', '.join(without)}; an evaluator that nobody has thought of "
            f"decides nothing. Add what they may lose, or `ignore: true`, and why:\n{paste('evaluators', without)}"
        )
    return [
        found
        for key, entry in policy.said.evaluators.items()
        for found in _lines(key, entry, {base: names[base] for base in by_key[key]})
    ]


def evaluators_of(artifact: Artifact) -> dict[str, list[str]]:
    """Every evaluator that was asked or that spoke: names without version, and under each those with one."""
    asked = artifact.experiment
    found: dict[str, set[str]] = {one.name: set() for one in (*asked.evaluators, *asked.judges)}
    for said in artifact.counted.verdicts.values():
        for of in said:
            found.setdefault(of.evaluator.partition("@")[0], set()).add(of.evaluator)
    return {base: sorted(full) or [base] for base, full in sorted(found.items())}


def paste(section: str, keys: Iterable[str]) -> str:
    """Lines of a policy that lack only their reasons."""
    return f"{section}:\n" + "\n".join(f"  {json.dumps(key)}:\n    margin: {USUAL}\n    why:" for key in keys)


def _patterns(policy: Policy) -> Iterator[tuple[str, str]]:
    """Keys, each with its patterns."""
    for key, entry in policy.said.evaluators.items():
        for pattern in entry.together or (key,):
            yield key, pattern


def _refuse_idle(policy: Policy, names: Mapping[str, list[str]]) -> None:
    for key, pattern in _patterns(policy):
        if not policy.said.evaluators[key].optional and not any(fnmatchcase(name, pattern) for name in names):
            raise PolicyError(
                f"{policy.at('evaluators', key)}: {unknown('evaluator', pattern, names)}; an entry that the experiment "
                "may come without says `optional: true`"
            )


def _entry_for(name: str, policy: Policy) -> str | None:
    """The key of the entry with the most specific pattern: a plain name, then the one with most letters of its own."""
    claims = sorted(
        ((not _wild(pattern), sum(letter not in "*?[]" for letter in pattern), key))
        for key, pattern in _patterns(policy)
        if fnmatchcase(name, pattern)
    )
    if len(claims) > 1 and claims[-1][:2] == claims[-2][:2] and claims[-1][2] != claims[-2][2]:
        keys = claims[-2][2], claims[-1][2]
        raise PolicyError(
            f"{policy.at('evaluators', keys[0])}: {keys[0]!r} and {keys[1]!r} have an equal claim to {name!r}; "
            "allowed: one pattern that is more specific"
        )
    return claims[-1][2] if claims else None


def _wild(pattern: str) -> bool:
    return any(letter in pattern for letter in "*?[")


def _lines(key: str, entry: Entry, names: Mapping[str, Sequence[str]]) -> Iterator[Governed]:
    if entry.together:
        if names:
            yield Governed(key, entry, key, tuple(full for each in names.values() for full in each))
        return
    for base, versions in names.items():
        for full in versions:
            yield Governed(key, entry, base if len(versions) == 1 else full, (full,))
