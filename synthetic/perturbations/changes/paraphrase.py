"""The same facts in other words."""

from synthetic.perturbations.changes.registry import Change, Given, Skip, perturbation

TRIES = 5


@perturbation("paraphrase", "same_plan", "sums_follow", same_request=True)
def paraphrase(given: Given) -> Change | Skip:
    """The words are written anew, from the same facts by the same person."""
    for _ in range(TRIES):
        words = given.write(given.rng.getrandbits(32))
        if words and words.notes != given.case.words.notes:
            return Change(words=words)
    return Skip("other words for the notes did not come up")
