"""Alignment: can we trust the judge?"""

from collections.abc import AsyncIterator

from fastapi import APIRouter
from fastapi.responses import Response, StreamingResponse
from markupsafe import Markup, escape

from app.context import Context
from app.lab.alignment import AlignmentDesk
from app.lab.shell import lab_page
from app.routes.pages import FRESH

ADDRESS = "/lab/alignment"
router = APIRouter(include_in_schema=False)


@router.get(ADDRESS)
async def alignment_page(context: Context) -> Response:
    """The seed case first, then experiments with labels, each as soon as it is worked out."""
    return StreamingResponse(_told(context.alignment), headers=FRESH, media_type="text/html")


async def _told(desk: AlignmentDesk) -> AsyncIterator[str]:
    from evals.alignment.page import answer, study_html

    marker = "<!-- body -->"
    head, _, foot = lab_page("alignment.html", ADDRESS, body=Markup(marker)).partition(marker)
    yield head
    practice = await desk.practice()
    yield Markup('<p class="answer">{}</p></header><div class="lab-body">').format(answer([practice]))
    yield study_html(practice)
    shown = False
    for name in await desk.names():
        try:
            for study in await desk.experiment(name):
                shown = True
                yield study_html(study)
        except (ValueError, OSError) as error:
            shown = True
            yield _trouble(name, str(error))
    if not shown:
        yield NONE
    yield "</div>" + foot


NONE = """<section aria-labelledby="own"><h2 id="own">Your own labels</h2>
<p>Nobody has labelled an output of an experiment by a version that a judge of it applies. A queue is made in one line,
and half an hour of labels says how far a judge can be trusted on your plans:</p>
<p class="command"><code>triplab label make first --rubric friendly --people you --n 60</code></p></section>"""


def _trouble(name: str, detail: str) -> Markup:
    return Markup('<section class="notice bad" role="alert"><div><h2>{}</h2><p>{}</p></div></section>').format(
        escape(f"{name} cannot be held against labels"), escape(detail)
    )
