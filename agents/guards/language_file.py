"""A file of `languages/`: groups of words and, for each kind of attack, phrases over the groups.

    reach: 5                      # how many other words may stand between two groups of a phrase
    groups:
      drop: ignore, forget, pay no attention to
      orders: instruction*, rules
    phrases:
      override:
        - drop earlier -mine orders  # in this order, and no word of `mine` between `earlier` and `orders`
        - your 1 orders              # at most one word between the two

`end` is the end of a sentence: `write -trip 20 end` is `write` in a sentence that holds no word of `trip` after it.
A `*` stands for any ending, `#` for a number, `##` for one of 100 or more. Before the first and after the last group,
`-group` forbids the next word.
"""

from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

END = "end"


class Step(NamedTuple):
    """A group of a phrase, the groups that must not stand before it, and how many other words may."""

    group: str
    without: frozenset[str]
    reach: int


class Phrase(NamedTuple):
    """Groups in their order; `then_not` are those that must not follow, `groups` all that must be there."""

    steps: tuple[Step, ...]
    then_not: frozenset[str]
    groups: frozenset[str]


class LanguageFile(BaseModel):
    """What stands in a file: terms by group, parted by commas, and phrases by kind of attack."""

    model_config = ConfigDict(extra="forbid")
    language: str
    reach: int
    groups: dict[str, str]
    phrases: dict[str, list[str]]

    def by_kind(self) -> dict[str, list[Phrase]]:
        """The phrases, read.

        Raises:
            ValueError: a phrase names a group that the file does not hold.
        """
        return {kind: [_phrase(text, self) for text in texts] for kind, texts in self.phrases.items()}


def _phrase(text: str, file: LanguageFile) -> Phrase:
    steps: list[Step] = []
    without, reach = set[str](), file.reach
    for part in text.split():
        name = part.removeprefix("-")
        if name.isdecimal():
            reach = int(name)
        elif name not in {END, *file.groups}:
            raise ValueError(f"{file.language}: unknown group {name!r} in {text!r}; allowed: {', '.join(file.groups)}")
        elif part.startswith("-"):
            without.add(name)
        else:
            steps.append(Step(name, frozenset(without), reach))
            without, reach = set[str](), file.reach
    return Phrase(tuple(steps), frozenset(without), frozenset(step.group for step in steps) - {END})
