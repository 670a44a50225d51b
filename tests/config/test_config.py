"""Settings: what wins over what, where a value came from, and errors that point at their line."""

from pathlib import Path

import pytest

from checker.config import Config, load_config
from checker.errors import ConfigError

NO_ENVIRONMENT: dict[str, str] = {}


def write(folder: Path, text: str, name: str = "checker.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_everything_is_default(tmp_path: Path) -> None:
    loaded = load_config(tmp_path, environ=NO_ENVIRONMENT)
    assert loaded.config == Config()
    assert loaded.file is None
    assert loaded.origin("fail_on") == "default"


def test_the_nearest_file_upward_is_read(tmp_path: Path) -> None:
    write(tmp_path, 'fail_on = "info"')
    near = tmp_path / "desk"
    (near / "deep").mkdir(parents=True)
    write(near, 'fail_on = "error"')
    loaded = load_config(near / "deep", environ=NO_ENVIRONMENT)
    assert loaded.config.fail_on == "error"
    assert loaded.file == near / "checker.toml"


def test_a_table_in_pyproject_is_read_and_a_foreign_pyproject_is_passed_over(
    tmp_path: Path,
) -> None:
    write(tmp_path, '[tool.checker]\nmin_severity = "warning"\n', "pyproject.toml")
    inner = tmp_path / "inner"
    inner.mkdir()
    write(inner, '[project]\nname = "other"\n', "pyproject.toml")
    loaded = load_config(inner, environ=NO_ENVIRONMENT)
    assert loaded.config.min_severity == "warning"
    assert loaded.origin("min_severity") == f"{tmp_path / 'pyproject.toml'}:2:1"


def test_an_explicit_file_wins_over_the_nearest(tmp_path: Path) -> None:
    write(tmp_path, 'fail_on = "info"')
    other = write(tmp_path, 'fail_on = "none"', "gate.toml")
    assert load_config(tmp_path, explicit=other, environ=NO_ENVIRONMENT).config.fail_on == "none"


def test_option_beats_environment_beats_file(tmp_path: Path) -> None:
    write(tmp_path, 'fail_on = "info"\nencoder = "file"\nmin_severity = "error"')
    environ = {"CHECKER_FAIL_ON": "warning", "CHECKER_ENCODER": "environment"}
    loaded = load_config(tmp_path, overrides={"encoder": "option"}, environ=environ)
    config = loaded.config
    assert (config.min_severity, config.fail_on, config.encoder) == ("error", "warning", "option")
    assert loaded.origin("fail_on") == "environment CHECKER_FAIL_ON"
    assert loaded.origin("encoder") == "option --encoder"
    assert loaded.origin("min_severity").endswith("checker.toml:3:1")


def test_the_environment_sets_numbers_and_lists(tmp_path: Path) -> None:
    environ = {
        "CHECKER_LIMITS_MAX_BYTES": "1200",
        "CHECKER_THRESHOLDS_SIMILARITY": "0.75",
        "CHECKER_PACKS": "",
        "CHECKER_DISABLE": "boilerplate, undated-article",
    }
    config = load_config(tmp_path, environ=environ).config
    assert config.limits.max_bytes == 1200
    assert config.thresholds.similarity == 0.75
    assert config.packs == ()
    assert config.disable == ("boilerplate", "undated-article")


def test_foreign_environment_variables_are_left_alone(tmp_path: Path) -> None:
    environ = {"CHECKER_CACHE_DIR": "/x", "CHECKER_CONFIG": "y", "PATH": "/bin"}
    assert load_config(tmp_path, environ=environ).config == Config()


def test_a_mistyped_environment_variable_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path, environ={"CHECKER_FAIL_N": "error"})
    assert caught.value.where == "environment CHECKER_FAIL_N"
    assert caught.value.hint == "did you mean 'CHECKER_FAIL_ON'?"


def test_disable_on_the_command_line_adds_to_the_file(tmp_path: Path) -> None:
    write(tmp_path, 'disable = ["boilerplate"]')
    overrides = {"disable": ["metonym"]}
    config = load_config(tmp_path, overrides=overrides, environ=NO_ENVIRONMENT).config
    assert config.disable == ("boilerplate", "metonym")


