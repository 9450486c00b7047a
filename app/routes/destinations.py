"""Autocompletion of destinations."""

from typing import Annotated

from fastapi import APIRouter, Query

from agents.data.records import Destination
from app.context import Context
from app.views import DestinationView

router = APIRouter(prefix="/api/destinations", tags=["form"])


@router.get("")
async def suggest(context: Context, q: Annotated[str, Query(max_length=80)] = "") -> list[DestinationView]:
    """Cities whose name or alias begins with `q`, those with places first; all of these without `q`."""
    found = context.data.suggest(q) if q.strip() else context.data.curated()
    return [destination_view(city) for city in found]


def destination_view(city: Destination) -> DestinationView:
    """Show a city."""
    return DestinationView(
        id=city.id,
        name=city.name,
        region=city.region,
        country=city.country,
        country_name=city.country_name,
        curated=city.curated,
    )
