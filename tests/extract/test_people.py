"""People with their ranks and posts, in the shapes that news gives them."""

from __future__ import annotations

import pytest

from checker.stages.extract import extract
from checker.stages.segment import segment
from checker.types import Article, Mention, Person, Post, Rank


def mentions(text: str) -> list[Mention]:
    article = Article("a", text)
    return [
        mention
        for statement in extract(article, segment(article))
        for mention in statement.mentions
    ]


def titles(text: str) -> set[tuple[str, str]]:
    """Return (holder, rank key or role) of every title that has a holder."""
    found = set()
    for mention in mentions(text):
        if isinstance(mention.value, Rank) and mention.holder:
            found.add((mention.holder, mention.value.key))
        if isinstance(mention.value, Post) and mention.holder:
            found.add((mention.holder, mention.value.role))
    return found


def people(text: str) -> set[str]:
    return {m.value.key for m in mentions(text) if isinstance(m.value, Person)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("استقبل الفريق/ سامر الدهان، رئيس أركان حرب القوات المسلحة المصرية، الوفد.",
         {("سامر الدهان", "fariq"), ("سامر الدهان", "chief_of_staff")}),
        ("التقى رئيس أركان الجيش السوداني، اللواء سامر الدهان، الوفد.",
         {("سامر الدهان", "liwa"), ("سامر الدهان", "chief_of_staff")}),
        ("وصل نائب القائد العام للقوات المسلحة الفريق أول ركن ماجد العوضي.",
         {("ماجد العوضي", "fariq_awwal"), ("ماجد العوضي", "deputy_commander_in_chief")}),
        ("قال وزير الخارجية القطري الشيخ محمد بن عبد الرحمن آل ثاني إن المحادثات مستمرة.",
         {("محمد بن عبد الرحمن ال ثاني", "minister"), ("محمد بن عبد الرحمن ال ثاني", "sheikh")}),
        ("استقبل الفريق أول كمال الشناوي، القائد العام للقوات المسلحة ووزير الدفاع المصري، "  # noqa: ISC004
         "الفريق أول ركن ماجد العوضي.",
         {("كمال الشناوي", "fariq_awwal"), ("كمال الشناوي", "commander_in_chief"),
          ("كمال الشناوي", "minister"), ("ماجد العوضي", "fariq_awwal")}),
        ("قال المقدم سالم الحربي إن الطريق فتح.", {("سالم الحربي", "muqaddam")}),
        ("حضر العقيد طيار رامي السالم.", {("رامي السالم", "aqid")}),
    ],
)  # fmt: skip
def test_titles_belong_to_their_name(text: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= titles(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("فاز الفريق المصري على ضيفه بثلاثة أهداف.", "fariq"),
        ("تفقد الوزير اللواء 32 مشاة في معسكره.", "liwa"),
        ("ألقى عميد كلية الطب كلمة في الحفل.", "amid"),
        ("زار نقيب الصحفيين الجرحى في المستشفى.", "naqib"),
    ],
)
def test_everyday_words_are_no_ranks(text: str, wrong: str) -> None:
    assert wrong not in {m.value.key for m in mentions(text) if isinstance(m.value, Rank)}


@pytest.mark.parametrize(
    ("text", "holder", "role"),
    [
        ("ودعت حنان القاضي رئيس تونس إلى الحوار.", "حنان القاضي", "president"),
        ("يلتقي رئيس الحكومة سعد البستاني، الرئيس الروسي، إيغور بتروف، غدا.", "سعد البستاني",
         "president"),
        ("ظهرت ابنة الرئيس الأمريكي إيما كارتر في الحفل.", "ايما كارتر", "president"),
        ("أشاد الرئيس اللبناني واللواء سامر الدهان بالاتفاق.", "سامر الدهان", "president"),
    ],
)  # fmt: skip
def test_posts_of_others_are_not_given(text: str, holder: str, role: str) -> None:
    assert (holder, role) not in titles(text)


def test_a_short_name_is_the_full_one_of_its_article() -> None:
    text = (
        "التقى الفريق سامر خليفة المشير خليفة الدهان في القصر. وأكد الفريق خليفة عمق العلاقات. "
        "وقال الدهان إن اللقاء مثمر."
    )
    assert people(text) == {"سامر خليفه", "خليفه الدهان"}
    assert ("سامر خليفه", "fariq") in titles(text)
    assert ("خليفه الدهان", "fariq") not in titles(text)


def test_a_patronymic_is_no_second_person() -> None:
    text = "وصل صالح خليفة الدهان إلى العاصمة. وأعرب صالح الدهان عن تقديره."
    assert people(text) == {"صالح خليفه الدهان"}


def test_joined_and_parted_compounds_are_one_name() -> None:
    assert people("قال النائب عبدالرحمن القاضي ذلك.") == people("قال النائب عبد الرحمن القاضي ذلك.")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("قال محافظ أسوان السابق خالد الدسوقي إن المشروع تأخر.", "former"),
        ("قال محافظ أسوان خالد الدسوقي إن المشروع تأخر.", "holds"),
        ("قال رئيس الوزراء المكلف خالد الدسوقي إن المشروع تأخر.", "acting"),
    ],
)
def test_the_status_of_a_post(text: str, status: str) -> None:
    posts = [m.value for m in mentions(text) if isinstance(m.value, Post) and m.holder]
    assert [post.status for post in posts] == [status]


def test_a_post_without_a_name_goes_to_its_only_bearer() -> None:
    text = (
        "استقبل كمال الشناوي، رئيس أركان حرب القوات المسلحة المصرية، وفدا. "
        "وحضر رئيس الأركان المصري حفل التخرج."
    )
    roles = [m for m in mentions(text) if isinstance(m.value, Post)]
    assert [m.holder for m in roles] == ["كمال الشناوي", "كمال الشناوي"]


def test_every_mention_is_the_raw_text_at_its_span() -> None:
    text = "وفي القصر، التقى العميد الركن سامر الدهان والوفدَ المرافق للرئيس التونسي."
    for mention in mentions(text):
        assert text[mention.span.start : mention.span.end] == mention.text


@pytest.mark.parametrize(
    "text",
    [
        "على الأرض، إلى أن يعيده الله، بأن اللقاء تم على هامش المؤتمر.",
        "سجلت الأسعار ارتفاعا على خلفية المخاوف من نقص المعروض.",
        "يبقى الاستقرار السياسي في البلاد أولوية قصوى.",
    ],
)
def test_running_text_names_nobody(text: str) -> None:
    assert people(text) == set()


def test_commands_told_by_a_verb() -> None:
    text = "وصل خالد الدسوقي، الذي يقود الجيش الوطني السوداني، إلى المطار."
    assert ("خالد الدسوقي", "commander") in titles(text)
