"""Letters large or small."""

from synthetic.perturbations.changes.registry import Change, Given, Skip, perturbation


@perturbation("other_case", "same_plan", "sums_follow", same_request=True)
def other_case(given: Given) -> Change | Skip:
    """Destination, notes and free text are in small letters, or in large ones where they were small."""
    words, facts = given.case.words, given.case.facts
    case = str.upper if words.notes + facts.destination == (words.notes + facts.destination).lower() else str.lower
    changed = words.model_copy(update={"text": case(words.text), "notes": case(words.notes)})
    return Change(facts=facts.model_copy(update={"destination": case(facts.destination)}), words=changed)
