"""Drawing phrases for one message."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

from synthetic.wording.phrasebook import Phrasebook, PhraseError
from synthetic.wording.template import Choice, Template

T = TypeVar("T")


class Draw:
    """The draws of one message: no phrase of a group comes a second time while others are left."""

    def __init__(self, phrases: Phrasebook, rng: Random, values: Mapping[str, str]) -> None:
        self.rng = rng
        self._phrases, self._values = phrases, values
        self._left: dict[str, list[Template]] = {}

    def say(self, group: str, **values: str) -> str:
        """A phrase of a group such as `duration.sentence`, filled, `values` first; raises `PhraseError`."""
        left = self._left.get(group) or list(self._phrases.group(group))
        template = left.pop(self.rng.randrange(len(left)))
        self._left[group] = left
        return self._filled(template, group, values)

    def each(self, group: str) -> list[str]:
        """All phrases of a group, in order, filled."""
        return [self._filled(template, group, {}) for template in self._phrases.group(group)]

    def has(self, group: str) -> bool:
        """Whether there is such a group."""
        return group in self._phrases.groups

    def maybe(self, chance: float) -> bool:
        """True with this probability."""
        return self.rng.random() < chance

    def one_of(self, items: Sequence[T]) -> T:
        """One of the items."""
        return self.rng.choice(items)

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """All items in another order."""
        return self.rng.sample(items, len(items))

    def _filled(self, template: Template, group: str, values: Mapping[str, str]) -> str:
        def pick(choice: Choice) -> Template:
            return self.rng.choice(choice.options)

        def value(name: str) -> str:
            own = f"{group.partition('.')[0]}.{name}"
            for known in (values, self._values):
                if name in known:
                    return known[name]
            for inner in (own, name):
                if inner in self._phrases.groups:
                    return self.say(inner, **values)
            raise PhraseError(f"{group}: unknown slot {name!r}; allowed: {', '.join(sorted(self._values))}, or a group")

        return template.fill(pick, value)
