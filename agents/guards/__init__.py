"""What keeps texts data: a new file in this folder is a new kind of attack, a new file in `languages/` a language."""

from agents.guards.registry import FORM, TOOL_RESULT, Finding, inspect

__all__ = ["FORM", "TOOL_RESULT", "Finding", "inspect"]
