"""What has to be asked back."""

from synthetic.expected.kinds.money import feasible
from synthetic.expected.kinds.registry import Known, expectation


@expectation("asks")
def asks(known: Known) -> tuple[str, ...]:
    """Which place, how long, at which level, for how much: whatever is open or cannot be, in this order.

    Of a place that is not known nothing else can be asked.
    """
    if known.too_long or known.unwelcome:
        return ()
    if known.city is None:
        return ("unknown_destination",)
    open_questions = {
        "which_destination": known.values["destination"] == "ambiguous",
        "which_length": known.facts.contradiction == "length",
        "level_or_style": known.facts.contradiction == "level",
        "impossible_budget": feasible(known) is False,
    }
    return tuple(code for code, is_open in open_questions.items() if is_open)
