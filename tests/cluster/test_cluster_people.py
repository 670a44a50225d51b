"""Timelines: one person under several names, namesakes and rivals apart."""

from __future__ import annotations

import pytest
from cluster_news import Alias, ClusterOptions, News, person, post, rank

from checker.stages.cluster.names import relation, units
from checker.text.normalise import fold
from checker.types import Corpus, Timeline

# Settings that have no word in common, so that no two make one story.
SETTINGS = (
    "حضر {} افتتاح متحف السيارات القديمة.",
    "كتب {} رسالة إلى نقابة الصيادين حول موسم السردين.",
    "سافر أمس مع أسرته {} لقضاء العطلة الشتوية.",
    "استقال {} بسبب خلافات تتعلق بميزانية السكك الحديدية.",
)


def keys(corpus: Corpus) -> list[tuple[str, ...]]:
    return sorted(timeline.keys for timeline in corpus.timelines)


def together(*names: str) -> tuple[str, ...]:
    return tuple(sorted(fold(name) for name in names))


def mention_each(*names: str) -> Corpus:
    """Return a corpus of one article per name, the articles about different things."""
    news = News()
    for index, name in enumerate(names):
        news.add(f"a{index}", SETTINGS[index].format(name), person(name))
    return news.cluster()


def timeline_of(corpus: Corpus, name: str) -> Timeline:
    return next(timeline for timeline in corpus.timelines if fold(name) in timeline.keys)


def test_particles_belong_to_the_word_they_lead() -> None:
    assert units("عبد الفتاح سالم") == ("عبد الفتاح", "سالم")
    assert units("محمد بن سلمان بن عبد العزيز") == ("محمد", "بن سلمان", "بن عبد العزيز")


@pytest.mark.parametrize(
    ("shorter", "longer", "expected"),
    [
        ("رامي حداد", "رامي حداد", "same"),
        ("رامي حداد", "رامي سليم حداد", "inserted"),
        ("رامي حداد", "رامي سليم جورج حداد", "inserted"),
        ("ماجد بن سلطان", "ماجد بن سلطان بن عبد العزيز", "extended"),
        ("رامي سليم", "رامي سليم حداد", "extended"),
        ("سليم حداد", "رامي سليم حداد", "different"),
        ("رامي حداد", "سامي حداد", "different"),
        ("رامي سليم حداد", "رامي حداد", "different"),
        ("رامي جورج حداد", "رامي سليم وديع حداد", "different"),
        ("حداد", "رامي حداد", "different"),
    ],
)
def test_relation_of_two_names(shorter: str, longer: str, expected: str) -> None:
    assert relation(shorter, longer) == expected


def test_inserted_fathers_make_one_person() -> None:
    corpus = mention_each("رامي حداد", "رامي سليم حداد", "رامي حداد")
    assert keys(corpus) == [together("رامي حداد", "رامي سليم حداد")]
    assert corpus.timelines[0].label == "رامي حداد"
    assert len(corpus.timelines[0].mentions) == 3


def test_father_and_son_stay_two() -> None:
    names = ("سليم حداد", "رامي سليم حداد", "رامي حداد")
    assert keys(mention_each(*names)) == sorted(
        [together("سليم حداد"), together("رامي حداد", "رامي سليم حداد")]
    )


def test_a_short_name_that_two_longer_ones_fit_stays_apart() -> None:
    names = ("رامي حداد", "رامي سليم حداد", "رامي جورج حداد")
    assert keys(mention_each(*names)) == sorted(together(name) for name in names)
    princes = ("ماجد بن سلطان", "ماجد بن سلطان بن ناصر", "ماجد بن سلطان بن خالد")
    assert keys(mention_each(*princes)) == sorted(together(name) for name in princes)


def test_a_name_that_is_the_start_of_one_and_the_frame_of_another_stays_apart() -> None:
    names = ("كيم سون", "كيم سون هاي", "كيم دو سون")
    assert keys(mention_each(*names)) == sorted(together(name) for name in names)


def test_a_longer_filiation_is_the_same_person() -> None:
    names = ("ماجد بن سلطان", "ماجد بن سلطان بن عبد العزيز")
    assert keys(mention_each(*names)) == [together(*names)]


def test_a_bare_prefix_needs_more_evidence() -> None:
    names = ("رامي سليم", "رامي سليم حداد")
    assert keys(mention_each(*names)) == sorted(together(name) for name in names)
    news = News()
    for index, name in enumerate(names):
        news.add(
            f"a{index}",
            SETTINGS[index].format(f"الوزير {name}"),
            person(name),
            post("الوزير", name, country="LB"),
        )
    assert keys(news.cluster()) == [together(*names)]


def test_two_names_in_one_article_are_two_people() -> None:
    news = News()
    names = ("رامي حداد", "رامي سليم حداد")
    news.add("a", "صافح رامي حداد ابن عمه رامي سليم حداد.", *map(person, names))
    assert keys(news.cluster()) == sorted(together(name) for name in names)


def test_posts_of_two_countries_part_namesakes() -> None:
    news = News()
    for name, country in (("a", "EG"), ("b", "EG"), ("c", "SY"), ("d", "")):
        news.add(
            name,
            SETTINGS["abcd".index(name)].format("الوزير رامي حداد"),
            person("رامي حداد"),
            *([post("الوزير", "رامي حداد", country=country)] if country else []),
        )
    articles = sorted(
        "".join(sorted({entry.statement.article for entry in timeline.mentions}))
        for timeline in news.cluster().timelines
    )
    assert articles == ["ab", "c", "d"]
    assert len({timeline.id for timeline in news.cluster().timelines}) == 3


