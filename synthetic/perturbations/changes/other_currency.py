"""The same money in another currency."""

from agents.budget.conversion import convert
from synthetic.perturbations.changes.registry import Change, Given, Skip, perturbation


@perturbation("other_currency", "same_ending", "same_places", "total_converts", "sums_follow", same_request=True)
def other_currency(given: Given) -> Change | Skip:
    """The budget is of the same value, in the currency of the place, in dollars or in euros."""
    facts, data = given.case.facts, given.data
    if facts.amount is None or facts.currency is None or data.exchange_rate(facts.currency) is None:
        return Skip("no amount of money is said, or none that has an exchange rate")
    local = data.destination(facts.destination_id).currency if facts.destination_id else ""
    others = [one for one in dict.fromkeys((local, "USD", "EUR")) if one != facts.currency and data.exchange_rate(one)]
    currency = given.rng.choice(others)
    amount = convert(facts.amount, currency, data, facts.currency)
    return Change(facts=facts.model_copy(update={"amount": amount, "currency": currency}))
