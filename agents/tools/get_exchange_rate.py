"""The exchange rate between the traveller's money and the local one."""

from decimal import Decimal

from agents.data.rates import EXCHANGE_SOURCE
from agents.tools.registry import ToolArgs, ToolContext, ToolError, ToolResult, tool
from agents.trip import Trip


class RateArgs(ToolArgs):
    """The currency of the traveller's budget, ISO 4217."""

    currency: str


class Rate(ToolResult):
    """Units of the local currency for one unit of the traveller's, and the month; none where the tables have none."""

    local_currency: str
    rate: Decimal | None = None
    month: str | None = None


def _said(rate: Decimal) -> str:
    """Two decimals, or three digits where these would be lost."""
    return f"{rate:,.2f}" if rate >= 1 else f"{rate:.3g}"


def _no_rate(trip: Trip) -> str:
    city, local = trip.destination.name, trip.destination.currency
    if not local:
        return f"No money of its own is known for {city}."
    return f"Prices in {city} are paid in {local}; no exchange rate is known for it."


@tool(RateArgs)
async def get_exchange_rate(args: RateArgs, context: ToolContext) -> Rate:
    """Exchange rate from the currency of the budget to the local money. Use it for every trip abroad."""
    context.require(currency=args.currency)
    local = context.trip.destination.currency
    own, other = context.data.exchange_rate(args.currency), context.data.exchange_rate(local)
    if own is None:
        raise ToolError(f"no exchange rate is known for {args.currency!r}")
    if other is None:
        return Rate(topic="money", text=_no_rate(context.trip), source=EXCHANGE_SOURCE, local_currency=local)
    rate = other.per_usd / own.per_usd
    month = min(own, other, key=lambda known: known.month).month if args.currency != local else own.month
    return Rate(
        topic="money",
        text=f"1 {args.currency} is about {_said(rate)} {local} (mean of {month:%B %Y})."
        if args.currency != local
        else f"Prices are paid in {local}, the currency of the budget.",
        source=other.source if local != "USD" else own.source,
        local_currency=local,
        rate=round(rate, 6),
        month=f"{month:%Y-%m}",
    )
