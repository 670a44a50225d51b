"""Claims: the same fact together whatever its figures; other facts and other people apart."""

from __future__ import annotations

import pytest
from cluster_news import News, empty_vectors, person, place

from checker.stages.cluster import cluster
from checker.stages.cluster.labels import shorten
from checker.types import Claim, Corpus

FIRST = (
    "أدى حريق في سوق الخشب بمدينة صور إلى مقتل 12 شخصا وإصابة آخرين. "
    "وقال قائد الإطفاء نادر الخوري إن ماسا كهربائيا تسبب في الحريق. "
    "وأغلقت البلدية الشوارع المحيطة بالسوق حتى صباح الغد."
)
SECOND = (
    "ارتفعت حصيلة حريق سوق الخشب في مدينة صور إلى مقتل 21 شخصا وإصابة آخرين. "
    "وأكد قائد الإطفاء نادر الخوري أن ماسا كهربائيا وراء الحريق. "
    "وفتحت النيابة العامة تحقيقا مع أصحاب المحال التجارية."
)
NAMED = (person("نادر الخوري"), place("صور"))


def newsroom() -> News:
    news = News()
    news.add("a", FIRST, *NAMED, day="2026-05-01")
    news.add("b", SECOND, *NAMED, day="2026-05-02")
    return news


def claim_with(corpus: Corpus, words: str) -> Claim:
    return next(
        claim
        for claim in corpus.claims
        if any(words in statement.sentence.text for statement in claim.statements)
    )


def test_two_death_tolls_of_one_fire_are_one_claim() -> None:
    claim = claim_with(newsroom().cluster(), "12 شخصا")
    assert [s.article for s in claim.statements] == ["a", "b"]
    assert "21 شخصا" in claim.statements[1].sentence.text


def test_toll_and_cause_are_two_claims_and_lone_facts_are_none() -> None:
    corpus = newsroom().cluster()
    assert claim_with(corpus, "12 شخصا") != claim_with(corpus, "ماسا كهربائيا")
    everything = " ".join(s.sentence.text for claim in corpus.claims for s in claim.statements)
    assert "النيابة" not in everything
    assert "البلدية" not in everything


def test_statements_about_two_different_people_are_no_claim() -> None:
    news = News()
    text = "أعرب {} عن تقديره لدور البلاد في دعم استقرار المنطقة وأمنها."
    news.add(
        "a",
        text.format("سليم حداد") + " وجرى اللقاء في مقر الأمانة العامة للاتحاد.",
        person("سليم حداد"),
        day="2026-05-01",
    )
    news.add(
        "b",
        text.format("فؤاد حداد") + " وجرى اللقاء في مقر الأمانة العامة للاتحاد أيضا.",
        person("فؤاد حداد"),
        day="2026-05-01",
    )
    claims = news.cluster().claims
    assert all(not any("أعرب" in s.sentence.text for s in claim.statements) for claim in claims)


def test_a_corrected_figure_keeps_the_key_of_the_claim() -> None:
    news = newsroom()
    before = claim_with(news.cluster(), "21 شخصا")
    news.add("b", SECOND.replace("21", "19"), *NAMED, day="2026-05-02")
    news.articles.pop(1)
    after = claim_with(news.cluster(), "19 شخصا")
    assert (before.id, before.key) == (after.id, after.key)
    assert before.id == f"c-{before.key}"


def test_claims_have_distinct_ids_and_name_the_story() -> None:
    news = newsroom()
    news.add("c", FIRST.replace("12", "3") + " وحضر المحافظ.", *NAMED, day="2026-09-01")
    news.add("d", SECOND.replace("21", "4") + " وحضر الوزير.", *NAMED, day="2026-09-01")
    corpus = news.cluster()
    assert len({claim.id for claim in corpus.claims}) == len(corpus.claims)
    assert {claim.story for claim in corpus.claims} <= {story.key for story in corpus.stories}
    tolls = [c for c in corpus.claims if any("مقتل" in s.sentence.text for s in c.statements)]
    members = sorted("".join(sorted({s.article for s in c.statements})) for c in tolls)
    assert members == ["ab", "cd"]


def test_the_label_is_one_of_the_sentences_and_short() -> None:
    claim = claim_with(newsroom().cluster(), "12 شخصا")
    assert claim.label in {" ".join(s.sentence.text.split()) for s in claim.statements}
    long = shorten("كلمة " * 100)
    assert len(long) <= 161
    assert long.endswith("كلمة…")
    assert len(shorten("ا" * 1000)) == 161


def test_a_sentence_that_an_article_repeats_word_for_word_is_no_claim() -> None:
    news = News()
    sentence = "أعلنت الوزارة موعد افتتاح المعرض السنوي للكتاب في العاصمة."
    news.add("a", f"{sentence}\n{sentence}", day="2026-05-01")
    assert news.cluster().claims == ()


def test_vectors_that_do_not_fit_the_statements_are_refused() -> None:
    news = newsroom()
    vectors = {"a": empty_vectors(3), "b": empty_vectors(2)}
    with pytest.raises(ValueError, match="'b'"):
        cluster(news.articles, news.statements, vectors)
    with pytest.raises(ValueError, match="'a'"):
        cluster(news.articles, news.statements, {"b": empty_vectors(3)})
    with pytest.raises(ValueError, match="same id"):
        cluster(news.articles * 2, news.statements, {"a": empty_vectors(3), "b": empty_vectors(3)})
