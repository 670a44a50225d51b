"""What rules share while one corpus is judged, and rules that look at one article at a time."""

from collections.abc import Iterator
from dataclasses import replace

from checker.config import Config
from checker.packs import PackIndex
from checker.rules import load_rules
from checker.rules.base import ArticleRule
from checker.rules.once import judged, once
from checker.rules.reading import tokens_of
from checker.rules.sides import same_story
from checker.stages.judge import judge
from checker.types import Article, Corpus, Finding, Sentence, Span, Statement, Story

TEXT = "قالت المصادر إن السفينة «سلمى» وصلت إلى ميناء طرطوس."


def corpus(count: int = 2) -> Corpus:
    articles = {f"a{n}": Article(f"a{n}", TEXT) for n in range(count)}
    statements: dict[str, tuple[Statement, ...]] = {
        name: (Statement(Sentence(name, 0, "lead", Span("text", 0, len(TEXT)), TEXT)),)
        for name in articles
    }
    return Corpus(articles, statements, stories=(Story("s", ("a0", "a1")),))


def test_a_result_is_found_once_per_run_and_anew_for_a_plain_corpus() -> None:
    asked = []

    @once
    def names(corpus: Corpus) -> tuple[str, ...]:
        asked.append(corpus)
        return tuple(corpus.articles)

    one, other = judged(corpus()), judged(corpus(1))
    assert names(one) is names(one)
    assert (names(one), names(other)) == (("a0", "a1"), ("a0",))
    assert len(asked) == 2
    assert names(corpus()) == names(corpus()) == ("a0", "a1")
    assert len(asked) == 4


def test_a_judged_corpus_is_the_corpus() -> None:
    plain = corpus()
    assert judged(plain).articles is plain.articles
    assert judged(plain).stories == plain.stories


def test_articles_meet_in_a_story() -> None:
    for told in (corpus(3), judged(corpus(3))):
        assert same_story(told, ["a0", "a2"], ["a1"])
        assert not same_story(told, ["a0"], ["a2"])


def test_tokens_of_a_sentence_point_into_the_field() -> None:
    sentence = Sentence("a", 0, "lead", Span("text", 7, 12), "ميناء")
    assert [(token.start, token.end) for token in tokens_of(sentence)] == [(7, 12)]


def test_a_rule_on_single_articles_finds_the_same_alone_and_among_others() -> None:
    told = corpus()
    alone: list[Finding] = []
    for rule in (rule(PackIndex(())) for rule in load_rules().values()):
        if isinstance(rule, ArticleRule):
            found = list(rule.judge(told))
            assert found == [f for name in told.articles for f in rule.judge_article(told, name)]
            alone += found
    assert alone
    together = {finding.id: finding for finding in judge(told, Config(), PackIndex(()))}
    for finding in alone:
        meant = together[finding.id].confidence  # what the rule's own measure is worth
        assert together[finding.id] == replace(finding, confidence=meant)


def test_an_article_rule_of_a_newsroom_needs_one_method() -> None:
    class Short(ArticleRule):
        kind = "short"
        family = "house"

        def judge_article(self, corpus: Corpus, article: str) -> Iterator[Finding]:
            asked.append(article)
            yield from ()

    asked: list[str] = []
    assert list(Short().judge(corpus())) == []
    assert asked == ["a0", "a1"]
