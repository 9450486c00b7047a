"""Short forms of common words."""

from random import Random

from synthetic.wording.habits.registry import habit
from synthetic.wording.habits.words import exchanged

SHORT = {
    "please": "pls", "thanks": "thx", "thank you": "ty", "with": "w/", "without": "w/o", "you": "u", "are": "r",
    "because": "bc", "people": "ppl", "your": "ur", "as soon as possible": "asap", "about": "abt", 
    "information": "info",     "really": "rly", "to be honest": "tbh", "by the way": "btw", "maximum": "max",
    "probably": "prob", "something": "sth", "someone": "sb", "before": "b4", "tomorrow": "tmrw",
    "favourite": "fav", "especially": "esp", "approximately": "approx", "minutes": "min", "and": "&",
    "accommodation": "acc", "for example": "e.g.", "at the moment": "atm", "as far as i know": "afaik",
    "in my opinion": "imo",
}  # fmt: skip


@habit(30)
def abbreviations(text: str, rng: Random) -> str:
    """`pls plan it w/ us`."""
    return exchanged(text, SHORT, 0.7, rng)
