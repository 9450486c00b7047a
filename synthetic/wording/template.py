"""A phrase with choices `{a|b}`, nested, an empty one for nothing, and slots `<name>`; a backslash escapes a sign."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

_SIGNS = frozenset("{|}<>")


class TemplateError(ValueError):
    """A phrase that cannot be read; the message quotes it and says what is wrong."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a value, or for a phrase of another group."""

    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of these."""

    options: tuple["Template", ...]


@dataclass(frozen=True, slots=True)
class Template:
    """Pieces one after another."""

    pieces: tuple[str | Slot | Choice, ...]

    @property
    def slots(self) -> Iterator[str]:
        """Names of all slots, those of choices too."""
        for piece in self.pieces:
            if isinstance(piece, Slot):
                yield piece.name
            elif isinstance(piece, Choice):
                for option in piece.options:
                    yield from option.slots

    def fill(self, pick: Callable[[Choice], "Template"], value: Callable[[str], str]) -> str:
        """The text: `pick` decides a choice, `value` gives what stands in a slot."""

        def say(piece: str | Slot | Choice) -> str:
            match piece:
                case str():
                    return piece
                case Slot(name):
                    return value(name)
                case Choice():
                    return pick(piece).fill(pick, value)

        return "".join(map(say, self.pieces))


def parse(text: str) -> Template:
    """Read a phrase; raises `TemplateError`."""
    tokens = list(_tokens(text))
    template, rest = _sequence(tokens, 0)
    if rest < len(tokens):
        raise TemplateError(f"{text!r}: {tokens[rest][1]!r} has no beginning")
    return template


def _tokens(text: str) -> Iterator[tuple[bool, str]]:
    """(whether it is a sign, text)."""
    plain, escaped = "", False
    for char in text:
        if escaped or (char != "\\" and char not in _SIGNS):
            plain, escaped = plain + char, False
        elif char == "\\":
            escaped = True
        else:
            yield from [(False, plain)] if plain else []
            yield True, char
            plain = ""
    yield from [(False, plain)] if plain else []


def _sequence(tokens: list[tuple[bool, str]], at: int, depth: int = 0) -> tuple[Template, int]:
    pieces: list[str | Slot | Choice] = []
    while at < len(tokens):
        sign, text = tokens[at]
        if not sign or text == ">" or (text == "|" and not depth):
            pieces.append(text)
            at += 1
        elif text == "<":
            slot, at = _slot(tokens, at)
            pieces.append(slot)
        elif text == "{":
            choice, at = _choice(tokens, at + 1, depth + 1)
            pieces.append(choice)
        else:
            break
    return Template(tuple(pieces)), at


def _choice(tokens: list[tuple[bool, str]], at: int, depth: int) -> tuple[Choice, int]:
    options: list[Template] = []
    while True:
        option, at = _sequence(tokens, at, depth)
        options.append(option)
        if at >= len(tokens) or tokens[at][1] not in "|}":
            raise TemplateError(f"{_joined(tokens)!r}: a '{{' has no end")
        if tokens[at][1] == "}":
            return Choice(tuple(options)), at + 1
        at += 1


def _slot(tokens: list[tuple[bool, str]], at: int) -> tuple[Slot, int]:
    match tokens[at : at + 3]:
        case [_, (False, name), (True, ">")]:
            return Slot(name.strip()), at + 3
        case _:
            raise TemplateError(f"{_joined(tokens)!r}: a '<' without a name and '>'; write '\\<' for the sign itself")


def _joined(tokens: list[tuple[bool, str]]) -> str:
    return "".join(text for _, text in tokens)
