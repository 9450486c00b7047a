"""Running text for the properties of a schema, and for plain replies."""

from dataclasses import replace
from functools import cached_property

from rehearsal.context import Context
from rehearsal.directives import Order, obey, read
from rehearsal.draft import Draft, Length, Limits
from rehearsal.main_text import Path
from rehearsal.material import Material, gather
from rehearsal.names import Fit, is_prose
from rehearsal.rendering import render
from rehearsal.sampling import Sampler
from rehearsal.schema_shape import Schema, number
from rehearsal.scopes import Scope
from rehearsal.words import sentences, shorten, singular, word_set

TITLE_LENGTH = 80
_LINES = word_set("title headline heading subject")
_POINTS = word_set("point highlight fact tip advice note reason sentence takeaway suggestion bullet step")
_WHO = "I am the rehearsal engine, not a language model, and I answer only from what stands in the messages"


class Author:
    """Writes from the messages only.

    Attributes:
        context: the messages.
        sampler: decides wording.
        main: the path of the text that directives apply to.
        other_names: the other properties, whose limits are not this text's.
    """

    def __init__(self, context: Context, sampler: Sampler, main: Path = (), other_names: frozenset[str] = frozenset()):
        """See the attributes of the class."""
        self.context = context
        self.sampler = sampler
        self.main = main
        self.other_names = other_names - set(main)

    @cached_property
    def material(self) -> Material:
        """The sentences of the messages; without data, the user's own words."""
        found = gather(self.context)
        if found.primary or self.context.has_data:
            return found
        words = shorten(" ".join(self.context.user_text.split()), 160).replace('"', "'")
        return Material((f'You wrote "{words}"; {_WHO}.' if words else f"{_WHO}.",))

    @cached_property
    def orders(self) -> list[Order]:
        """The directives of the prompts."""
        return read(self.context.instructions, self.other_names)

    def reply(self, schema: Schema | None = None) -> str:
        """The main text. The description and `maxLength` of its schema bound it whatever the prompts say."""
        orders = read([_description(schema or {})])
        bounds = obey(Draft(), orders).limits
        draft = obey(obey(Draft(), orders), self.orders)
        bounds = _tighter(bounds, Limits(characters=_longest(schema or {})))
        return render(_within(draft, bounds), self.material, self.sampler, self.title())

    def title(self, limit: int = TITLE_LENGTH) -> str:
        """One short line: the first point, or the user's first sentence."""
        first = [*self.material.primary, ""] if self.context.has_data else [*self.context.sentences, ""]
        return shorten(first[0], limit).rstrip(".:;, ")

    def text(self, name: str, path: Path, schema: Schema, scope: Scope) -> str | None:
        """The text of a property, or None for one that is to be looked up."""
        if path == self.main and path:
            return self.reply(schema)
        line = name.lower().split("_")[-1] in _LINES
        if not line and not is_prose(name):
            return None
        stands = next(scope.candidates(name), None)
        if stands is not None and stands.fit >= Fit.FOLDED and not stands.rows and isinstance(stands.value, str):
            return None
        if line:
            return self.title(min(TITLE_LENGTH, _longest(schema) or TITLE_LENGTH))
        draft = obey(Draft(length=Length.SHORT), read([_description(schema)]))
        return render(_within(draft, Limits(characters=_longest(schema))), self.material, self.sampler)

    def sentences_for(self, name: str) -> list[str]:
        """Sentences for a list whose name asks for points, tips, reasons and the like."""
        words = name.lower().split("_")
        if singular(words[-1]) not in _POINTS or not self.context.has_data:
            return []
        return [sentence for point in self.material.primary for sentence in sentences(point)]


def _description(schema: Schema) -> str:
    text = schema.get("description")
    return text if isinstance(text, str) else ""


def _longest(schema: Schema) -> int | None:
    longest = number(schema, "maxLength")
    return None if longest is None else max(1, int(longest))


def _within(draft: Draft, bounds: Limits) -> Draft:
    return replace(draft, limits=_tighter(draft.limits, bounds))


def _tighter(one: Limits, other: Limits) -> Limits:
    return Limits(
        characters=_least(one.characters, other.characters),
        words=_least(one.words, other.words),
        sentences=_least(one.sentences, other.sentences),
        paragraphs=_least(one.paragraphs, other.paragraphs),
    )


def _least(one: int | None, other: int | None) -> int | None:
    return min((bound for bound in (one, other) if bound is not None), default=None)
