"""A finished plan with what its files need besides."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from agents.itinerary import Itinerary
from app.settings import REHEARSAL


@dataclass(frozen=True, slots=True)
class FinishedPlan:
    """A plan and where it comes from.

    `trip` names the trip and may be its secret id: no file holds it, only digests of it. `finished_at` is UTC.
    """

    plan: Itinerary
    trip: str
    finished_at: datetime
    model: str

    def file_name(self, suffix: str) -> str:
        """`tokyo-2027-01-04.ics`: letters of a to z, digits and hyphens, whatever the destination is called."""
        city = re.sub(r"[^a-z0-9]+", "-", self.plan.destination.id.lower())[:60].strip("-")
        return f"{city or 'trip'}-{self.plan.start}{suffix}"

    def uid(self, part: str) -> str:
        """An id of a part of this trip: the same whenever the trip is written out, and no way back to the trip."""
        return str(uuid5(NAMESPACE_URL, f"urn:triplab:{self.trip}:{part}"))

    @property
    def written_by(self) -> str:
        """Which model wrote the words."""
        if self.model == REHEARSAL:
            return "Written by the rehearsal engine: not a language model."
        return f"Written by {self.model}, a language model. It can be wrong."
