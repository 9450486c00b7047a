"""A failure mode as the file of a check, in which the deciding is still to be written."""

import json

from evals.discovery.modes import FailureMode

MOST_NOTES = 20
CHECK = '''"""A check of a failure mode that people found; move this file into evals/evaluators/ once it decides."""

from agents.data.tables import TravelData
from evals.evaluators.registry import Said, evaluator
from evals.output import Sample

MEANS = {means}
NOTES = (
{notes})
"""What people noted: whoever writes the check tries it on these items first."""


@evaluator("failure.{word}", "check")
def {word}(sample: Sample, _: TravelData) -> Said | None:
    """Does not fail in the way of {word}; not decided yet."""
    if sample.output.itinerary is None:
        return None
    return Said("unscored", "not written yet: {word}", "not_written")
'''


def check_text(mode: FailureMode, word: str) -> str:
    """Python that runs and decides nothing: every output is unscored, which counts as neither a pass nor a fail.

    Notes and meaning are string literals, whatever they hold.
    """
    notes = "".join(f"    ({_literal(note.item)}, {_literal(note.text)}),\n" for note in mode.notes[:MOST_NOTES])
    return CHECK.format(means=_literal(mode.means), notes=notes, word=word)


def _literal(text: str) -> str:
    return json.dumps(text)
