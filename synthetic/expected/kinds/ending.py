"""How the case ends, and which field of the form is at fault."""

from synthetic.expected.expected import Ending
from synthetic.expected.kinds.registry import Known, expectation


@expectation("ends")
def ends(known: Known) -> Ending:
    """A form that breaks its limits is not taken; what is no trip, or to nowhere known, is refused."""
    if known.too_long:
        return "invalid"
    return "plan" if known.trip_to else "refused"


@expectation("field")
def field(known: Known) -> str | None:
    """The first field that is wrong: the form is read before its words, the words before the place."""
    if known.too_long:
        return "days"
    if known.unwelcome:
        return "notes"
    return None if known.city else "destination"
