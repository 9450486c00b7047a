"""The same money in another notation."""

from decimal import Decimal

from agents.budget.money import parse_budget, smallest_unit
from synthetic.perturbations.changes.registry import Change, Given, Skip, perturbation

SIGNS = {"EUR": ("€", "euros"), "USD": ("US$", "dollars"), "GBP": ("£", "pounds"), "JPY": ("¥", "yen")}


@perturbation("other_notation", "same_plan", "sums_follow", same_request=True)
def other_notation(given: Given) -> Change | Skip:
    """The amount is written otherwise: €1,200, 1200 EUR, 1.200 euros."""
    amount, currency = given.case.facts.amount, given.case.facts.currency
    if amount is None or currency is None:
        return Skip("no amount of money is said")
    written = [text for text in notations(amount, currency) if text != given.case.form.get("budget")]
    meant = [text for text in written if (read := parse_budget(text)).amount == amount and read.currency == currency]
    return Change(form={"budget": given.rng.choice(meant)}) if meant else Skip("there is no other notation")


def notations(amount: Decimal, currency: str) -> list[str]:
    """How people write an amount. What is not read as the same amount is for the caller to leave out."""
    whole = amount == amount.to_integral_value()
    plain = f"{amount:.0f}" if whole else f"{amount.quantize(smallest_unit(currency))}"
    grouped = f"{Decimal(plain):,}"
    continental = grouped.translate(str.maketrans(",.", ".,"))
    sign, word = SIGNS.get(currency, (f"{currency} ", currency))
    return [f"{sign}{grouped}", f"{plain} {currency}", f"{currency} {grouped}", f"{continental} {word}"]
