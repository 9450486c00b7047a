"""Talking to a model through the `openai` SDK."""
