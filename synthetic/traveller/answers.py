"""True answers: what a person says to a question, by what the person meant."""

from agents.data.tables import TravelData
from agents.questions.registry import Answer, Choice, Question
from synthetic.facts.facts import Facts

PREFERRED = {"which_length": "days", "level_or_style": "budget", "impossible_budget": "anyway"}
"""What holds where two things were said, or where there is no more money: the choice, by the question's code."""


def true_answer(question: Question, facts: Facts, data: TravelData) -> Answer:
    """The choice that is meant, else words; a place that nobody knows is named again."""
    if question.field == "destination":
        return _city(question, facts, data)
    wanted = PREFERRED.get(question.code)
    chosen = next((choice for choice in question.choices if choice.id == wanted), None)
    chosen = chosen or next((choice for choice in question.choices if _agrees(choice, facts)), None)
    if chosen is None and question.field == "days" and facts.days:
        return Answer(question=question.code, text=str(facts.days))
    return Answer(question=question.code, choice=(chosen or question.choices[0]).id)


def _city(question: Question, facts: Facts, data: TravelData) -> Answer:
    if facts.destination_id is None:
        return Answer(question=question.code, text=facts.destination)
    meant = next(
        (choice for choice in question.choices if choice.patch.get("destination_id") == facts.destination_id), None
    )
    if meant:
        return Answer(question=question.code, choice=meant.id)
    return Answer(question=question.code, text=data.destination(facts.destination_id).label)


def _agrees(choice: Choice, facts: Facts) -> bool:
    said = facts.model_dump(mode="json")
    return bool(choice.patch) and all(name in said and said[name] == value for name, value in choice.patch.items())
