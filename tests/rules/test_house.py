"""A newsroom's own rules: under their own names, and never a run that hangs."""

import time
from pathlib import Path

import pytest

from checker.packs import PackIndex
from checker.packs.rules import ConsistencyRule, PatternRule, PhraseRule, RuleSpec
from checker.rules.base import Rule
from checker.rules.house.house_consistency import HouseConsistency
from checker.rules.house.house_pattern import HousePattern
from checker.rules.house.house_phrase import HousePhrase
from checker.types import Article, Corpus, Finding, Sentence, Span, Statement


def corpus(*texts: str) -> Corpus:
    articles = {f"a{number}": Article(f"a{number}", text) for number, text in enumerate(texts)}
    return Corpus(
        articles,
        {
            name: (
                Statement(
                    Sentence(name, 0, "body", Span("text", 0, len(article.text)), article.text)
                ),
            )
            for name, article in articles.items()
        },
    )


def findings(rule: type[Rule], spec: RuleSpec, *texts: str) -> list[Finding]:
    packs = PackIndex(())
    packs.rules = (spec,)
    return list(rule(packs).judge(corpus(*texts)))


def test_a_finding_bears_the_rules_own_name_and_kind() -> None:
    spec = ConsistencyRule(name="market", variants=("سوق", "صوق"))
    (found,) = findings(HouseConsistency, spec, "في السوق", "في الصوق")
    assert (found.rule, found.kind, found.severity) == ("market", "name-variant", "info")
    assert {side.key for side in found.sides} == {"سوق", "صوق"}
    for side in found.sides:
        assert all(item.quote in {"السوق", "الصوق"} for item in side.evidence)


def test_evidence_is_capped_and_support_is_not() -> None:
    spec = ConsistencyRule(name="market", variants=("سوق", "صوق"))
    (found,) = findings(HouseConsistency, spec, *["في السوق"] * 30, "في الصوق")
    assert [len(side.evidence) for side in found.sides] == [20, 1]
    assert found.sides[0].support == 30


def test_vowel_marks_do_not_hide_a_phrase() -> None:
    spec = PhraseRule(name="tamma", phrases=("تم افتتاح",), use="افتتح")
    (found,) = findings(HousePhrase, spec, "تمَّ افتتـاح المعرض")
    assert found.sides[0].evidence[0].quote == "تمَّ افتتـاح"
    assert found.suggestion is not None
    assert "افتتح" in found.suggestion.ar


def test_the_id_survives_an_edit_elsewhere() -> None:
    spec = PhraseRule(name="tamma", phrases=("تم افتتاح",))
    before = findings(HousePhrase, spec, "تم افتتاح المعرض")
    after = findings(HousePhrase, spec, "مساء أمس تم افتتاح المعرض الكبير")
    assert [found.id for found in before] == [found.id for found in after]


def test_an_evil_expression_is_given_up_and_said_so() -> None:
    spec = PatternRule(name="evil", extends="pattern", pattern="(a+)+(b+)+c", severity="error")
    begun = time.process_time()  # other work on the machine does not count
    found = findings(HousePattern, spec, *["a" * 2000 + "b" * 500] * 6)
    assert time.process_time() - begun < 5
    late = [one for one in found if "timeout" in {side.key for side in one.sides}]
    assert 0 < len(late) <= 3
    assert all(one.severity == "info" and one.rule == "evil" for one in late)


@pytest.mark.parametrize("scope", ["headline", "title", "lead", "quotes"])
def test_scope_leaves_other_sentences_alone(scope: str) -> None:
    spec = PatternRule.model_validate(
        {"name": "marks", "extends": "pattern", "pattern": "[!?]{2,}", "scope": scope}
    )
    assert not findings(HousePattern, spec, "متى؟ الآن!!")


def test_the_example_pack_can_be_loaded() -> None:
    from checker.packs import load_packs
    from checker.rules import house

    folder = Path(house.__file__).parent / "example"
    (pack,) = load_packs([folder])
    assert {rule.extends for rule in pack.rules} == {"consistency", "phrase", "pattern"}
