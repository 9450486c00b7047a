"""Words that say nothing, put before sentences."""

from random import Random

from synthetic.wording.habits.registry import habit

FILLERS = (
    "To be honest,", "I mean,", "As I said to myself,", "If you ask me,", "When all is said and done,",
    "Truth be told,", "As far as that goes,", "To put it differently,", "In a manner of speaking,",
    "For what it is worth,", "Not that it matters much, but", "I should perhaps add that",
    "It goes without saying that", "Come to think of it,", "All things considered,", "As you can imagine,",
    "What I am trying to say is that", "Strictly speaking,", "As it happens,", "Between you and me,", "Now then,",
    "Oddly enough,", "To cut it short,", "On reflection,", "If I may say so,", "For the record,", "By all accounts,",
)  # fmt: skip
_QUESTIONS = ("could", "can", "would", "will", "what", "how", "please", "kindly", "plan", "help", "tell", "show")


@habit(20)
def wordy(text: str, rng: Random) -> str:
    """As in `To be honest, we want to go to Rome.`."""
    first = text.split(maxsplit=1)[0].lower().strip(",.:!") if text.split() else ""
    if "\n" in text or len(text.split()) < 5 or first in _QUESTIONS or rng.random() < 0.6:
        return text
    begins = (
        text if first in ("i", "i'm", "i'd", "i'll", "i've") or not _may_be_small(first) else text[0].lower() + text[1:]
    )
    return f"{rng.choice(FILLERS)} {begins}"


def _may_be_small(word: str) -> bool:
    return word.removesuffix("'re").removesuffix("'d").removesuffix("'s") in (
        "we", "it", "the", "a", "an", "my", "our", "there", "this", "that", "these", "everything", "no", "not", "if",
        "all", "both", "every", "each", "one", "two", "three", "from", "in", "at", "for", "as",
    )  # fmt: skip
