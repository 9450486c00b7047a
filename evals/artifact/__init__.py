"""What an experiment leaves: one folder, which everything else only reads."""

from evals.artifact.appending import Appender
from evals.artifact.errors import ArtifactError, WriteFailed
from evals.artifact.experiment import CasesUsed, Experiment, Versioned
from evals.artifact.folder import Held, open_folder
from evals.artifact.heads import INFRASTRUCTURE, Judgement, RowHead, is_final
from evals.artifact.prompts import keep_prompts, read_prompts
from evals.artifact.reading import Artifact, read_artifact, read_summary
from evals.artifact.summary import Ending, Summary

__all__ = [
    "INFRASTRUCTURE", "Appender", "Artifact", "ArtifactError", "CasesUsed", "Ending", "Experiment", "Held", "Judgement",
    "RowHead", "Summary", "Versioned", "WriteFailed", "is_final", "keep_prompts", "open_folder", "read_artifact",
    "read_prompts", "read_summary",
]  # fmt: skip
