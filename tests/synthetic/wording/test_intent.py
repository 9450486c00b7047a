"""The plain sentence that words are made from."""

from agents.budget.tiers import Tier
from agents.data.records import Diet, Interest
from agents.request import Party, Style
from synthetic.wording.intent import intent_of
from tests.synthetic.wording.conftest import Changed


def test_it_states_what_is_meant_and_no_more(values: Changed, facts: Changed) -> None:
    assert intent_of(values(), facts()) == (
        "A trip to Rome for 5 days from 2027-05-03, for 2 adults. At most 900 EUR for all. For food. Style: relaxed."
    )
    bare = facts(days=None, start=None, amount=None, interests=(), style=Style.BALANCED, party=Party())
    assert intent_of(values(), bare) == "A trip to Rome, for 1 adult."


def test_it_states_needs_mood_clarity_and_purpose(values: Changed, facts: Changed) -> None:
    party = Party(adults=1, children=2, mobility="wheelchair", diets=(Diet.VEGAN,))
    what = facts(
        days=1, start=None, amount=None, level=Tier.BUDGET, interests=(Interest.FOOD, Interest.ART), party=party,
        children_ages=(7, 4), passport="India", contradiction="words", unserved="falconry",
    )  # fmt: skip
    assert intent_of(values(clarity="contradictory", mood="frustrated", intent="off_topic"), what) == (
        "A trip to Rome for 1 day, for 1 adult and 2 children. Level of spending, in words without a number: budget."
        " For food, art and falconry. Style: relaxed. All meals have to be vegan. One of them uses a wheelchair."
        " Ages of the children: 7 and 4. Passport: India. Two of their wishes cannot both hold. They are annoyed."
        " What they ask for is something else that is no part of a trip."
    )
