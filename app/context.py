"""What the routes work with, made once when the service starts."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from agents.data.tables import TravelData
from app.lab.alignment import AlignmentDesk
from app.lab.coverage import CoverageDesk
from app.lab.experiments import ExperimentsDesk
from app.lab.label_desk import LabelDesk
from app.planner import Planner
from app.settings import Settings
from app.store.shares import ShareStore
from app.store.trips import TripStore


@dataclass(frozen=True, slots=True)
class Services:
    """The parts of a running service."""

    settings: Settings
    data: TravelData
    store: TripStore
    planner: Planner
    shares: ShareStore
    coverage: CoverageDesk
    experiments: ExperimentsDesk
    labels: LabelDesk
    alignment: AlignmentDesk


def services(request: Request) -> Services:
    """The parts that the lifespan has made."""
    found = request.app.state.services
    assert isinstance(found, Services)
    return found


Context = Annotated[Services, Depends(services)]
