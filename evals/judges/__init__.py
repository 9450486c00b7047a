"""Models that apply a rubric to an output. A rubric is a file of `rubrics/`; a new file is a new one."""

from evals.judges.judge import Judge
from evals.judges.judgement import Judgement
from evals.judges.jury import Jury
from evals.judges.named import read_seat, read_seats
from evals.judges.null import NullJudge
from evals.judges.pairwise import Pairwise
from evals.judges.rubric import Rubric, RubricError
from evals.judges.rubric_file import load_rubric, rubric_names

__all__ = [
    "Judge", "Judgement", "Jury", "NullJudge", "Pairwise", "Rubric", "RubricError", "load_rubric", "read_seat",
    "read_seats", "rubric_names",
]  # fmt: skip
