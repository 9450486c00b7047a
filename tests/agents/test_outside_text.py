import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.outside_text import plain


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Winter <b>lights</b><br/>in  Tokyo", "Winter lights in Tokyo"),
        ("<script>alert(1)</script>Hello<style>p{}</style>", "Hello"),
        ("before <script>never closed", "before"),
        ("a <!-- hidden --> b <!-- never closed", "a b"),
        ("&lt;img src=x onerror=alert(1)&gt; text", "text"),
        ("&amp;lt;b&amp;gt;bold&amp;lt;/b&amp;gt;", "bold"),
        ("<scr\u200bipt>x</scr\u200bipt>y", "y"),
        ("<&#8203;b>z", "z"),
        ("cut off <a href='https://x.example", "cut off"),
        ("5 < 10 and 10 > 5", "5 < 10 and 10 > 5"),
        ("Bread &amp; butter", "Bread & butter"),
        ("# Title\n* one\n- two\n> said | so", "Title one two said so"),
        ("**bold** and `code` and __more__", "bold and code and more"),
        ("[the guide](https://x.example/a) ![map](m.png)", "the guide map"),
        ("one\x00two\x1b[31mred\u2028three", "one two [31mred three"),
        ("safe\u202etxt.exe\u2066 \U000e0041\U000e0042end", "safetxt.exe end"),
        ("日本語 は そのまま", "日本語 は そのまま"),
        ("", ""),
    ],
)
def test_words_stay_and_markup_goes(text: str, said: str) -> None:
    assert plain(text, 300) == said


def test_it_is_cut_after_a_word() -> None:
    assert plain("one two three", 9) == "one two…"
    assert plain("x" * 50, 10) == "x" * 9 + "…"


@given(st.text(max_size=400), st.integers(1, 60))
def test_any_text_becomes_one_short_visible_line(text: str, limit: int) -> None:
    said = plain(text, limit)
    assert len(said) <= limit
    assert said.isprintable()
    assert said == " ".join(said.split())


def test_a_huge_text_costs_little() -> None:
    assert len(plain("<" * 5_000_000, 300)) <= 300
    assert len(plain("[a](" * 1_000_000, 300)) <= 300
