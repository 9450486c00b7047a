"""Rows of real runs, for `triplab synth coverage --traces`."""

import json
from typing import TYPE_CHECKING

from app.cli.exits import Exit, stop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from synthetic.dimensions import Dimensions
    from synthetic.rows_file import Recorded


def traced_rows(dimensions: "Dimensions") -> "list[Recorded]":
    """A row for each traced request of the project of the settings; ends the command where there are none to read."""
    from agents.data.tables import TravelData
    from app.settings import Settings, SettingsError
    from synthetic.reading.traces import TracesError, requests_of_traces
    from synthetic.rows_file import Recorded

    try:
        settings = Settings.load()
    except SettingsError as error:
        stop(Exit.USAGE, str(error))
    if settings.phoenix_url is None:
        stop(Exit.USAGE, "TRIPLAB_PHOENIX is off: there are no traces to read")
    data = TravelData.open()
    try:
        traced = list(requests_of_traces(settings.phoenix_url, settings.project, data))
    except TracesError as error:
        stop(Exit.FAILED, f"{error}; start it with `triplab serve`, or set TRIPLAB_PHOENIX to where it is")
    finally:
        data.close()
    known = [_known(each.tuple, dimensions) for each in traced]
    return [Recorded(dimensions.encode(tuple), json.dumps({"tuple": tuple}), None, None) for tuple in known if tuple]


def _known(tuple: "Mapping[str, str]", dimensions: "Dimensions") -> dict[str, str]:
    """What of a tuple the dimensions in use have: a run may be older than they are."""
    values = {dimension.id: dimension.ids for dimension in dimensions.all}
    return {name: value for name, value in tuple.items() if value in values.get(name, ())}
