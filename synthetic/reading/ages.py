"""How old people are, as far as a text says so."""

import re
from collections.abc import Iterator
from functools import cache

from synthetic.reading.numbers import number
from synthetic.reading.tables.table import names_of
from synthetic.reading.words import Words

OLDEST = 99
_KIN = (
    r"(?:kids?|children|child|sons?|daughters?|boys?|girls?|twins|toddlers?|baby|parents|mum|mom|dad|mother|father|"
    r"grandparents|grandm\w+|grandp\w+|hijos?|hijas?|ninos|kinder|kind|sohn|tochter|eltern|enfants?|fils|filles?|"
    r"figli\w?|bambini|filh[oa]s?|criancas|little ones?|older one|younger one|he|she|they|both|one|other)"
)
_YEARS = r"(?:years?|yrs?|yr|yo|y/o|y\.o\.?|jahre?|jahrig\w*|anos|ans|anni)"
_YOUNG = (
    r"(?:kids?|children|sons?|daughters?|boys?|girls?|twins|ninos|kinder|enfants|bambini|criancas|hijos|filhos|figli|"
    r"grandkids)"
)
_IS = (
    r"(?:(?:who )?(?:s|is|are|am|now|both|just|turned|turns|is just|are now|tienen|tiene|sind|ist|ont|hanno|tem)"
    r"\s+){1,2}"
)
_GROWN = r"[5-9]\d(?:\s*(?:and|&)\s*[5-9]\d)?"
_NOT_AN_AGE = r"(?!\s*(?:ago|later|together|anniversary|in a row|of |married|in |since|experience))"
_FOLLOWS = (
    r"(?!\s*(?:[-–]\s*\d|days?|nights?|weeks?|months?|hours?|people|adults|kids|of us|usd|eur|gbp|"
    r"euros?|dollars?|[$€£%]|tage|nachte|dias|jours|giorni|stops?|k\b|[.,]\d|st\b|nd\b|rd\b|th\b|am\b|pm\b|stars?|min|km|times|more|bags|\d))"
)


def find_ages(words: Words) -> Iterator[int]:
    """Every age named, in years, once for each place where it stands; those in stories apart."""
    seen: set[int] = set()
    for pattern in _patterns():
        for match in pattern.finditer(words.plain):
            if words.told(match.start()):
                continue
            for part in re.finditer(r"\w+", match["run"]):
                place = match.start("run") + part.start()
                age = number(part[0])
                if age is not None and age <= OLDEST and place not in seen:
                    seen.add(place)
                    yield age


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = "|".join(sorted((name for name in names_of("numbers") if len(name) > 2), key=len, reverse=True))
    one = rf"\b(?:\d{{1,2}}|{words})\b"
    run = rf"(?P<run>{one}(?:\s*(?:,|and|&|y|und|et|e|\+|/|,\s*and)\s*{one})*)"
    return (
        re.compile(rf"(?<!for )(?<!in )(?<!last )(?<!over ){run}[\s-]*(?:and a half\s*)?{_YEARS}\b{_NOT_AN_AGE}"),
        re.compile(rf"\b(?:aged?|ages|im alter von|ages of)\s*:?\s+{run}"),
        re.compile(rf"\(\s*(?P<run>{one}(?:\s*(?:,|and|&)\s*{one})*)\s*\)"),
        re.compile(rf"\b(?:husband|wife|partner|i|we)\W{{1,2}}{_IS}(?P<run>{_GROWN})\b{_FOLLOWS}"),
        re.compile(rf"\b{_KIN}\W{{1,3}}{_IS}{run}{_FOLLOWS}"),
        re.compile(rf"\b{_YOUNG}\s*[(:]?\s*{run}{_FOLLOWS}"),
    )
