"""How to get about and behave."""

from agents.tools.registry import ToolArgs, ToolContext, ToolError, ToolResult, tool


class TipArgs(ToolArgs):
    """The trip's city."""

    destination_id: str


class Tips(ToolResult):
    """Short, durable pieces of advice."""

    tips: list[str]


@tool(TipArgs)
async def get_local_tips(args: TipArgs, context: ToolContext) -> Tips:
    """Local tips: customs, manners and getting about at the destination. Use it for every trip."""
    context.require(destination_id=args.destination_id)
    city = context.trip.destination
    if not city.local_tips:
        raise ToolError(f"no local tips are known for {city.name}")
    return Tips(topic="tips", text=city.intro, source="curated by TripLab, not verified", tips=list(city.local_tips))
