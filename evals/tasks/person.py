"""What the person behind a case says after the form: the truth when asked, and the change that the case is about."""

from agents.data.tables import TravelData
from agents.questions.registry import Answer, Question
from evals.case import EvalCase, digest
from synthetic.driving.answers import Asked, NoAnswer, true_answer
from synthetic.persona import Persona
from synthetic.wording.changes import say_goal

SOMEBODY = Persona(name="", locale="en_GB", home="", home_id="", country="")
"""Who speaks where nobody is known: without habits."""


def answer_of(case: EvalCase, question: Question, data: TravelData) -> Answer | None:
    """The answer by the facts, the same in all variants and repetitions; None where they hold none."""
    if case.facts is None:
        return None
    try:
        return true_answer(Asked(question, case.facts, data, case.id))
    except NoAnswer:
        return None


def change_of(case: EvalCase) -> str | None:
    """The first goal of a person who means to refine, in words of 2 to 300 characters."""
    if case.facts is None or not case.facts.goals or case.tuple.get("intent") != "refine":
        return None
    seed = int(digest(case.id), 16)
    return say_goal(case.facts.goals[0], case.persona or SOMEBODY, case.tuple.get("mood", ""), seed)