def test_a_name_that_nearly_always_means_one_man_means_him_without_a_country_too() -> None:
    news = News()
    for index, country in enumerate(("EG",) * 5 + ("",) * 3):
        words = SETTINGS[index % 4].format("الوزير رامي حداد")
        named = [post("الوزير", "رامي حداد", country=country)] if country else []
        news.add(f"a{index}", words, person("رامي حداد"), *named)
    namesake = "وقع الوزير رامي حداد عقدا مع شركة مطاحن لتوريد القمح الطري طوال العام المقبل."
    news.add("b", namesake, person("رامي حداد"), post("الوزير", "رامي حداد", country="SY"))
    assert sorted(len(timeline.mentions) for timeline in news.cluster().timelines) == [1, 8]


def test_a_shared_story_outweighs_two_countries() -> None:
    news = News()
    for name, country in (("a", "EG"), ("b", "SY")):
        news.add(
            name,
            "افتتح الوزير رامي حداد معرض الحرف اليدوية في مدينة طنطا وسط حضور كبير من الأهالي. "
            f"ويستمر معرض الحرف اليدوية أسبوعين كاملين {name}.",
            person("رامي حداد"),
            post("الوزير", "رامي حداد", country=country),
            day="2026-02-01",
        )
    corpus = news.cluster()
    assert len(corpus.stories) == 1 or corpus.copies
    assert len(corpus.timelines) == 1


def test_two_given_names_are_one_man_for_a_season_only() -> None:
    def corpus(day: str, *, named: str) -> Corpus:
        news = News()
        news.add("a", f"تحدث {named} عن موضوع أول.", person(named), day="2025-01-01")
        news.add("b", f"كتب {named} مقالا ثانيا.", person(named), day=day)
        return news.cluster()

    assert len(corpus("2025-02-01", named="أحمد محمود").timelines) == 1
    assert len(corpus("2026-06-01", named="أحمد محمود").timelines) == 2
    assert len(corpus("2026-06-01", named="أحمد القطامين").timelines) == 1


def test_an_alias_of_the_pack_wins() -> None:
    aliases = {
        fold("رامي حداد"): Alias("rami", "رامي حداد (الوزير)"),
        fold("أبو سليم"): Alias("rami", "رامي حداد (الوزير)"),
        fold("رامي سليم حداد"): Alias("other", "رامي س. حداد"),
    }
    news = News()
    for index, name in enumerate(("رامي حداد", "أبو سليم", "رامي سليم حداد")):
        news.add(f"a{index}", f"تحدث {name} عن موضوع{index}.", person(name))
    corpus = news.cluster(ClusterOptions(aliases=aliases))
    assert {timeline.id: timeline.keys for timeline in corpus.timelines} == {
        "rami": together("رامي حداد", "أبو سليم"),
        "other": together("رامي سليم حداد"),
    }
    assert timeline_of(corpus, "رامي حداد").label == "رامي حداد (الوزير)"


def test_a_single_name_is_never_linked_and_only_shown_with_a_title() -> None:
    news = News()
    for name in ("a", "b"):
        news.add(
            name,
            f"قال العميد حداد كلاما{name}.",
            person("حداد", full=False),
            rank("العميد", "حداد"),
        )
    news.add("c", "قال حداد شيئا آخر.", person("حداد", full=False))
    corpus = news.cluster()
    assert keys(corpus) == [together("حداد")] * 2
    assert len({timeline.id for timeline in corpus.timelines}) == 2


def test_entries_are_ranks_and_posts_by_date_with_undated_last() -> None:
    news = News()
    text = "وصل {} رامي حداد وزير الري إلى مطار{}."
    for name, day, title in (
        ("b", "2026-02-01", "اللواء"),
        ("c", "", "العقيد"),
        ("a", "2026-03-01", "الفريق"),
    ):
        news.add(
            name,
            text.format(title, name),
            person("رامي حداد"),
            rank(title, "رامي حداد"),
            post("وزير الري", "رامي حداد", country="EG"),
            rank("العميد", "سواه"),
            day=day,
        )
    timeline = timeline_of(news.cluster(), "رامي حداد")
    assert [entry.mention.text for entry in timeline.entries] == [
        "اللواء",
        "وزير الري",
        "الفريق",
        "وزير الري",
        "العقيد",
        "وزير الري",
    ]
    assert [entry.statement.article for entry in timeline.mentions] == ["b", "a", "c"]


def test_ids_survive_other_articles_and_the_order_of_input() -> None:
    before = timeline_of(mention_each("رامي حداد"), "رامي حداد").id
    after = mention_each("رامي حداد", "هالة منصور", "رامي حداد")
    assert timeline_of(after, "رامي حداد").id == before
    assert before.startswith("p-")


def test_a_name_that_an_article_repeats_ten_thousand_times_is_one_timeline() -> None:
    news = News()
    news.add("a", "رامي حداد " * 10_000, person("رامي حداد"))
    corpus = news.cluster()
    assert len(corpus.timelines) == 1
    assert len(corpus.timelines[0].mentions) == 10_000
