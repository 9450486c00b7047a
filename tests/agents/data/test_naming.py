"""One spelling for a name."""

import pytest

from agents.data.naming import fold


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("São Paulo", "sao paulo"),
        ("SAO-PAULO", "sao paulo"),
        ("  Xi'an ", "xian"),
        ("Xi’an", "xian"),
        ("Washington, D.C.", "washington dc"),
        ("U.K.", "uk"),
        ("St. John's", "st johns"),
        ("Łódź", "lodz"),
        ("Tromsø", "tromso"),
        ("İzmir", "izmir"),
        ("Straße", "strasse"),
        ("東京", "東京"),
        ("กรุงเทพ", "กรุงเทพ"),
        ("서울", "서울"),
        ("!?…", ""),
        ("", ""),
    ],
)
def test_fold(text: str, key: str) -> None:
    assert fold(text) == key
