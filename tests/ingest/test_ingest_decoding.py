"""Encodings: UTF-8 and marked Unicode always, a legacy code page when it reads, else a reason."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.stages.ingest import read
from checker.stages.ingest.base import Unusable
from checker.stages.ingest.decoding import decode
from checker.types import Article, Skipped

ARABIC = (
    "أعلنت شركة المياه أن منسوب النهر ارتفع أمس بعد أمطار غزيرة هطلت على الهضبة، "
    "وقال المتحدث باسمها إن الفرق الفنية تتابع الموقف في القرى الشرقية.\n"
    "وأضاف: «الوضع مستقر حتى الآن»."
)
ENGLISH = "The ministry’s café in Zürich – closed since May – “will reopen” next week, it said."


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_marked_unicode_is_read_and_the_mark_is_no_text(codec: str) -> None:
    assert decode(ARABIC.encode(codec)) == ARABIC


def test_big_endian_utf16_is_read() -> None:
    assert decode(codecs.BOM_UTF16_BE + ARABIC.encode("utf-16-be")) == ARABIC


@pytest.mark.parametrize("codec", ["cp1256", "iso8859_6"])
def test_arabic_code_pages_are_recognised(codec: str) -> None:
    raw = ARABIC.replace("«", '"').replace("»", '"')
    assert decode(raw.encode(codec)) == raw


def test_a_short_headline_in_cp1256_is_recognised() -> None:
    raw = "رئيس الوزراء يفتتح المعرض الدولي للكتاب"
    assert decode(raw.encode("cp1256")) == raw


def test_english_with_typographic_quotes_in_cp1252_is_recognised() -> None:
    assert decode(ENGLISH.encode("cp1252")) == ENGLISH


def test_a_declared_charset_is_believed_when_it_reads() -> None:
    assert decode(ARABIC.encode("cp1256"), declared="windows-1256") == ARABIC
    assert decode(ARABIC.encode("cp1256"), declared="no-such-charset") == ARABIC


def test_utf8_with_one_broken_byte_is_refused_with_the_offset() -> None:
    data = ARABIC.encode()
    broken = data[:101] + b"\xff" + data[102:]
    with pytest.raises(Unusable, match=r"not UTF-8 \(byte 0xd\w at offset 10[01]\)|byte 0xff"):
        decode(broken)


def test_utf8_cut_off_inside_a_character_is_refused() -> None:
    with pytest.raises(Unusable, match="not UTF-8"):
        decode(ARABIC.encode()[:41])


def test_a_zero_byte_is_binary_with_its_offset() -> None:
    with pytest.raises(Unusable, match="binary: a zero byte at offset 4"):
        decode(b"text\0text")


def test_marked_utf16_of_odd_length_is_refused() -> None:
    with pytest.raises(Unusable, match="marked as UTF-16 but broken at byte offset"):
        decode(ARABIC.encode("utf-16") + b"\x06")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(1, 256)) * 20,
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(128, 256)) * 40,
        bytes((index * 89 + 7) % 255 + 1 for index in range(5_000)),
    ],
    ids=["picture", "pdf", "noise"],
)
def test_binary_content_is_never_text(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    (item,) = read([path])
    assert isinstance(item, Skipped)


@given(st.binary(max_size=400))
def test_no_bytes_bring_the_decoder_down(data: bytes) -> None:
    try:
        text = decode(data)
    except Unusable as error:
        assert error.reason
    else:
        assert isinstance(text, str)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), min_size=1))
def test_every_utf8_text_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()) == text


def test_control_codes_are_replaced_one_for_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("خبر\x1b[31m عاجل\x0cصفحة\x85".encode())
    (item,) = read([path])
    assert isinstance(item, Article)
    assert item.text == "خبر\u200b[31m عاجل\nصفحة\n"
