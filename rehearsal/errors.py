"""Refusals in OpenAI's error shape."""

from collections.abc import Sequence

from pydantic import JsonValue


class RequestError(Exception):
    """A request that is refused.

    Attributes:
        status: HTTP status, 400 unless stated.
        param: the path of the bad value, such as `messages[0].role`, or None.
        code: a short machine-readable reason, or None.
        kind: the `type` of the error.
    """

    def __init__(
        self,
        message: str,
        *,
        param: str | None = None,
        code: str | None = None,
        status: int = 400,
        kind: str = "invalid_request_error",
    ) -> None:
        """See the attributes of the class."""
        super().__init__(message)
        self.message = message
        self.param = param
        self.code = code
        self.status = status
        self.kind = kind

    def body(self) -> JsonValue:
        """The JSON body: `{"error": {"message", "type", "param", "code"}}`."""
        return {
            "error": {
                "message": self.message,
                "type": self.kind,
                "param": self.param,
                "code": self.code,
            }
        }


def one_of(what: str, value: object, allowed: Sequence[str]) -> str:
    """A sentence naming the bad value, shortened to 80 characters, and the allowed ones."""
    shown = repr(value)
    if len(shown) > 80:
        shown = shown[:77] + "..."
    return f"{what} {shown} is not supported (allowed: {', '.join(allowed)})"
