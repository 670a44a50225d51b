"""What holds the rules together: one name everywhere, a page, and cases in every language."""

import inspect
from pathlib import Path

import pytest
import yaml

from checker.rules.base import Rule
from checker.rules.registry import load_rules
from checker.testing import load_cases

HEADINGS = ("What it flags:", "Why it matters:", "When it stays silent:", "Options:")
LEAST_FLAGGED, LEAST_SILENT = 2, 3
BUILTIN = sorted(
    (rule for rule in load_rules().values() if rule.__module__.startswith("checker.rules.")),
    key=lambda rule: rule.kind,
)

every_rule = pytest.mark.parametrize("rule", BUILTIN, ids=lambda rule: rule.kind)


def path_of(rule: type[Rule]) -> Path:
    return Path(inspect.getfile(rule))


@every_rule
def test_file_folder_and_kind_are_one_name(rule: type[Rule]) -> None:
    assert path_of(rule).stem == rule.kind.replace("-", "_")
    assert path_of(rule).parent.name == rule.family


@every_rule
def test_the_docstring_is_the_page(rule: type[Rule]) -> None:
    page = inspect.getdoc(inspect.getmodule(rule)) or ""
    places = [page.find(f"\n{heading}") for heading in HEADINGS]
    assert min(places) > 0, "a heading is missing"
    assert places == sorted(places), "the headings are out of order"
    bodies = [page[place:end] for place, end in zip(places, [*places[1:], len(page)], strict=True)]
    assert all(len(body.split("\n", 2)[-1].strip()) > 0 for body in bodies), "an empty section"


@every_rule
def test_every_option_is_on_the_page(rule: type[Rule]) -> None:
    options = (inspect.getdoc(inspect.getmodule(rule)) or "").partition("\nOptions:")[2]
    assert not [name for name in rule.options if f"{name}:" not in options]


@every_rule
def test_texts_ask_and_tell_in_both_languages(rule: type[Rule]) -> None:
    text = path_of(rule).with_suffix(".yml").read_text(encoding="utf-8")
    texts = next(yaml.safe_load_all(text))["texts"]
    for name, block in texts.items():
        assert {"question", "message"} <= set(block) <= {"question", "message", "suggestion"}, name
        for part in block.values():
            assert set(part) == {"ar", "en"}, name
            assert all(text.strip() for text in part.values()), name


@every_rule
def test_each_language_has_cases_that_flag_and_more_that_pass(rule: type[Rule]) -> None:
    cases = load_cases(path_of(rule).with_suffix(".yml"))
    assert {case.language for case in cases} <= set(rule.languages)
    for language in rule.languages:
        flags = [case.flag for case in cases if case.language == language]
        assert flags.count(True) >= LEAST_FLAGGED, language
        assert flags.count(False) >= LEAST_SILENT, language
