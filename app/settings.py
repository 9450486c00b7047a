"""All settings. This is the only module that reads the environment (and a `.env` file beside where one starts)."""

import re
import socket
from pathlib import Path
from typing import Annotated

from limits import parse
from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from pydantic_settings import SettingsError as UnreadableSetting

from agents.deps import Limits
from agents.llm.endpoint import Endpoint
from agents.prompt import FOLDER

ROOT = Path(__file__).resolve().parent.parent
REHEARSAL = "rehearsal-1"
OPENAI = "https://api.openai.com/v1"
WEB_ADDRESS = r"^https?://[^\s/]+"
EMBEDDING_MODEL = "text-embedding-3-small"


class SettingsError(ValueError):
    """A setting is wrong; the message names the variable, its value and what is allowed."""


class Settings(BaseSettings):
    """In the environment: these names in capitals after `TRIPLAB_`, unless an alias is given. Seconds, bytes."""

    model_config = SettingsConfigDict(env_prefix="TRIPLAB_", env_file=".env", extra="ignore", populate_by_name=True)

    openai_api_key: SecretStr | None = Field(
        default=None, validation_alias=AliasChoices("OPENAI_API_KEY", "openai_api_key")
    )
    openai_base_url: str | None = Field(
        default=None, validation_alias=AliasChoices("OPENAI_BASE_URL", "openai_base_url")
    )
    azure_endpoint: str | None = Field(
        default=None, validation_alias=AliasChoices("AZURE_OPENAI_ENDPOINT", "azure_endpoint")
    )
    azure_api_key: SecretStr | None = Field(
        default=None, validation_alias=AliasChoices("AZURE_OPENAI_API_KEY", "azure_api_key")
    )
    azure_version: str = Field(
        default="2025-04-01-preview", validation_alias=AliasChoices("OPENAI_API_VERSION", "azure_version")
    )
    agent_model: str = Field(default="gpt-4.1-mini", description="model of the agents; on Azure the deployment")
    judge_model: str = Field(default="gpt-4.1", description="model of the judges; on Azure the deployment")
    embedding_model: str | None = Field(
        default=None,
        description="model that ranks places by meaning, or `off`; text-embedding-3-small where OpenAI answers",
    )
    rehearsal_latency: Annotated[float, Field(ge=0, le=30)] = Field(
        default=0.0, description="seconds a rehearsal call takes"
    )
    rehearsal_faults: Path | None = Field(
        default=None, description="fault profile of the rehearsal engine, YAML or JSON; without one nothing goes wrong"
    )
    prompts: Path = Field(default=FOLDER, description="folder of the prompt files")
    prompts_tag: Annotated[str, Field(pattern=r"^[a-z0-9]([a-z0-9_-]{0,62}[a-z0-9])?$")] | None = Field(
        default=None, description="take the prompts with this tag from Phoenix's prompt hub, `production` for example"
    )

    forecast: bool = Field(
        default=False, description="`on` asks Open-Meteo, free for non-commercial use, for the weather of near trips"
    )
    open_meteo_url: Annotated[str, Field(pattern=WEB_ADDRESS)] = Field(
        default="https://api.open-meteo.com/v1", description="base URL of the forecast"
    )
    tavily_api_key: SecretStr | None = Field(
        default=None,
        validation_alias=AliasChoices("TAVILY_API_KEY", "tavily_api_key"),
        description="key; with it the research agent searches the web",
    )
    tavily_url: Annotated[str, Field(pattern=WEB_ADDRESS)] = Field(
        default="https://api.tavily.com", description="base URL of the web search"
    )

    host: str = Field(default="127.0.0.1", description="address that the service listens on")
    port: Annotated[int, Field(ge=1, le=65535)] = Field(default=8000, description="port that the service listens on")
    allowed_hosts: list[str] = Field(
        default=["127.0.0.1", "localhost", "[::1]"], description="Host headers that are answered"
    )
    home: Path = Field(default=ROOT / ".triplab", description="folder for the database and Phoenix's files")
    database_url: str | None = Field(default=None, description="SQLAlchemy async URL; SQLite in `home` without it")
    worker: str | None = Field(
        default=None, max_length=64, description="name of this process among those that share a database; host and port"
    )

    deadline: Annotated[float, Field(gt=0, le=900)] = Field(default=90.0, description="the longest a plan may take")
    agent_timeout: Annotated[float, Field(gt=0, le=600)] = Field(
        default=40.0, description="the longest one agent may take"
    )
    call_timeout: Annotated[float, Field(gt=0, le=600)] = Field(
        default=30.0, description="the longest that a model may be silent"
    )
    token_budget: Annotated[int, Field(gt=0)] = Field(
        default=200_000, description="tokens after which a run starts no call"
    )
    max_in_flight: Annotated[int, Field(ge=1)] = Field(default=64, description="trips that run at once")
    rate: str = Field(default="60/minute", description="new trips a client may ask for")
    max_body: Annotated[int, Field(ge=1024)] = Field(default=64 * 1024, description="bytes of a request's body")

    phoenix: str = Field(
        default="child", description="`child` starts one, `off` traces nothing, else the URL of a running one"
    )
    phoenix_port: Annotated[int, Field(ge=1, le=65535)] = Field(
        default=6006, description="Phoenix's page and HTTP collector"
    )
    phoenix_grpc_port: Annotated[int, Field(ge=1, le=65535)] = Field(
        default=4317, description="Phoenix's gRPC collector"
    )
    phoenix_python: Path = Field(
        default=ROOT / ".phoenix" / "bin" / "python", description="Python of Phoenix's environment"
    )
    project: str = Field(default="triplab", description="Phoenix project of the traces")
    trace_sample_rate: Annotated[float, Field(ge=0, le=1)] = Field(
        default=1.0, description="share of runs that are traced"
    )

    @field_validator("rehearsal_faults")
    @classmethod
    def _is_a_profile(cls, path: Path | None) -> Path | None:
        if path is not None:
            from rehearsal.faults import load_profile

            load_profile(path)
        return path

    @field_validator("rate")
    @classmethod
    def _is_a_rate(cls, rate: str) -> str:
        parse(rate)
        return rate

    @classmethod
    def load(cls) -> "Settings":
        """Read the environment.

        Raises:
            SettingsError: a value is out of range, or settings contradict each other.
        """
        try:
            loaded = cls()
        except UnreadableSetting as error:
            raise SettingsError(f"{error}; lists are written as JSON") from None
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            name = str(first["loc"][0]) if first["loc"] else "settings"
            variable = name if name.isupper() else f"TRIPLAB_{name.upper()}"
            raise SettingsError(f"{variable} is {first['input']!r}: {first['msg']}") from None
        if bool(loaded.azure_endpoint) != bool(loaded.azure_api_key):
            raise SettingsError("AZURE_OPENAI_ENDPOINT and AZURE_OPENAI_API_KEY belong together: set both or none")
        if loaded.phoenix not in ("child", "off") and not loaded.phoenix.startswith(("http://", "https://")):
            raise SettingsError(f"TRIPLAB_PHOENIX is {loaded.phoenix!r}; allowed: child, off, or a URL")
        if loaded.tavily_api_key and not re.fullmatch(r"[!-~]+", loaded.tavily_api_key.get_secret_value()):
            raise SettingsError("TAVILY_API_KEY holds a space, a line end or another character that no key has")
        return loaded

    @property
    def worker_name(self) -> str:
        """The same after a restart, another for a second service on this machine: that one's trips are not ours."""
        return self.worker or f"{socket.gethostname()[:58]}:{self.port}"

    @property
    def rehearsal(self) -> bool:
        """Whether the rehearsal engine answers: it does when neither a key nor a base URL is set."""
        return self.endpoint is None

    @property
    def engine_url(self) -> str | None:
        """Where the service answers as the rehearsal engine, for Phoenix's playground; None where a model is set."""
        return f"http://127.0.0.1:{self.port}/v1" if self.rehearsal else None

    @property
    def model(self) -> str:
        """The model that the agents ask for."""
        return REHEARSAL if self.rehearsal else self.agent_model

    @property
    def endpoint(self) -> Endpoint | None:
        """Where the model is; None for the rehearsal engine. A local endpoint needs no key."""
        if self.azure_endpoint and self.azure_api_key:
            key, url, version = self.azure_api_key.get_secret_value(), self.azure_endpoint, self.azure_version
        elif self.openai_api_key or self.openai_base_url:
            key = self.openai_api_key.get_secret_value() if self.openai_api_key else "none"
            url, version = self.openai_base_url or OPENAI, None
        else:
            return None
        return Endpoint(api_key=key, base_url=url, azure_version=version, timeout=self.call_timeout)

    @property
    def embeddings(self) -> str | None:
        """The model of the embeddings. Compatible endpoints need it named: many have none."""
        if self.embedding_model:
            return None if self.rehearsal or self.embedding_model == "off" else self.embedding_model
        at_openai = self.openai_api_key and not self.openai_base_url and not self.azure_endpoint
        return EMBEDDING_MODEL if at_openai else None

    @property
    def limits(self) -> Limits:
        """Limits of a run."""
        return Limits(deadline=self.deadline, agent_timeout=self.agent_timeout, token_budget=self.token_budget)

    @property
    def database(self) -> str:
        """The database URL in use."""
        return self.database_url or f"sqlite+aiosqlite:///{self.home / 'triplab.db'}"

    @property
    def experiments(self) -> Path:
        """Where experiments are looked for, and kept unless another place is named."""
        return self.home / "experiments"

    @property
    def discovery(self) -> Path:
        """Where notes on what went wrong are kept."""
        return self.home / "discovery"

    @property
    def rubrics(self) -> Path:
        """Where versions of rubrics that were accepted here are, and cheap judges that were trained here."""
        return self.home / "rubrics"

    @property
    def phoenix_url(self) -> str | None:
        """Where Phoenix answers, or None when tracing is off."""
        match self.phoenix:
            case "off":
                return None
            case "child":
                return f"http://127.0.0.1:{self.phoenix_port}"
            case url:
                return url.rstrip("/")
