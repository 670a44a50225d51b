"""Stories: the same event together, other events and other days apart."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from cluster_news import ClusterOptions, News, groups, organisation, person, place
from sklearn.cluster import AgglomerativeClustering

from checker.stages.cluster.components import cohesive
from checker.stages.cluster.outlines import outline_without_vector, token
from checker.stages.extract import extract
from checker.stages.segment import segment
from checker.types import Article

MEETING = (
    "التقى وزير النقل سامر الحلبي في دمياط وفد شركة الملاحة لبحث توسعة رصيف الحاويات. "
    "وقال الحلبي إن أعمال توسعة رصيف الحاويات تنتهي في الخريف."
)
MEETING_ELSEWHERE = (
    "وزير النقل سامر الحلبي يبحث مع وفد شركة الملاحة توسعة رصيف الحاويات في دمياط. "
    "وأوضح أن توسعة رصيف الحاويات ستكتمل في الخريف المقبل."
)
MATCH = (
    "تعادل منتخب الناشئين مع ضيفه بهدف لمثله في مباراة ودية على ملعب المدينة. "
    "وسجل قائد الفريق هدف التعادل من ركلة جزاء في الدقيقة الأخيرة."
)
ACTORS = (person("سامر الحلبي"), place("دمياط"), organisation("شركة الملاحة"))


def newsroom(first: str = "2026-04-01", second: str = "2026-04-02") -> News:
    news = News()
    news.add("a", MEETING, *ACTORS, day=first)
    news.add("b", MEETING_ELSEWHERE, *ACTORS, day=second)
    news.add("c", MATCH, day=first)
    return news


def test_two_reports_of_one_event_are_a_story_and_another_topic_is_not() -> None:
    assert groups(newsroom().cluster()) == {frozenset({"a", "b"})}


@pytest.mark.parametrize(("second", "together"), [("2026-04-04", True), ("2026-04-06", False)])
def test_the_window_of_days_parts_events_that_sound_alike(second: str, *, together: bool) -> None:
    assert bool(newsroom(second=second).cluster().stories) is together


def test_the_window_holds_inside_a_chain_of_days() -> None:
    news = News()
    for day in range(1, 20, 3):
        news.add(
            f"a{day:02}",
            MEETING.replace("الخريف", f"الخريف {day}"),
            *ACTORS,
            day=f"2026-04-{day:02}",
        )
    for story in news.cluster().stories:
        days = sorted(int(name[1:]) for name in story.articles)
        assert days[-1] - days[0] <= 6


def test_undated_reports_of_one_event_are_a_story_when_actors_agree() -> None:
    news = newsroom("", "")
    assert groups(news.cluster()) == {frozenset({"a", "b"})}


def test_alike_words_without_a_shared_actor_or_rare_word_are_no_story() -> None:
    news = News()
    common = "أكد المسؤول أهمية التعاون المشترك بين البلدين في جميع المجالات."
    for index in range(12):
        news.add(f"n{index}", f"{common} كلمة{index} وحدث{index} ومدينة{index}.", day="2026-04-01")
    assert news.cluster().stories == ()


def test_a_story_is_in_date_order_with_undated_articles_last() -> None:
    news = newsroom("2026-04-03", "2026-04-02")
    news.add("0", MEETING + " وحضر اللقاء مدير الميناء وعدد من المهندسين والخبراء.", *ACTORS)
    assert [story.articles for story in news.cluster().stories] == [("b", "a", "0")]


def test_the_result_does_not_depend_on_the_order_of_articles() -> None:
    assert newsroom().cluster() == newsroom().cluster(reverse=True)


def test_a_story_keeps_its_key_when_other_articles_come_or_go() -> None:
    news = newsroom()
    before = news.cluster().stories[0].key
    news.add("d", MATCH.replace("منتخب الناشئين", "فريق البلدية"), day="2026-06-01")
    news.add("e", "ارتفعت أسعار الزيتون في الأسواق المحلية هذا الموسم.", day="2026-04-01")
    assert before in {story.key for story in news.cluster().stories}


def test_no_articles_and_articles_without_statements_are_no_error() -> None:
    assert News().cluster().stories == ()
    news = newsroom()
    news.add("empty", "", day="2026-04-01")
    corpus = news.cluster()
    assert groups(corpus) == {frozenset({"a", "b"})}
    assert corpus.statements["empty"] == ()


@pytest.mark.parametrize("seed", range(8))
def test_average_linkage_is_that_of_scikit_learn(seed: int) -> None:
    draw = np.random.default_rng(seed)
    similarity = draw.random((14, 14)).astype(np.float32)
    similarity = np.round((similarity + similarity.T) / 2, 4)
    np.fill_diagonal(similarity, 0.0)
    distance = 1.0 - similarity
    np.fill_diagonal(distance, 0.0)
    labels = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=0.45
    ).fit_predict(distance)
    theirs = {frozenset(np.flatnonzero(labels == label).tolist()) for label in set(labels.tolist())}
    ours = cohesive([list(range(14))], lambda members: similarity, cohesion=0.55)
    assert {frozenset(part) for part in ours} == theirs
    assert 1 < len(theirs) < 14


def test_two_reports_that_share_a_dozen_rare_words_are_a_story_in_other_sentences() -> None:
    shared = "رصيف رافعة حوض مرسى عوامة مخزن سياج بوابة ممر صومعة محطة قاطرة"
    news = News()
    news.add("a", f"زار الوفد الميناء صباحا واطلع على {shared}.", day="2026-04-01")
    news.add("b", f"{shared} كلها شملتها جولة المجلس بعد الظهر كما قيل.", day="2026-04-01")
    news.add("c", MATCH, day="2026-04-01")
    assert groups(news.cluster()) == {frozenset({"a", "b"})}
    fewer = ClusterOptions(story_similarity=1.0, strong_similarity=1.0, telling_similarity=1.0)
    assert groups(news.cluster(fewer)) == {frozenset({"a", "b"})}
    assert not groups(news.cluster(replace(fewer, plenty_similarity=1.0)))


def test_figures_meet_however_they_are_written() -> None:
    ship, vessel = (
        outline_without_vector(article, extract(article, segment(article)))
        for article in map(
            _told, ("طول السفينة ستة وعشرون مترا.", "تمتد المركبة على 26 مترا من الخشب.")
        )
    )
    assert token("=26 m") in set(ship.top.tolist()) & set(vessel.top.tolist())


def _told(text: str) -> Article:
    return Article("a", text)
