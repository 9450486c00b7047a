"""Which city a text means."""

from agents.tools.registry import ToolArgs, ToolContext, ToolResult, tool


class TextArgs(ToolArgs):
    """What the traveller wrote."""

    text: str


class Cities(ToolResult):
    """The ids of the cities that the text may mean, best first."""

    destination_ids: list[str]


@tool(TextArgs)
async def resolve_destination(args: TextArgs, context: ToolContext) -> Cities:
    """Find which cities a name may mean: other spellings, aliases, `Paris, Texas`.

    Use it when a traveller names another city.
    """
    matches = context.data.resolve(args.text)
    names = [f"{match.destination.name}, {match.destination.country_name} ({match.kind})" for match in matches]
    return Cities(
        topic="destination",
        text=f"{args.text!r} may mean: {'; '.join(names) or 'no city that is known'}.",
        source="GeoNames, CC BY 4.0",
        destination_ids=[match.destination.id for match in matches],
    )
