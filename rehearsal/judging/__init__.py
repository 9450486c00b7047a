"""Labels and choices: a text compared with the definitions and the examples of the prompt."""

from rehearsal.judging.judge import judged

__all__ = ["judged"]
