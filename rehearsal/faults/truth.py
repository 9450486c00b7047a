"""The truth file: what was done to which request, one JSON line each, for checking a harness and not for its checks."""

import hashlib
import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import cast

MAX_BYTES = 256 * 1024 * 1024
_ASIDE = ("stream", "stream_options", "metadata", "user", "store")
_LOG = logging.getLogger(__name__)


def digest(body: bytes) -> str:
    """What identifies a request: its content, 16 hexadecimal digits.

    The order of keys, `stream`, `metadata` and `user` make no difference; `seed` does.
    """
    try:
        value: object = json.loads(body)
    except (ValueError, RecursionError):
        value = None
    if isinstance(value, dict):
        fields = cast(dict[str, object], value)
        kept = {key: entry for key, entry in fields.items() if key not in _ASIDE}
        body = json.dumps(kept, sort_keys=True, separators=(",", ":")).encode()
    return hashlib.sha256(body).hexdigest()[:16]


@dataclass(frozen=True)
class Deed:
    """A line of the truth file.

    Attributes:
        request: the digest of the request.
        choice: the number of the choice, from 0.
        kind: `tools`, `json` or `text`.
        metadata: what the client sent along, so that it can tell its requests apart.
        could: the faults of the profile that could have acted on this reply.
        faults: the faults that did, and what each of them did.
    """

    request: str
    choice: int
    kind: str
    metadata: Mapping[str, str]
    could: tuple[str, ...]
    faults: Mapping[str, str]


class Truth:
    """Appends to a truth file. Where that fails, or the file is full, it says so once in the log and goes on."""

    def __init__(self, path: Path | None) -> None:
        """Takes the path, or None for no file."""
        self._path = path

    def note(self, deed: Deed) -> None:
        """Appends one line."""
        if self._path is None:
            return
        line = f"{json.dumps(asdict(deed), ensure_ascii=False)}\n".encode("utf-8", "replace")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("ab") as file:
                if file.tell() + len(line) > MAX_BYTES:
                    raise OSError(f"it has reached {MAX_BYTES} bytes")
                file.write(line)
        except OSError as error:
            _LOG.warning("nothing more is written to the truth file %s: %s", self._path, error)
            self._path = None
