"""Where a statement comes from: the tool that said it and the source behind the tool."""

from pydantic import BaseModel, ConfigDict


class Evidence(BaseModel):
    """`id` is the name under which a tool result stands in a conversation, such as `climate`."""

    model_config = ConfigDict(frozen=True)
    id: str
    tool: str
    source: str


class Fact(BaseModel):
    """A statement for the traveller. Without evidence it is the model's own word and is shown as unverified."""

    topic: str
    text: str
    evidence: Evidence | None
