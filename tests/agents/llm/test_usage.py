import pytest
from hypothesis import given
from hypothesis import strategies as st
from openai.types import CompletionUsage

from agents.llm.errors import Fault, ModelError
from agents.llm.usage import Usage


def tokens(prompt: int, completion: int) -> CompletionUsage:
    return CompletionUsage(prompt_tokens=prompt, completion_tokens=completion, total_tokens=prompt + completion)


def test_calls_and_tokens_are_counted() -> None:
    usage = Usage(budget=100)
    for given_tokens in (tokens(10, 20), None, tokens(1, 2)):
        usage.start_call()
        usage.add(given_tokens)
    assert (usage.calls, usage.prompt_tokens, usage.completion_tokens) == (3, 11, 22)


def test_no_call_starts_beyond_the_budget() -> None:
    usage = Usage(budget=30)
    usage.start_call()
    usage.add(tokens(10, 19))
    usage.start_call()
    usage.add(tokens(1, 0))
    with pytest.raises(ModelError, match=r"^the run has used 30 tokens; allowed: 30$") as error:
        usage.start_call()
    assert error.value.fault is Fault.BUDGET
    assert usage.calls == 2


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 1000))), st.integers(1, 5000))
def test_at_most_one_call_goes_beyond_the_budget(calls: list[tuple[int, int]], budget: int) -> None:
    usage, spent = Usage(budget=budget), 0
    for prompt, completion in calls:
        try:
            usage.start_call()
        except ModelError:
            break
        assert spent < budget
        spent += prompt + completion
        usage.add(tokens(prompt, completion))
    assert usage.prompt_tokens + usage.completion_tokens == spent
