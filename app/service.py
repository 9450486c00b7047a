"""The web service: routes, guards and the lifespan that opens and closes what they need."""

import contextlib
from collections.abc import AsyncGenerator
from functools import partial

from fastapi import FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware

from agents.data.tables import TravelData
from agents.deps import Deps
from app import problems
from app.baggage import Baggage
from app.checkpoints import open_checkpoints
from app.context import Services
from app.guards import BodyLimit, RateLimit, SecurityHeaders
from app.lab.alignment import AlignmentDesk
from app.lab.coverage import CoverageDesk
from app.lab.experiments import ExperimentsDesk
from app.lab.label_desk import LabelDesk
from app.lab.label_sender import sending
from app.live_sources import live_sources
from app.meaning import meaning_of
from app.models import connect, rehearse
from app.planner import Planner
from app.prompts import open_prompts
from app.routes import (
    destinations,
    form,
    health,
    lab_alignment,
    lab_coverage,
    lab_experiments,
    lab_label,
    pages,
    shared,
    shares,
    take_along,
    trips,
)
from app.settings import Settings
from app.store.database import open_database
from app.store.label_stores import LabelStores
from app.store.shares import ShareStore
from app.store.trips import TripStore
from app.telemetry import trace_to
from rehearsal import Rehearsal
from rehearsal import create_app as create_rehearsal

TITLE = "TripLab"


def create_app(settings: Settings) -> FastAPI:
    """Make the service. What needs closing is opened when it starts."""
    engine = rehearse(settings)
    app = FastAPI(
        title=TITLE,
        lifespan=partial(_lifespan, settings, engine),
        telemetry={"tracing": False},
        docs_url=None,
        redoc_url=None,
    )
    app.state.rate_limit = RateLimit(settings.rate)
    problems.install(app)
    for routes in (
        trips,
        take_along,
        shares,
        shared,
        destinations,
        form,
        lab_alignment,
        lab_coverage,
        lab_label,
        health,
        pages,
    ):
        app.include_router(routes.router)
    for router in (lab_experiments.api, lab_experiments.pages):
        app.include_router(router)
    app.mount("/static", pages.static)
    app.mount("/v1", create_rehearsal(engine))
    app.add_middleware(Baggage)
    app.add_middleware(BodyLimit, limit=settings.max_body)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=settings.allowed_hosts)
    return app


@contextlib.asynccontextmanager
async def _lifespan(settings: Settings, engine: Rehearsal, app: FastAPI) -> AsyncGenerator[None]:
    data = TravelData.open()
    database = await open_database(settings.database)
    telemetry = trace_to(settings.phoenix_url, settings.project, settings.trace_sample_rate)
    store = TripStore(database, settings.worker_name)
    await store.mark_interrupted()
    client = connect(settings, engine)
    opened = contextlib.AsyncExitStack()
    saver = await opened.enter_async_context(open_checkpoints(settings.database, settings.home))
    live = await opened.enter_async_context(live_sources(settings))
    prompts = await opened.enter_async_context(open_prompts(settings))
    meaning, limits = meaning_of(settings, client), settings.limits
    deps = Deps(data, client, settings.model, telemetry.tracer, prompts, limits, live, meaning=meaning)
    planner = Planner(deps, store, saver, settings.max_in_flight)
    coverage = CoverageDesk(settings.home / "synthetic", settings.port, store)
    stores = LabelStores.of(database)
    alignment = AlignmentDesk(stores, settings.experiments, settings.rubrics)
    experiments = ExperimentsDesk(settings.experiments, settings.home / "synthetic", settings.port, alignment.labelled)
    labels = LabelDesk(
        stores, await opened.enter_async_context(sending(stores, settings.phoenix_url)), settings.rubrics
    )
    shares = ShareStore(database)
    app.state.services = Services(settings, data, store, planner, shares, coverage, experiments, labels, alignment)
    try:
        yield
    finally:
        await planner.close()
        await opened.aclose()
        await client.close()
        await database.dispose()
        telemetry.close()
        data.close()
