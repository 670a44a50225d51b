"""What is kept of a language pack beside an index is what would be found anew."""

from __future__ import annotations

import pytest

from checker.languages import LANGUAGES, loader
from checker.text import tokens


@pytest.mark.parametrize("language", LANGUAGES)
def test_kept_words_are_those_found_anew(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = tokens.known_words(language)
    text = loader.as_json({language: found})
    monkeypatch.setattr(loader, "_at_hand", {})
    tokens._known.cache_clear()
    loader.use_json(text)
    try:
        assert tokens.known_words(language) == found
        assert bool(found) == (language == "ar")
    finally:
        tokens._known.cache_clear()
