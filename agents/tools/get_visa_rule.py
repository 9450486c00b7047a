"""What a passport needs at the border."""

from agents.tools.registry import ToolArgs, ToolContext, ToolError, ToolResult, tool


class VisaArgs(ToolArgs):
    """Passport and destination country, ISO 3166-1 alpha-2."""

    passport: str
    country: str


class Visa(ToolResult):
    """`days` is the stay that is allowed without a visa, where the index states it."""

    rule: str
    days: int | None


@tool(VisaArgs)
async def get_visa_rule(args: VisaArgs, context: ToolContext) -> Visa:
    """Visa and entry requirement for the holder of a passport. Use it whenever the traveller's passport is known."""
    context.require(passport=args.passport, country=args.country)
    rule = context.data.visa(args.passport, args.country)
    country, length = context.trip.destination.country_name, len(context.trip.days)
    holder = dict(context.data.countries()).get(args.passport, args.passport)
    if rule is None:
        raise ToolError(f"no entry rule is known for a passport of {holder} in {country}; ask the embassy")
    if rule.kind == "own country":
        text = f"{country} is the country of the passport: no visa is needed."
        return Visa(topic="visa", text=text, source=rule.source, rule=rule.kind, days=None)
    allowed = f" for up to {rule.days} days" if rule.days else ""
    text = f"Entry to {country} with a passport of {holder}: {rule.kind}{allowed}"
    if rule.days and length > rule.days:
        text += f", and this trip is {length} days long"
    return Visa(
        topic="visa", text=text + "; verify with the embassy.", source=rule.source, rule=rule.kind, days=rule.days
    )
