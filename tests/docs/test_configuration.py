"""The samples of configuration load, and the table of settings is the model."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from checker.config import Config, RuleConfig, load_config
from checker.rules import load_rules

from . import pages

SAMPLES = [
    pytest.param(sample, id=page) for page in pages.PAGES for sample in pages.fenced(page, "toml")
]
HEADER = ("key", "default", "meaning")


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_loads_and_names_rules_and_options_that_exist(sample: str, tmp_path: Path) -> None:
    path = tmp_path / "checker.toml"
    path.write_text(sample, encoding="utf-8")
    config = load_config(tmp_path, environ={}).config
    assert config != Config(), "a sample that sets nothing"
    rules = load_rules()
    assert {*config.enable, *config.disable, *config.rules} <= set(rules)
    for name, setting in config.rules.items():
        rules[name](options=setting.options)


def settings(model: type[BaseModel], above: str = "") -> Iterator[list[str]]:
    for name, field in model.model_fields.items():
        default = field.get_default(call_default_factory=True)
        if isinstance(default, BaseModel):
            yield from settings(type(default), f"{name}.")
        elif (model, name) != (Config, "rules"):
            shown = "the rule's own" if default is None else f"`{json.dumps(default)}`"
            yield [f"`{above}{name}`", shown, field.description or ""]


def test_the_table_of_settings_is_the_model() -> None:
    told = pages.rows("docs/configuration.md", *HEADER)
    assert told == [*settings(Config), *settings(RuleConfig)]


def test_the_environment_is_read_as_told(tmp_path: Path) -> None:
    environ = {"CHECKER_FAIL_ON": "error", "CHECKER_LIMITS_MAX_BYTES": "5"}
    assert set(environ) <= set(pages.inline("docs/configuration.md"))
    config = load_config(tmp_path, environ=environ).config
    assert (config.fail_on, config.limits.max_bytes) == ("error", 5)
