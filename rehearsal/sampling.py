"""Choices between wordings: fixed at temperature 0, by seed above it."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sampler:
    """Decides wording and close verdicts, never facts.

    Attributes:
        temperature: 0 to 2. At 0 the first option is always taken; at 1 and above all options are equally likely.
        seed: with `index`, decides every choice above temperature 0.
        index: the number of the choice, 0 to n - 1.
    """

    temperature: float
    seed: int
    index: int

    @classmethod
    def of(cls, temperature: float | None, seed: int | None, index: int) -> Self:
        """A sampler for one choice; without a seed it takes a random one."""
        return cls(temperature or 0.0, random.SystemRandom().getrandbits(63) if seed is None else seed, index)

    def pick(self, slot: str, options: Sequence[T]) -> T:
        """One option. `slot` names the place in the text, so that places vary independently."""
        if self.temperature <= 0:
            return options[0]
        dice = self._dice(slot)
        return dice.choice(options) if dice.random() < self.temperature else options[0]

    def shuffle(self, slot: str, items: Sequence[T]) -> list[T]:
        """The items, in order at temperature 0 and in a seeded order above it."""
        if self.temperature <= 0:
            return list(items)
        return self._dice(slot).sample(list(items), len(items))

    def weigh(self, slot: str, weights: Sequence[float]) -> int:
        """A place, drawn by weight; at temperature 0 the heaviest, the first of equals."""
        if self.temperature <= 0:
            return max(range(len(weights)), key=lambda place: weights[place])
        return self._dice(slot).choices(range(len(weights)), weights)[0]

    def lean(self, slot: str, scores: Sequence[float]) -> int:
        """A place: the best at temperature 0, above it by softmax of scores over temperature."""
        if self.temperature <= 0:
            return self.weigh(slot, scores)
        top = max(scores)
        return self.weigh(slot, [math.exp((score - top) / self.temperature) for score in scores])

    def _dice(self, slot: str) -> random.Random:
        return random.Random(f"{self.seed}:{self.index}:{slot}")
