"""What a run has used of its models, and the most that it may."""

from dataclasses import dataclass

from openai.types import CompletionUsage

from agents.llm.errors import Fault, ModelError


@dataclass(slots=True)
class Usage:
    """Calls and tokens of one run. `budget` is the most tokens it may use: no call starts beyond it."""

    budget: int
    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0

    def start_call(self) -> None:
        """Count a call.

        Raises:
            ModelError: the budget is used up.
        """
        used = self.prompt_tokens + self.completion_tokens
        if used >= self.budget:
            raise ModelError(Fault.BUDGET, f"the run has used {used} tokens; allowed: {self.budget}")
        self.calls += 1

    def add(self, usage: CompletionUsage | None) -> None:
        """Count the tokens of a reply."""
        if usage:
            self.prompt_tokens += usage.prompt_tokens
            self.completion_tokens += usage.completion_tokens
