"""What is around every page of the lab: the header, and the way to the others."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import frontend

PAGES = (
    ("Coverage", "/lab/coverage"),
    ("Experiments", "/lab/experiments"),
    ("Label", "/lab/label"),
    ("Alignment", "/lab/alignment"),
)
"""The pages of the lab by name, in the order in which its header lists them."""


def lab_page(template: str, path: str, **values: object) -> str:
    """A page of `frontend/` that extends `lab.html`; `path` is its address, which the header marks."""
    return _templates().get_template(template).render(pages=PAGES, path=path, **values)


@cache
def _templates() -> Environment:
    loader = FileSystemLoader(Path(frontend.__file__).parent)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
