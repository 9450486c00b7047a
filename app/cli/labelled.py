"""Labels of an experiment's outputs, where this home has any."""

import asyncio

from sqlalchemy import make_url

from app.lab.align_experiment import judges_of, labelled_of
from app.settings import Settings
from app.store.database import open_database
from app.store.label_stores import LabelStores
from evals.artifact import Artifact
from evals.comparison.corrected import Labelled


def labels_for(artifact: Artifact) -> Labelled | None:
    """To correct comparisons by; None without any. No database is made to look.

    Raises:
        SettingsError: the settings are wrong.
        DatabaseError: the database cannot be opened: then nobody knows whether there are labels.
    """
    settings = Settings.load()
    file = settings.home / "triplab.db"
    if not judges_of(artifact) or (_is_file(settings) and not file.exists()):
        return None
    return asyncio.run(_read(settings, artifact))


def _is_file(settings: Settings) -> bool:
    return settings.database_url is None or make_url(settings.database).get_backend_name() == "sqlite"


async def _read(settings: Settings, artifact: Artifact) -> Labelled | None:
    engine = await open_database(settings.database)
    try:
        return await labelled_of(LabelStores.of(engine), artifact)
    finally:
        await engine.dispose()
