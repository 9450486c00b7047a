"""How long an endpoint asks to wait."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime, parsedate_tz


def wanted_wait(headers: Mapping[str, str]) -> float | None:
    """Seconds: `retry-after-ms`, or `retry-after` in seconds or as a date; None when it does not say."""
    milliseconds, wait = headers.get("retry-after-ms", ""), headers.get("retry-after", "")
    try:
        if milliseconds:
            return float(milliseconds) / 1000
        return float(wait) if wait else None
    except ValueError:
        if not parsedate_tz(wait):
            return None
        return (parsedate_to_datetime(wait) - datetime.now(UTC)).total_seconds()
