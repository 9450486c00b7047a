"""Slips in what the person writes."""

from synthetic.perturbations.changes.registry import Change, Given, Skip, perturbation
from synthetic.perturbations.typos import slips


@perturbation("typos_in_notes", "same_plan", "sums_follow", same_request=True)
def typos_in_notes(given: Given) -> Change | Skip:
    """One long word in eight is mistyped in notes and free text; names and numbers are not."""
    words = given.case.words
    changed = {"text": slips(words.text, given.rng), "notes": slips(words.notes, given.rng)}
    if changed["notes"] == words.notes:
        return Skip("the notes have no long word")
    return Change(words=words.model_copy(update=changed))
