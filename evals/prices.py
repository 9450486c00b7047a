"""What models cost."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

OURS = Path(__file__).with_name("prices.yaml")
_SNAPSHOT = re.compile(r"-\d{4}-\d{2}-\d{2}$")
_MILLION = 1_000_000

Usd = Annotated[Decimal, Field(ge=0)]


class PricesError(ValueError):
    """A table of prices breaks the format; the message names file, field and value."""


class Price(BaseModel):
    """USD per million tokens. `since` is the day from which the source says so."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    input: Usd
    output: Usd
    since: date
    source: str


class Prices(BaseModel):
    """List prices by model, without discounts for batches or cached input: an upper bound where these apply."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    models: dict[str, Price]

    def of(self, model: str) -> Price | None:
        """The price of a model; of a dated snapshot without a price of its own that of the model; None if unknown."""
        return self.models.get(model) or self.models.get(_SNAPSHOT.sub("", model))

    def usd(self, model: str, prompt_tokens: int, completion_tokens: int) -> Decimal | None:
        """What tokens cost; None where the price of the model is not known."""
        price = self.of(model)
        return price and (price.input * prompt_tokens + price.output * completion_tokens) / _MILLION

    def says(self, model: str) -> str:
        """`gpt-4.1-mini: 0.40 USD in, 1.60 USD out per million tokens (list price of 2025-04-14)`."""
        price = self.of(model)
        if price is None:
            return f"{model}: price unknown, so no cost is shown; add it to a table of prices"
        return f"{model}: {price.input} USD in, {price.output} USD out per million tokens (list price of {price.since})"


def load_prices(path: Path = OURS) -> Prices:
    """Read a table of prices.

    Raises:
        PricesError: it breaks the format.
        OSError: it cannot be read.
    """
    try:
        return Prices.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except yaml.YAMLError as error:
        raise PricesError(f"{path.name}: no YAML: {error}") from error
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        where = ".".join(map(str, problem["loc"])) or "table"
        raise PricesError(f"{path.name}: {where}: {str(problem['input'])[:80]!r}: {problem['msg']}") from error
