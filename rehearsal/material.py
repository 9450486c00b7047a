"""The sentences that may be used: what stands in the messages, in order of importance."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import JsonValue

from rehearsal.context import Context
from rehearsal.found import Found, Record
from rehearsal.names import PROSE, Fit, fit, is_identifier
from rehearsal.words import as_sentence, name_words, sentences, shorten

PREFERRED = ("key_points", "highlights", "facts", "text", "summary", "description")
MAX_SENTENCES = 60
MAX_SENTENCE = 600
MAX_CHARACTERS = 20_000
_ENOUGH = 2
_LABELS = ("name", "title", "label", "text", "id")


@dataclass(frozen=True)
class Material:
    """Sentences. `primary` keep their order; `secondary` are less important."""

    primary: tuple[str, ...]
    secondary: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Both."""
        return (*self.primary, *self.secondary)


def gather(context: Context) -> Material:
    """The sentences of the latest turn that has data, from the preferred keys in order.

    Where none of these keys stands, the values themselves are listed. Empty when no message holds JSON.
    """
    data = [found for found in context.found if not found.is_example] or list(context.found)
    for turn in sorted({found.turn for found in data}, reverse=True):
        here = [found for found in data if found.turn == turn]
        keyed = _by_key(here)
        single = [layer for key in PREFERRED if (layer := _unique(_under(key, keyed, rows=False)))]
        rows = [layer for key in PREFERRED if (layer := _unique(_under(key, keyed, rows=True)))]
        if single or rows:
            return _layered(single or rows[:1], rows)
        prose = _unique([text for key in sorted(PROSE) for text in _under(key, keyed, rows=False)])
        if prose:
            return Material(tuple(prose[:MAX_SENTENCES]))
        listed = describe([found.value for found in here if not found.path and isinstance(found.value, dict)])
        if listed:
            return Material(tuple(listed[:MAX_SENTENCES]))
    return Material(())


def _layered(layers: list[list[str]], rows: list[list[str]]) -> Material:
    primary: list[str] = []
    secondary: list[str] = []
    for layer in layers:
        into = primary if len(primary) < _ENOUGH else secondary
        into += [sentence for sentence in layer if sentence not in primary]
    for layer in rows:
        secondary += [sentence for sentence in layer if sentence not in primary]
    return Material(tuple(primary[:MAX_SENTENCES]), tuple(_unique(secondary)[:MAX_SENTENCES]))


def _by_key(found: list[Found]) -> dict[str, list[Found]]:
    keyed: dict[str, list[Found]] = {}
    for entry in found:
        if entry.path and isinstance(entry.path[-1], str):
            keyed.setdefault(entry.path[-1], []).append(entry)
    return keyed


def _under(name: str, keyed: dict[str, list[Found]], *, rows: bool) -> list[str]:
    named = [entry for key, entries in keyed.items() if fit(name, key) >= Fit.FOLDED for entry in entries]
    named = [entry for entry in named if entry.in_rows == rows]
    named = [entry for entry in named if not any(parent.get("error") for parent in entry.parents)]
    return [sentence for entry in named for text in _texts(entry.value) for sentence in _split(text)]


def _texts(value: JsonValue) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for row in value if isinstance(value, list) else []:
        if isinstance(row, str):
            yield row
        elif isinstance(row, dict):
            yield next((text for key in PREFERRED if isinstance(text := row.get(key), str)), "")


def _split(text: str) -> list[str]:
    whole = sentences(text[:MAX_CHARACTERS])
    return [as_sentence(shorten(sentence, MAX_SENTENCE)) for sentence in whole if sentence.strip()]


def _unique(texts: list[str]) -> list[str]:
    seen: dict[str, str] = {}
    for text in texts:
        seen.setdefault(" ".join(name_words(text)), text)
    return list(seen.values())


def describe(records: list[Record]) -> list[str]:
    """Sentences that list the values of objects: `Recipe: Shakshuka; minutes: 25.`.

    Lists of the same name are joined; one whose entries are sentences is given as it is. Where values come from and
    what identifies them is left out.
    """
    lines: list[str] = []
    lists: dict[str, list[str]] = {}
    for record in records:
        if record.get("error"):
            continue
        entries = [(key, value) for key, value in record.items() if not _is_reference(key)]
        single = [(_label(key), _shown(value)) for key, value in entries[:12] if not isinstance(value, list)]
        line = "; ".join(f"{label}: {shown}" for label, shown in single if shown)
        lines += [as_sentence(line)] if line else []
        for key, value in entries:
            if isinstance(value, list):
                lists.setdefault(_label(key), []).extend(shown for entry in value if (shown := _entry(entry)))
    for label, shown in lists.items():
        fresh = _unique(shown)
        if any(text.endswith((".", "!", "?")) for text in fresh):
            lines += [as_sentence(text) for text in fresh]
        elif fresh:
            lines.append(as_sentence(f"{label}: {', '.join(fresh[:12])}"))
    return _unique(lines)


def _is_reference(key: str) -> bool:
    return is_identifier(key) or fit("evidence", key) > Fit.NONE


def _entry(value: JsonValue) -> str:
    if isinstance(value, dict):
        return next((_shown(value[key]) for key in _LABELS if value.get(key)), "")
    return value.strip() if isinstance(value, str) else _shown(value)


def _label(key: str) -> str:
    return " ".join(name_words(key)) or key


def _shown(value: JsonValue) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case None:
            return ""
        case list():
            return ", ".join(shown for entry in value[:8] if (shown := _entry(entry)))
        case dict():
            return ", ".join(shown for entry in list(value.values())[:6] if (shown := _entry(entry)))
        case _:
            return shorten(" ".join(str(value).split()), 200).rstrip(".")
