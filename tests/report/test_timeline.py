"""The timeline picture: lanes, scale, geometry."""

from dataclasses import replace
from datetime import date

import pytest

from checker.stages.report.timeline_lanes import Lanes, facts_of, lanes_of
from checker.stages.report.timeline_scale import scale_for
from checker.stages.report.timeline_svg import WIDTH, plot
from checker.types import Fact, Report, Timeline

from .factory import report


def lanes(one: Report | None = None) -> Lanes:
    one = one or report()
    found = lanes_of(one.timelines[0], one.facts, {item.id: item for item in one.articles})
    assert found is not None
    return found


def timeline() -> Timeline:
    return report().timelines[0]


def test_ranks_stand_above_posts_the_highest_first() -> None:
    found = lanes().lanes
    assert [lane.label for lane in found[:2]] == ["الفريق", "اللواء"]
    assert {lane.kind for lane in found[2:]} == {"post"}


def test_a_fact_is_drawn_on_the_lane_of_the_same_name() -> None:
    found = {lane.label: [fact.label for fact in lane.facts] for lane in lanes().lanes}
    assert found["الفريق"] == ["فريق"]
    assert found["قائد القوات البحرية"] == ["قائد القوات البحرية"]


def test_a_fact_that_no_article_names_has_its_own_lane() -> None:
    one = report()
    extra = Fact("طارق الدهماني", "rank", "عميد", date(2015, 1, 1), date(2019, 7, 1))
    found = lanes(replace(one, facts=(*one.facts, extra))).lanes
    assert [(lane.label, lane.dots) for lane in found if lane.label == "عميد"] == [("عميد", ())]


def test_facts_long_past_stay_in_the_table() -> None:
    one = report()
    past = Fact("طارق الدهماني", "rank", "ملازم", date(1990, 1, 1), date(1992, 1, 1))
    found = lanes(replace(one, facts=(*one.facts, past)))
    assert past in found.facts
    assert plot(found, "ar").left_out == 1


def test_a_post_of_a_pack_meets_the_longer_name_in_an_article() -> None:
    one = report()
    short = Fact("طارق الدهماني", "post", "رئيس أركان القوات", None, None)
    found = lanes(replace(one, facts=(short,))).lanes
    assert [lane.label for lane in found if lane.facts] == ["رئيس أركان القوات البحرية"]


def test_a_rank_with_a_word_more_is_another_rank() -> None:
    one = report()
    higher = Fact("طارق الدهماني", "rank", "فريق أول", None, None)
    found = lanes(replace(one, facts=(higher,))).lanes
    assert [lane.label for lane in found if lane.facts] == ["فريق أول"]


def test_facts_about_others_are_left_out() -> None:
    other = Fact("سالم النجار", "rank", "لواء", None, None)
    assert facts_of(timeline(), (other,)) == ()


def test_a_single_lane_is_no_picture() -> None:
    one = report()
    alone = replace(timeline(), entries=timeline().entries[:1])
    assert lanes_of(alone, (), {item.id: item for item in one.articles}) is None


def test_mentions_of_one_day_are_one_dot_with_their_number() -> None:
    (lane,) = [lane for lane in lanes().lanes if lane.label == "قائد القوات البحرية"]
    assert [(dot.day, dot.count) for dot in lane.dots] == [(date(2026, 3, 2), 2)]
    assert lane.dots[0].sources == ("صحيفة المرسى", "وكالة الأفق")


def test_undated_and_former_mentions_are_set_apart() -> None:
    (track,) = [one for one in plot(lanes(), "en").tracks if "السابق" in one.label]
    assert track.marks[0].x < plot(lanes(), "en").divider
    assert not track.marks[0].firm


def test_time_runs_in_the_reading_direction() -> None:
    arabic, english = plot(lanes(), "ar"), plot(lanes(), "en")
    assert [tick.x for tick in english.ticks] == sorted(tick.x for tick in english.ticks)
    assert [round(WIDTH - tick.x, 1) for tick in arabic.ticks] == [tick.x for tick in english.ticks]


def test_nothing_is_drawn_outside_the_picture() -> None:
    for language in ("ar", "en"):
        drawn = plot(lanes(), language)
        places = [mark.x for track in drawn.tracks for mark in track.marks]
        bands = [band for track in drawn.tracks for band in track.bands]
        assert all(0 < x < WIDTH for x in places)
        assert all(band.x >= 0 and band.x + band.width <= WIDTH for band in bands)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 3, 1), date(2026, 3, 1)),
        (date(2026, 3, 1), date(2026, 3, 9)),
        (date(2025, 11, 1), date(2026, 3, 9)),
        (date(2011, 2, 17), date(2026, 3, 9)),
        (date.min, date.max),
    ],
)
def test_any_span_of_time_has_few_ticks(start: date, end: date) -> None:
    fact = Fact("x", "rank", "x", start, end)
    scale = scale_for(Lanes("", (), (), (fact,)), left=0, right=700)
    assert scale is not None
    assert 1 <= len(list(scale.ticks())) <= 8


def test_without_any_date_there_is_no_axis_but_a_picture() -> None:
    one = report()
    articles = tuple(replace(item, published=None) for item in one.articles)
    drawn = plot(lanes(replace(one, articles=articles, facts=())), "ar")
    assert drawn.ticks == ()
    assert all(track.marks for track in drawn.tracks)


def test_many_lanes_are_counted_not_drawn() -> None:
    one = report()
    extra = tuple(Fact("طارق الدهماني", "post", f"منصب {n}", None, None) for n in range(30))
    drawn = plot(lanes(replace(one, facts=(*one.facts, *extra))), "ar")
    assert drawn.left_out == 24
