"""Language, plugs, tipping and emergency numbers."""

from agents.tools.registry import ToolArgs, ToolContext, ToolError, ToolResult, tool


class CountryArgs(ToolArgs):
    """Destination country, ISO 3166-1 alpha-2."""

    country: str


class CountryFacts(ToolResult):
    """Facts that hold for the whole country."""

    languages: list[str]
    tipping: str
    plug_types: list[str]
    emergency_numbers: list[str]


@tool(CountryArgs)
async def get_country_facts(args: CountryArgs, context: ToolContext) -> CountryFacts:
    """Country facts: language spoken, tipping custom, plug type and voltage, emergency numbers.

    Use it for every trip.
    """
    context.require(country=args.country)
    country = context.data.country(args.country)
    if country is None:
        raise ToolError(f"no facts are known for country {args.country!r}")
    said = [f"Spoken in {country.name}: {', '.join(country.languages)}"]
    if country.plug_types:
        volts = f", {country.voltage} V" if country.voltage else ""
        said.append(f"plugs of type {', '.join(country.plug_types)}{volts}")
    if country.emergency_numbers:
        said.append(f"emergency number {' or '.join(country.emergency_numbers)}")
    return CountryFacts(
        topic="country",
        text="; ".join(said) + "." + (f" Tipping: {country.tipping}" if country.tipping else ""),
        source=country.source,
        languages=list(country.languages),
        tipping=country.tipping,
        plug_types=list(country.plug_types),
        emergency_numbers=list(country.emergency_numbers),
    )