def test_a_rule_asked_for_by_name_runs_though_the_file_disables_it(tmp_path: Path) -> None:
    write(tmp_path, 'disable = ["metonym", "boilerplate"]\n[rules.metonym]\nenabled = false')
    overrides = {"enable": ["metonym"]}
    config = load_config(tmp_path, overrides=overrides, environ=NO_ENVIRONMENT).config
    assert config.runs("metonym")
    assert not config.runs("rank-conflict")


def test_pack_paths_are_read_as_seen_from_the_file(tmp_path: Path) -> None:
    write(tmp_path, 'packs = ["libya-egypt", "./desk"]')
    config = load_config(tmp_path, environ=NO_ENVIRONMENT).config
    assert config.packs == ("libya-egypt", str(tmp_path / "desk"))
    assert config.summary()["packs"] == ["libya-egypt", "desk"], "no path of this machine"


@pytest.mark.parametrize(
    ("text", "where", "message", "hint"),
    [
        ('fail_onn = "error"', "1:1", "unknown key 'fail_onn'", "did you mean 'fail_on'?"),
        ('\n\nfail_on = "eror"', "3:1", "fail_on: 'eror' is not known", "did you mean 'error'?"),
        ("fail_on = 3", "1:1", "fail_on", "one of: error, warning, info, none"),
        ("[limits]\nmax_byte = 3", "2:1", "unknown key 'max_byte'", "did you mean 'max_bytes'?"),
        ('[limits]\nmax_bytes = "3"', "2:1", "max_bytes: expected a whole number, got '3'", ""),
        ("limits = 3", "1:1", "limits: expected a table of keys and values, got 3", ""),
        ('packs = "a"', "1:1", "packs: expected a list, got 'a'", ""),
        ("packs = [1]", "1:1", "packs, item 1: expected a text, got 1", ""),
        ("languages = []", "1:1", "languages: must not be empty", ""),
        ("thresholds = {similarity = 2}", "1:15", "less than or equal to 1", ""),
        (
            "[rules.rank-conflict]\nenabld = true",
            "2:1",
            "unknown key 'enabld'",
            "did you mean 'enabled'?",
        ),
        (
            '[rules]\nmetonym = {enabled = false, sverity = "info"}',
            "2:29",
            "unknown key 'sverity'",
            "did you mean 'severity'?",
        ),
        ('[rules.metonym]\nenabled = "yes"', "2:1", "enabled: expected true or false", ""),
        ("a = 1\nb = = 2", "2:5", "not TOML: Invalid value", ""),
        ("a = 1\na = 2\nb = 3", "2:6", "not TOML: Cannot overwrite", ""),
    ],
)
def test_a_mistake_is_shown_where_it_stands(
    tmp_path: Path, text: str, where: str, message: str, hint: str
) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path, environ=NO_ENVIRONMENT)
    assert caught.value.where == f"{path}:{where}"
    assert message in caught.value.message
    assert caught.value.hint == hint


def test_several_mistakes_are_counted(tmp_path: Path) -> None:
    write(tmp_path, "a = 1\nb = 2\nc = 3")
    with pytest.raises(ConfigError, match="and 2 more"):
        load_config(tmp_path, environ=NO_ENVIRONMENT)


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"\xff\xfe\x00\x01")
    for path, message in (
        (binary, "not UTF-8"),
        (tmp_path / "no.toml", "no such"),
        (tmp_path, "a folder"),
    ):
        with pytest.raises(ConfigError, match=message):
            load_config(tmp_path, explicit=path, environ=NO_ENVIRONMENT)


def test_toml_nested_beyond_reason_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "a = " + "[" * 100_000)
    with pytest.raises(ConfigError, match="not TOML"):
        load_config(tmp_path, environ=NO_ENVIRONMENT)


def test_a_wrong_option_names_the_option(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path, overrides={"enable": ["Rank Conflict"]}, environ=NO_ENVIRONMENT)
    assert caught.value.where == "option --rule"


def test_severities_compare() -> None:
    config = Config(fail_on="warning", min_severity="warning")
    assert [config.fails(s) for s in ("error", "warning", "info")] == [True, True, False]
    assert [config.shows(s) for s in ("error", "warning", "info")] == [True, True, False]
    assert not Config(fail_on="none").fails("error")
