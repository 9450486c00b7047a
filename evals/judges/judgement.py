"""What a judge says of an output, before anybody knows which row it is for."""

from dataclasses import dataclass, field

from agents.llm.errors import REPLY_FAULTS, Fault, ModelError
from evals.evaluators.registry import Said
from evals.row import Key, Spent, Verdict


@dataclass(frozen=True, slots=True)
class Vote:
    """What one seat of a jury says; `seat` is the judge's name and model."""

    seat: str
    said: Said

    def __str__(self) -> str:
        return f"{self.seat}: {self.said.label}: {self.said.reason}"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with what it cost. `fault` is there where the endpoint failed, so that it is worth asking again."""

    said: Said
    spent: Spent = field(default_factory=Spent)
    elapsed_ms: int = 0
    fault: Fault | None = None
    votes: tuple[Vote, ...] = ()

    def verdict(self, key: Key, evaluator: str, judging: int = 0) -> Verdict:
        """The line of the artifact for a row."""
        said = self.said
        return Verdict(
            **key._asdict(),
            evaluator=evaluator,
            judging=judging,
            outcome=said.outcome,
            label=said.label or said.outcome,
            reason=said.reason,
            evidence=said.evidence,
            spent=self.spent,
            elapsed_ms=self.elapsed_ms,
        )


def unscored(error: ModelError) -> tuple[Said, Fault | None]:
    """What is said where no verdict came: the endpoint's fault says nothing of the plan."""
    if error.fault in REPLY_FAULTS:
        return Said("unscored", str(error), "unreadable"), None
    if error.fault is Fault.REFUSED:
        return Said("unscored", str(error), "refused"), None
    return Said("unscored", str(error), "infrastructure"), error.fault


def sum_of(spent: list[Spent]) -> Spent:
    """All together; the price only where every part has one."""
    prices = [one.usd for one in spent if one.usd is not None]
    return Spent(
        calls=sum(one.calls for one in spent),
        prompt_tokens=sum(one.prompt_tokens for one in spent),
        completion_tokens=sum(one.completion_tokens for one in spent),
        usd=sum(prices[1:], prices[0]) if prices and len(prices) == len(spent) else None,
    )
