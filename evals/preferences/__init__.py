"""Which of two variants is preferred, output by output: asked once, kept beside the experiment, read by all."""

from evals.preferences.kept import Compared, open_preferences, read_preferences
from evals.preferences.rates import Preferred, preferred

__all__ = ["Compared", "Preferred", "open_preferences", "preferred", "read_preferences"]
