"""The rehearsal engine as a custom provider of Phoenix's playground, and prompt versions that use it.

Phoenix's REST API can make neither (20.26.1), and its built-in provider OpenAI asks for `/responses`, which the engine
does not speak; so this is GraphQL. Where Phoenix does not take it, prompts are pushed without a provider.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from evals.phoenix.prompt_version import HubPrompt

Ask = Callable[[str, Mapping[str, Any]], Awaitable[Mapping[str, Any] | None]]
"""A GraphQL document and its variables in, `data` out; None where Phoenix answers with errors."""

_MAKE = """
mutation ($input: CreateGenerativeModelCustomProviderMutationInput!) {
  createGenerativeModelCustomProvider(input: $input) { provider { id } }
}
"""
_PROMPT = "mutation ($input: CreateChatPromptInput!) { createChatPrompt(input: $input) { id } }"
_VERSION = "mutation ($input: CreateChatPromptVersionInput!) { createChatPromptVersion(input: $input) { id } }"
_PARAMETERS = {"temperature": "temperature", "seed": "seed", "max_completion_tokens": "maxCompletionTokens"}


def provider_name(engine: str) -> str:
    """One provider for each address, so that a service on another port has its own."""
    return f"TripLab rehearsal engine, {engine.removeprefix('http://').removesuffix('/v1')}"


async def make_provider(engine: str, ask: Ask) -> str | None:
    """Register the engine at the base URL `engine`; gives the provider's id."""
    config = {
        "openaiAuthenticationMethod": {"apiKey": "rehearsal"},
        "openaiClientKwargs": {"baseUrl": engine},
        "openaiApiType": "CHAT_COMPLETIONS",
    }
    about = {"name": provider_name(engine), "description": "Not a language model", "provider": "TripLab"}
    made = await ask(_MAKE, {"input": {**about, "clientConfig": {"openai": config}}})
    return str(made["createGenerativeModelCustomProvider"]["provider"]["id"]) if made else None


async def push_with(provider: str, prompt: HubPrompt, id: str | None, ask: Ask) -> bool:
    """Push a version that uses the provider, of the prompt with the id or of a new one; whether Phoenix took it."""
    body = prompt.body()["version"]
    version = {
        "description": body["description"],
        "metadata": body["metadata"],
        "templateFormat": body["template_format"],
        "template": {"messages": [_message("SYSTEM", prompt.said.system), _message("USER", prompt.said.user)]},
        "modelProvider": body["model_provider"],
        "modelName": body["model_name"],
        "customProviderId": provider,
        "invocationParameters": {
            "openai": {_PARAMETERS[name]: value for name, value in prompt.said.parameters.items()}
        },
    }
    if prompt.reply:
        version["responseFormat"] = {"type": "json_schema", "jsonSchema": prompt.reply["json_schema"]}
    if id:
        return await ask(_VERSION, {"input": {"promptId": id, "promptVersion": version}}) is not None
    return await ask(_PROMPT, {"input": {"name": prompt.name, "promptVersion": version}}) is not None


def _message(role: str, text: str) -> dict[str, Any]:
    return {"role": role, "content": [{"text": {"text": text}}]}
