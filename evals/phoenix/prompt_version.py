"""A prompt file as a version in Phoenix's prompt hub, and back.

Phoenix keeps messages, parameters and metadata byte for byte (20.26.1), so a version carries the text of its file in
its metadata. A version that was edited in Phoenix's pages has no metadata, or one that no longer agrees with its
messages: its text is then written from the messages and parameters.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict

from agents.prompt import USER_PART
from evals.phoenix.errors import PhoenixRefused

PREFIX = "triplab-"
OURS = "triplab"
"""The key of the metadata."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a model is sent by a prompt: two messages with placeholders, and parameters."""

    system: str
    user: str
    parameters: dict[str, Any]


@dataclass(frozen=True, slots=True)
class HubPrompt:
    """A file to be pushed: its name in the hub, the file's name and text, what it says, and what is said about it."""

    name: str
    file: str
    text: str
    said: Said
    about: str
    model: str
    reply: Mapping[str, Any] | None = None
    """As the parameter `response_format`; None where it depends on the turn."""

    def body(self) -> dict[str, Any]:
        """As Phoenix's `POST /v1/prompts` takes it."""
        messages = [{"role": "system", "content": self.said.system}, {"role": "user", "content": self.said.user}]
        version = {
            "description": self.about,
            "metadata": {OURS: {"file": self.file, "text": self.text}},
            "model_provider": "OPENAI",
            "model_name": self.model,
            "template": {"type": "chat", "messages": messages},
            "template_type": "CHAT",
            "template_format": "MUSTACHE",
            "invocation_parameters": {"type": "openai", "openai": self.said.parameters},
        } | ({"response_format": dict(self.reply)} if self.reply else {})
        return {"prompt": {"name": self.name, "description": "Pushed by TripLab"}, "version": version}


class _Shape(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Part(_Shape):
    type: str
    text: str = ""


class _Message(_Shape):
    role: str
    content: str | tuple[_Part, ...]

    @property
    def text(self) -> str:
        """The playground saves a message as parts."""
        return self.content if isinstance(self.content, str) else "".join(part.text for part in self.content)


class _Template(_Shape):
    type: Literal["chat"]
    messages: tuple[_Message, ...]


class _Source(_Shape):
    file: str
    text: str


class Version(_Shape):
    """A version as Phoenix gives it."""

    id: str
    description: str | None = None
    metadata: dict[str, Any] = {}
    template: _Template
    template_format: str
    invocation_parameters: dict[str, Any]

    @property
    def source(self) -> _Source | None:
        """The file that it was pushed from; None where nobody pushed it."""
        kept = self.metadata.get(OURS)
        return _Source.model_validate(kept) if kept else None

    @property
    def said(self) -> Said:
        """What it says.

        Raises:
            PhoenixRefused: it is no prompt of two messages with `{{placeholders}}`.
        """
        roles = [message.role for message in self.template.messages]
        if roles not in (["system", "user"], ["developer", "user"]):
            raise PhoenixRefused(f"its messages are of {', '.join(roles) or 'nobody'}; allowed: system, user")
        if self.template_format != "MUSTACHE":
            raise PhoenixRefused(f"its template is {self.template_format}; allowed: MUSTACHE")
        kind = str(self.invocation_parameters.get("type"))
        system, user = (message.text for message in self.template.messages)
        return Said(system, user, dict(self.invocation_parameters.get(kind) or {}))


def text_of(said: Said, changed: str) -> str:
    """A prompt file that says this."""
    front = yaml.safe_dump({"changed": changed, **said.parameters}, sort_keys=False, allow_unicode=True, width=10_000)
    return f"---\n{front}---\n{said.system.strip()}\n\n{USER_PART}\n{said.user.strip()}\n"
