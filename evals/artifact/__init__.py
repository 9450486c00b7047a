"""What an experiment leaves: one folder, which everything else only reads."""

from evals.artifact.appending import Appender
from evals.artifact.errors import ArtifactError, WriteFailed
from evals.artifact.experiment import CasesUsed, Experiment, StopRule, Versioned
from evals.artifact.folder import Held, open_folder
from evals.artifact.heads import INFRASTRUCTURE, Judgement, RowHead, is_final
from evals.artifact.prompts import keep_prompts, read_prompts
from evals.artifact.reading import NULLS, Artifact, read_artifact, read_nulls, read_summary
from evals.artifact.summary import Ending, Summary

__all__ = [
    "INFRASTRUCTURE", "NULLS", "Appender", "Artifact", "ArtifactError", "CasesUsed", "Ending", "Experiment", "Held",
    "Judgement", "RowHead", "StopRule", "Summary", "Versioned", "WriteFailed", "is_final", "keep_prompts",
    "open_folder", "read_artifact", "read_nulls", "read_prompts", "read_summary",
]  # fmt: skip
