"""A memo asks once, and stays as small as it is told to."""

from __future__ import annotations

import pytest

from checker.text import memo


def test_each_word_is_asked_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    known = memo.Memo(length)
    assert [known[word] for word in ("سد", "نهر", "سد")] == [2, 3, 2]
    assert asked == ["سد", "نهر"]


def test_a_full_memo_starts_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "_MOST", 2)
    known = memo.Memo(len)
    assert [known[word] for word in ("a", "bb", "ccc")] == [1, 2, 3]
    assert dict(known) == {"ccc": 3}
