"""Directives on tone."""

import re
from dataclasses import replace

from rehearsal.directives.registry import Apply, directive
from rehearsal.draft import Draft, Tone

_STRONG = ["super", "very", "extremely", "really", "extra", "incredibly", "ultra"]
_VERY = rf"(?:{'|'.join(_STRONG)})[\s-]+"
_PLAIN = "".join(rf"(?<!{word}[\s-])" for word in _STRONG)
_VERB = (
    r"(?:be|being|sound|stay|remain|keep it|keep things|keep the \w+|make it|make the \w+|write)\s+"
    r"(?:it\s+)?(?:as\s+)?(?:an?\s+|the\s+)?(?:\w+(?:,\s*|\s+and\s+|\s+but\s+)){0,2}"
)
_NOUN = r"(?:,?\s+(?!tone|voice|style)\w+){0,2}\s+(?:tone|voice|style|manner|register|wording|language)"


def _forms(words: str, very: str) -> tuple[str, ...]:
    return (
        rf"\b{_VERB}{very}(?:{words})\b",
        rf"(?:^|[,;:]\s*|\band\s+|\bbut\s+){very}(?:{words})\s*(?=$|[.,;!]|and\b|but\b)",
        rf"\b{very}\b(?:{words}){_NOUN}\b",
        rf"\b(?:tone|voice|style)(?:\s+(?:is|should be|must be))?\s*[:=]?\s*{very}(?:{words})\b",
    )


def _tone(tone: Tone, words: str, example: str, *, very: str = rf"(?:{_VERY})?", sound: str) -> None:
    def apply(draft: Draft, _match: "re.Match[str]") -> Draft:
        return replace(draft, tone=tone)

    declared: Apply = apply
    effect = f"{sound} opening and closing."
    name = f"tone.{tone.replace(' ', '_')}"
    directive(name, *_forms(words, very), cues=words, example=example, effect=effect)(declared)


_tone(Tone.FRIENDLY, "friendly|welcoming|approachable", "Be friendly.", very=_PLAIN, sound="A friendly")
_tone(Tone.VERY_FRIENDLY, "friendly|welcoming|cheerful|enthusiastic", "Super friendly.", very=_VERY, sound="A beaming")
_tone(Tone.WARM, "warm|caring|kind", "Use a warm tone.", sound="A warm")
_tone(Tone.FORMAL, "formal|professional|polite", "Keep the tone formal.", sound="A formal")
_tone(Tone.NEUTRAL, "neutral|matter-of-fact|factual|objective", "Be matter-of-fact.", sound="No")
_tone(Tone.PLAYFUL, "playful|fun|funny|witty|humorous", "Make it playful.", sound="A playful")
_tone(Tone.EMPATHETIC, "empathetic|empathic|compassionate|understanding", "Be empathetic.", sound="An understanding")
