"""Questions to packs: who is meant, what was held when, which body, which figure."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from checker.packs import PackIndex, load_pack
from checker.packs.spelled import spelled

Writer = Callable[..., Path]


@pytest.fixture
def index(write_pack: Writer) -> PackIndex:
    return PackIndex([load_pack(write_pack())])


@pytest.mark.parametrize(
    "name",
    [
        "سالم رمزي الورداني",
        "سالم الورداني",
        "سالم بن رمزي الوردانى",
        "سَالِم الورداني",
        "Salim Wardani",
        "SALIM AL-WARDANI",
    ],
)
def test_a_person_is_found_under_every_spelling(index: PackIndex, name: str) -> None:
    person = index.person_by_name(name)
    assert person is not None
    assert person.id == "salim"
    assert index.person_by_name(name.split()) == person


@pytest.mark.parametrize("name", ["الورداني", "سالم", "رمزي الورداني", "سالم رمزي", "", "، "])
def test_a_bare_or_partial_name_means_nobody(index: PackIndex, name: str) -> None:
    assert index.person_by_name(name) is None


def test_joined_and_parted_compounds_are_one_name() -> None:
    from checker.packs.names import name_key

    assert name_key("عبد الرازق بن أبو القاسم") == name_key("عبدالرازق أبوالقاسم")
    assert name_key("آل ثاني") == name_key("ال ثاني")


def test_ranks_on_a_day(index: PackIndex) -> None:
    assert index.accepted_ranks("salim", date(2031, 6, 1)) == {"liwa"}
    assert index.accepted_ranks("salim", date(2033, 1, 1)) == {"fariq"}
    assert [on.holds for on in index.ranks_on("salim", date(2034, 1, 1))] == ["unknown"]


def test_where_the_reference_cannot_tell_it_accepts_nothing_and_denies_nothing(
    index: PackIndex,
) -> None:
    for day in (None, date(2030, 1, 1), date(2034, 1, 1)):
        assert index.accepted_ranks("salim", day) == frozenset()
        assert not index.contradicts_rank("salim", "mushir", day)
    assert index.accepted_ranks("nobody", date(2031, 6, 1)) == frozenset()


def test_a_rank_is_contradicted_by_another_and_by_its_own_end(index: PackIndex) -> None:
    assert index.contradicts_rank("salim", "fariq", date(2031, 6, 1))
    assert not index.contradicts_rank("salim", "liwa", date(2031, 6, 1))
    assert index.contradicts_rank("salim", "liwa", date(2034, 1, 1)), "it ended years before"


def test_two_readings_of_one_time_are_both_accepted() -> None:
    from checker.packs import load_packs

    known = PackIndex(load_packs(["libya-egypt"]))
    assert known.accepted_ranks("khalifa-haftar", date(2015, 6, 1)) == {"fariq", "fariq_awwal"}


def test_a_timeline_ends_where_the_knowledge_ends(index: PackIndex) -> None:
    facts = index.timeline("salim")
    assert [(fact.kind, fact.label) for fact in facts] == [
        ("rank", "لواء"),
        ("rank", "فريق ركن"),
        ("post", "قائد الحامية"),
    ]
    assert (facts[1].start, facts[1].end) == (date(2032, 6, 1), date(2033, 3, 31))
    assert index.facts_of(["؟", "سالم الورداني"], "t1")[0].person == "t1"
    assert index.facts_of(["؟"], "t1") == ()


def test_aliases_leave_out_common_and_ambiguous_names(index: PackIndex) -> None:
    aliases = index.aliases()
    assert aliases["سالم الورداني"].label == "سالم رمزي الورداني"
    assert aliases.get("نديم الورداني") is None
    assert aliases.get("الورداني") is None
    assert list(aliases) == ["سالم رمزي الورداني", "Salim al-Wardani", "سالم الورداني"]


def test_the_day_of_death_is_unknown(write_pack: Writer) -> None:
    change = ("people.yml", "  ambiguous: [الورداني]\n  side", "  died: 2033-04-01\n  side")
    index = PackIndex([load_pack(write_pack(change))])
    days = [date(2033, 3, 31), date(2033, 4, 1), date(2033, 4, 2)]
    assert [index.alive_on("salim", day) for day in days] == ["yes", "unknown", "no"]


def test_organisations_under_clitics(index: PackIndex) -> None:
    body = index.organisation_by_name("للحامية الشمالية")
    assert body is not None
    assert body.id == "garrison"
    assert index.organisation_by_name("القيادة") is None
    assert [found.id for found in index.organisations_named("القيادة")] == ["garrison", "council"]
    side = index.side_of(body)
    assert side is not None
    assert side.id == "north"


def test_seats_and_regions(index: PackIndex) -> None:
    place = index.place_by_name("القصر")
    assert place is not None
    assert place == index.place_by_name("qasr")
    assert [side.id for side in index.sides_seated_at(place)] == ["north"]
    region = index.side_by_region("شمال الوادي")
    assert region is not None
    assert region.id == "north"


def test_a_figure_is_found_by_its_words(index: PackIndex) -> None:
    (fact,) = index.facts_about(["وقال", "إن", "الجسر", "الذي", "يعبر", "الوادي", "طويل"])
    assert index.facts_about(["الجسر"]) == ()
    assert fact.agrees(390, 390)
    assert fact.agrees(300, 500), "a range that meets it"
    assert not fact.agrees(350, 350)
    old = fact.edition_of(350, 350)
    assert old is not None
    assert str(old.as_of) == "1998"
    assert fact.concerns(350)
    assert not fact.concerns(50)


def test_without_packs_every_question_has_an_answer() -> None:
    index = PackIndex()
    assert index.person_by_name("سالم") is None
    assert index.organisation_by_name("الجيش") is None
    assert index.place_by_name("القصر") is None
    assert index.facts_about(["جسر"]) == ()
    assert index.timeline("x") == ()


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("استراتيجي", "والاستراتيجية", True),
        ("استراتيجي", "استراتيجيًا", True),
        ("استراتيجي", "إستراتيجي", False),
        ("إستراتيجي", "للإستراتيجيين", True),
        ("مسؤول", "مسؤوليات", False),
        ("مسؤول", "بمسؤولين", True),
        ("قوات فلان", "ضد وقوات فلان", True),
        ("LNA", "the lna said", True),
    ],
)
def test_a_spelling_is_found_as_it_is_written(word: str, text: str, found: bool) -> None:
    assert bool(spelled(word).search(text)) is found
