"""What a follow-up made of a plan."""

from datetime import date

from pydantic import BaseModel

from agents.budget.money import Money


class DayChange(BaseModel):
    """A day that is not as it was: names of stops that came, went, or are at another time."""

    date: date
    added: list[str]
    removed: list[str]
    moved: list[str]


class Revision(BaseModel):
    """A follow-up: what was asked, what was done, which days differ, and what the plan cost before."""

    asked: str
    done: list[str]
    days: list[DayChange]
    cost_before: Money
