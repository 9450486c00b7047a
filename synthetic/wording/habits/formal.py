"""No short forms of verbs, no slang."""

from random import Random

from synthetic.wording.habits.registry import habit
from synthetic.wording.habits.words import exchanged

LONG = {
    "i'd": "I would", "we'd": "we would", "i'm": "I am", "we're": "we are", "i've": "I have", "we've": "we have",
    "it's": "it is", "that's": "that is", "don't": "do not", "can't": "cannot", "won't": "will not", "isn't": "is not",
    "there's": "there is", "what's": "what is", "let's": "let us", "shouldn't": "should not", "it'd": "it would",
    "haven't": "have not", "they're": "they are", "you're": "you are", "i'll": "I will", "we'll": "we will",
    "kids": "children", "kid": "child", "hi": "good day", "hey": "good day", "ok": "in order", "thanks": "thank you",
    "stuff": "things", "guys": "ladies and gentlemen",
}  # fmt: skip


@habit(5)
def formal(text: str, rng: Random) -> str:
    """As in `We would like to see Rome.`."""
    return exchanged(text, LONG, 1.0, rng)
