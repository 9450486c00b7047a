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
_UNTOUCHED = (
    "could", "can", "would", "will", "what", "how", "please", "kindly", "plan", "help", "tell", "show", "hi", "hello",
    "hey", "dear", "thanks", "thank", "also", "oh", "and", "plus", "besides", "then", "by", "apart", "not",
)  # fmt: skip


@habit(-10)
def wordy(text: str, rng: Random) -> str:
    """As in `To be honest, we want to go to Rome`; questions, orders and lists stay as they are."""
    words = text.split()
    if "\n" in text or len(words) < 5 or words[0].lower().strip(",.:!") in _UNTOUCHED or rng.random() < 0.6:
        return text
    return f"{rng.choice(FILLERS)} {text}"
