"""Which faults happen, and how often."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, cast

from rehearsal.faults.registry import Fault, faults

_KEYS = ("seed", "truth", "faults")


class ProfileError(ValueError):
    """A profile that cannot be used; the message names the bad value and the allowed ones."""


class Planned(NamedTuple):
    """A fault that happens.

    Attributes:
        fault: the fault.
        rate: the share of the requests it could act on, 0 to 1.
        options: its options, defaults filled in.
    """

    fault: Fault
    rate: float
    options: Mapping[str, float]


@dataclass(frozen=True)
class Profile:
    """A fault profile.

    Attributes:
        seed: decides, with the content of a request, which requests are hit.
        truth: the file to which is appended what was done, or None.
        planned: the faults that happen, in the order in which they act.
    """

    seed: int = 0
    truth: Path | None = None
    planned: tuple[Planned, ...] = field(default=())


def load_profile(path: Path) -> Profile:
    """Reads a profile from a YAML or JSON file. A relative `truth` is beside that file.

    Raises:
        ProfileError: for a file that cannot be read or says something that is not known.
    """
    import yaml

    try:
        value: object = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise ProfileError(f"the fault profile {str(path)!r} cannot be read: {error}") from None
    return read_profile(value, path.parent)


def read_profile(value: object, folder: Path = Path()) -> Profile:
    """Reads `{"seed": …, "truth": …, "faults": {name: rate, or {"rate": …, option: …}}}`.

    Raises:
        ProfileError: for anything else.
    """
    given = _mapping(value, "the fault profile")
    _known("key of the fault profile", given, _KEYS)
    seed, truth = given.get("seed", 0), given.get("truth")
    if isinstance(seed, bool) or not isinstance(seed, int):
        raise ProfileError(f"seed must be a whole number, got {seed!r}")
    if truth is not None and not isinstance(truth, str | Path):
        raise ProfileError(f"truth must be the path of a file, got {truth!r}")
    wanted = _mapping(given.get("faults") or {}, "faults")
    _known("fault", wanted, [fault.name for fault in faults()])
    planned = [_planned(fault, wanted[fault.name]) for fault in faults() if fault.name in wanted]
    return Profile(seed, None if truth is None else folder / truth, tuple(one for one in planned if one.rate > 0))


def _planned(fault: Fault, value: object) -> Planned:
    given = {"rate": value} if isinstance(value, int | float) else _mapping(value, fault.name)
    _known(f"option of {fault.name}", given, ["rate", *fault.options])
    numbers = {name: _number(f"{name} of {fault.name}", number) for name, number in given.items()}
    rate = numbers.pop("rate", None)
    if rate is None or rate > 1:
        raise ProfileError(f"rate of {fault.name} must be from 0 to 1, got {given.get('rate')!r}")
    return Planned(fault, rate, {**fault.options, **numbers})


def _number(what: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1e6:
        raise ProfileError(f"{what} must be a number from 0 to 1,000,000, got {value!r}")
    return float(value)


def _mapping(value: object, what: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise ProfileError(f"{what} must be a mapping, got {value!r}"[:200])
    return {str(key): entry for key, entry in cast(Mapping[object, object], value).items()}


def _known(what: str, given: Mapping[str, object], allowed: Sequence[str]) -> None:
    for name in given:
        if name not in allowed:
            near = difflib.get_close_matches(name, allowed, 1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise ProfileError(f"unknown {what} {name[:80]!r}{hint} ({', '.join(allowed)})")
