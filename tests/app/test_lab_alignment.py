"""The page of alignment: the seed case without any set-up, then one's own labels."""

import asyncio
import re

import httpx2

from agents.data.tables import TravelData
from app.settings import Settings
from tests.app.aligned import labelled_experiment
from tests.app.conftest import Run

PAGE = "/lab/alignment"
HOSTILE = "<script>alert(1)</script>"


async def test_the_seed_case_comes_first_and_needs_nothing(client: httpx2.AsyncClient) -> None:
    page = await client.get(PAGE)
    assert page.status_code == 200
    answer = re.search(r'<p class="answer">(.*?)</p>', page.text)
    assert answer
    assert re.fullmatch(
        r"friendly\.judge@v1 .+: kappa -?0\.\d\d \[.+\]; friendly\.judge@v3 .+: kappa -?0\.\d\d \[.+\]\.", answer[1]
    )
    assert "No traveller wrote or read one. The judge is the rehearsal engine" in page.text
    assert "on the labels of train and dev" in page.text
    assert page.text.count('class="confusion"') == 1
    assert "Nobody has labelled an output of an experiment by a version" in page.text
    assert "None yet. Test is opened on the command line" in page.text
    assert 'href="/lab/alignment" aria-current="page"' in page.text
    again = await client.get(PAGE)
    assert again.text == page.text


async def test_an_experiment_with_labels_follows_and_its_texts_are_escaped(
    settings: Settings, run: Run, data: TravelData
) -> None:
    def says(number: int) -> str:
        return "pass" if number % 2 == 0 else "fail"

    await asyncio.to_thread(labelled_experiment, settings.home, data, says, comment=HOSTILE)
    broken = settings.home / "experiments/broken"
    broken.mkdir()
    (broken / "experiment.json").write_text("{")
    async with run(settings) as client:
        page = (await client.get(PAGE)).text
        report = (await client.get("/lab/experiments/first")).text
    assert page.index("Practice set friendly") < page.index('id="first-friendly"')
    assert "Nobody has labelled an output of an experiment by a version" not in page
    own = page[page.index('id="first-friendly"') :]
    assert "friendly.judge@v3" in own
    assert "friendly.judge@v1" not in own
    assert HOSTILE not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in own
    assert "By labels:" not in report
