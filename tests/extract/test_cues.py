"""Cues of the opposition lexicon: which pole, said of what, negated or not; and what is no cue."""

from __future__ import annotations

from itertools import chain

import pytest

from checker.errors import PackError
from checker.languages import read
from checker.stages.extract import cues, oppositions
from checker.stages.segment import segment
from checker.text.tokens import tokenize
from checker.types import Article, Cue, Mention, Organisation, Person, Place, Span, Value


def find(text: str, language: str = "ar", **actors: Value) -> list[Mention]:
    """Find the cues of a text of one sentence; ``actors`` are mentions by their raw text."""
    (sentence,) = segment(Article("a", text, language=language))
    mentions = []
    for name, value in actors.items():
        start = text.index(name.replace("_", " "))
        mentions.append(Mention(Span("text", start, start + len(name)), name, value))
    tokens = tokenize(sentence.text, language, base=sentence.span.start)
    return list(cues.find(tokens, sentence, mentions=mentions, language=language))


def values(text: str, language: str = "ar", **actors: Value) -> list[Cue]:
    return [
        mention.value
        for mention in find(text, language, **actors)
        if isinstance(mention.value, Cue)
    ]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("هذه الزيارة المفاجئة تثير الأسئلة.", Cue("surprise", "unexpected", "زياره")),
        ("وصل الوزير إلى العاصمة، تلبيةً لدعوة رسمية.", Cue("surprise", "scheduled", "زياره")),
        ("كانت “زيارة عادية ومتكررة” بين البلدين.", Cue("surprise", "scheduled", "زياره")),
        ("كان لقاءً غير متوقع.", Cue("surprise", "unexpected", "لقاء")),
        ("تأجلت الجلسة إلى الأحد.", Cue("holding", "postponed", "جلسه")),
        ("ألغى المنظمون الحفل.", Cue("holding", "cancelled", "حفل")),
        ("الحفل ألغي.", Cue("holding", "cancelled", "حفل")),
        ("أغلقت السلطات المعبر.", Cue("access", "closed", "معبر")),
        ("استأنف الطرفان المفاوضات.", Cue("continuity", "resumed", "مفاوضات")),
        ("ارتفعت أسعار القمح.", Cue("level", "up", "سعر قمح")),
        ("أسعار القمح تتراجع.", Cue("level", "down", "سعر قمح")),
        ("وافق المجلس على الخطة.", Cue("consent", "accepted", "خطه")),
        ("رفضت الحكومة العرض.", Cue("consent", "refused", "عرض")),
        ("وكان المجلس قد رفض الخطة.", Cue("consent", "refused", "خطه")),
        ("لم يرفض المجلس الخطة.", Cue("consent", "refused", "خطه", negated=True)),
        ("نفى المنظمون إلغاء الحفل.", Cue("holding", "cancelled", "حفل", negated=True)),
        ("جرت مفاوضات غير مباشرة بين الطرفين.", Cue("channel", "indirect", "مفاوضات")),
        ("الحرص على عدم الانحياز لأحد.", Cue("siding", "neutral", "siding")),
    ],
)
def test_cue_with_its_pole_and_target(text: str, cue: Cue) -> None:
    assert cue in values(text)


@pytest.mark.parametrize(
    "text",
    [
        "استقبل الوزير ضيفه استقبالا رسميا.",
        "أعلن الوزير نبأ مفاجئا خلال العشاء.",
        "قد يرفض المجلس الخطة.",
        "طالب المحتجون بإلغاء الحفل.",
        "هدد الوزير بإغلاق المعبر.",
        "يسعى الطرفان إلى استئناف المفاوضات.",
        "قرر أن يلغي الحفل.",
        "غادر قبل أن يطلع على الخطة.",
        "ارتفع الدخل بنسبة كبيرة.",
        "دفع ثلاثة ملايين دولار تزيد عن المطلوب.",
        "اعتقلت الشرطة شخصا.",
        "قال",
    ],
)
def test_no_cue_where_nothing_is_said_to_have_happened(text: str) -> None:
    assert values(text) == []


def test_a_longer_cue_hides_the_one_inside_it() -> None:
    poles = {(cue.group, cue.pole) for cue in values("كانت مفاوضات غير مباشرة.")}
    assert ("channel", "direct") not in poles


def test_span_and_text_are_raw() -> None:
    text = "\n  هذه الزيارة المُفاجِئة تثير الأسئلة."
    (mention,) = find(text)
    assert text[mention.span.start : mention.span.end] == mention.text == "المُفاجِئة"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("أفرجت السلطات عن سامي أمس.", Cue("custody", "released", "سامي رباح")),
        ("اعتقلت الشرطة سامي أمس.", Cue("custody", "detained", "سامي رباح")),
        ("سامي توفي أمس.", Cue("life", "dead", "سامي رباح")),
    ],
)
def test_cues_about_people_carry_the_person(text: str, cue: Cue) -> None:
    (mention,) = find(text, سامي=Person("سامي رباح", "سامي رباح"))
    assert mention.value == cue
    assert mention.holder == "سامي رباح"


def test_cues_about_organisations_and_places_have_no_holder() -> None:
    (lost,) = find("خسر الهلال أمس.", الهلال=Organisation("هلال", "الهلال"))
    assert (lost.value, lost.holder) == (Cue("contest", "lost", "هلال"), "")
    (taken,) = find("سيطرت القوات على سبها.", سبها=Place("سبها", "سبها", "city"))
    assert taken.value == Cue("control", "captured", "سبها")


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The surprise visit raised questions.", Cue("surprise", "unexpected", "visit")),
        ("The government rejected the offer.", Cue("consent", "refused", "offer")),
    ],
)
def test_english_core(text: str, cue: Cue) -> None:
    assert cue in values(text, "en")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_group_has_a_question_and_two_poles(language: str) -> None:
    groups = read(language, "oppositions")["groups"]
    assert len(groups) >= (60 if language == "ar" else 15)
    for name, group in groups.items():
        assert set(group["label"]) == {"ar", "en"}, name
        assert len(group["poles"]) >= 2, name
    assert oppositions.oppositions(language).groups.keys() == groups.keys()


def test_no_word_stands_on_both_sides_of_an_opposition() -> None:
    matcher = oppositions.oppositions("ar").matcher
    senses = oppositions.oppositions("ar").senses
    for form, groups in matcher.index.items():
        phrases = chain.from_iterable(groups)
        alone = [senses[phrase.label] for phrase in phrases if len(phrase.steps) == 1]
        for sense in alone:
            rivals = {
                other.pole
                for other in alone
                if (other.group, other.how) == (sense.group, sense.how)
            }
            assert rivals == {sense.pole}, (form, sense.group, rivals)


def test_an_unknown_target_is_a_pack_error(monkeypatch: pytest.MonkeyPatch) -> None:
    data = {**read("ar", "oppositions"), "groups": {"x": {"of": "شيء", "poles": {}}}}
    monkeypatch.setattr(oppositions, "read", lambda language, name: data)
    with pytest.raises(PackError, match="شيء"):
        oppositions.oppositions.__wrapped__("ar")
