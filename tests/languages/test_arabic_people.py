"""The Arabic name and word lists: one home per word, nothing both a name and a common word."""

from __future__ import annotations

from collections import Counter

import pytest

from checker.languages import read, words
from checker.text.normalise import fold
from checker.text.tokens import tokenize

NAME_BLOCKS = ("given", "given_foreign", "surnames", "surnames_foreign")
WORD_BLOCKS = ("function", "verbs", "nouns")

# Spelled like a preposition or pronoun once folded; the extractor has to look at the raw letters.
FOLDED_TWINS = frozenset(
    fold(word) for word in ["علي", "منى", "آية", "إمام", "خلف", "بنا", "كي", "لولا", "لي", "لين"]
)


def names() -> dict[str, str]:
    """Return every folded name with the block it stands in."""
    data = read("ar", "names")
    return {fold(word): block for block in NAME_BLOCKS for word in words(data[block])}


def vocabulary(block: str) -> list[str]:
    """Return the folded words of one block of words.yml."""
    return [fold(word) for word in words(read("ar", "words")[block])]


def repeated(items: list[str]) -> list[str]:
    """Return the items that occur more than once."""
    return sorted(item for item, count in Counter(items).items() if count > 1)


def test_every_name_stands_in_one_block_once() -> None:
    data = read("ar", "names")
    assert not repeated([fold(word) for block in NAME_BLOCKS for word in words(data[block])])


def test_every_common_word_stands_in_one_block_once() -> None:
    assert not repeated([word for block in WORD_BLOCKS for word in vocabulary(block)])


@pytest.mark.parametrize("block", ["verbs", "nouns"])
def test_no_name_is_listed_as_a_common_word(block: str) -> None:
    assert not set(vocabulary(block)) & set(names())


def test_names_spelled_like_particles_are_the_known_ones() -> None:
    assert set(vocabulary("function")) & set(names()) <= FOLDED_TWINS


def test_every_ambiguous_name_is_a_name() -> None:
    assert {fold(word) for word in words(read("ar", "names")["ambiguous"])} <= set(names())


def test_names_that_are_also_countries_or_roles_are_marked_ambiguous() -> None:
    ambiguous = {fold(word) for word in words(read("ar", "names")["ambiguous"])}
    single = {
        fold(form)
        for role in read("ar", "roles")["roles"]
        for form in (role["ar"], *role["alt"], *role["fem"])
        if " " not in form
    }
    adjectives = {fold(country["nisba"]) for country in read("ar", "countries")["countries"]}
    assert (single | adjectives) & set(names()) <= ambiguous


def test_lists_hold_single_words_of_arabic_letters() -> None:
    data, vocabulary_ = read("ar", "names"), read("ar", "words")
    every = [word for block in NAME_BLOCKS for word in words(data[block])]
    every += [word for block in WORD_BLOCKS for word in words(vocabulary_[block])]
    assert not [word for word in every if len(tokenize(word)) != 1 or not fold(word).isalpha()]


def test_the_lists_are_large_enough_for_open_text() -> None:
    data = read("ar", "names")
    assert len(words(data["given"])) >= 700
    assert len(words(data["given_foreign"])) >= 300
    assert len(words(data["surnames"])) + len(words(data["surnames_foreign"])) >= 300
    assert len(vocabulary("verbs")) >= 1200
    assert len(vocabulary("nouns")) >= 1500


def test_stop_words_are_no_unmarked_names() -> None:
    stop = {fold(word) for word in words(read("ar", "names")["stop"])}
    assert not stop & set(names())


@pytest.mark.parametrize(
    ("word", "block"),
    [
        ("محمد", "given"),
        ("دونالد", "given_foreign"),
        ("حفتر", "surnames"),
        ("ترامب", "surnames_foreign"),
    ],
)
def test_well_known_names_are_there(word: str, block: str) -> None:
    assert names()[fold(word)] == block


@pytest.mark.parametrize("word", ["زيارة", "مباحثات", "رئيس", "أمني", "مؤتمر", "اجتماع"])
def test_frequent_news_nouns_are_there(word: str) -> None:
    assert fold(word) in vocabulary("nouns")


@pytest.mark.parametrize("word", ["قال", "أكدت", "استقبل", "يلتقي", "نفى", "تعتزم"])
def test_frequent_news_verbs_are_there(word: str) -> None:
    assert fold(word) in vocabulary("verbs")
