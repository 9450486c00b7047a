"""Questions on the command line: answered by `--answer`, by whoever sits at the terminal, or left open."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from agents.questions.registry import Answer, Question


class Asking:
    """Takes the answers given beforehand first, one a question, then asks the terminal when there is one."""

    def __init__(self, answers: list[str]) -> None:
        self._given: Iterator[str] = iter(answers)

    def answer(self, question: "Question") -> "Answer | None":
        """The answer, or None when nobody is there to give one."""
        words = next(self._given, None)
        if words is None:
            if not sys.stdin.isatty():
                return None
            show(question)
            words = typer.prompt("Your answer", err=True)
        return read(question, words)


def read(question: "Question", words: str) -> "Answer":
    """A choice by its number or id, else the words themselves."""
    from agents.questions.registry import Answer

    numbered = {str(number): choice.id for number, choice in enumerate(question.choices, start=1)}
    ids = {choice.id for choice in question.choices}
    plain = words.strip()
    choice = plain if plain in ids else numbered.get(plain)
    return Answer(choice=choice) if choice else Answer(text=plain)


def show(question: "Question") -> None:
    """Print a question and its choices on standard error."""
    typer.secho(question.text, err=True, bold=True)
    for number, choice in enumerate(question.choices, start=1):
        typer.echo(f"  {number}  {choice.label}", err=True)
    typer.echo(f"  or write {question.text_hint}", err=True)
