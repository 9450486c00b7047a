"""Too many requests."""

from dataclasses import replace

from rehearsal.errors import RequestError
from rehearsal.faults.registry import Scene, Stage, fault


@fault(
    "rate_limited",
    effect="Answers 429 with `Retry-After`: `retry_after` seconds, whole ones.",
    stage=Stage.REPLY,
    times=1,
    retry_after=1,
)
def rate_limited(scene: Scene) -> Scene | None:
    """Refuses in OpenAI's error shape."""
    seconds = int(scene.options["retry_after"])
    message = f"Rate limit reached. Try again in {seconds} s."
    error = RequestError(message, code="rate_limit_exceeded", status=429, kind="requests")
    return replace(scene, refusal=(error, {"retry-after": str(seconds)}), did=f"429, retry after {seconds} s")
