"""The file: strict to read, with places; pleasant to review and to merge."""

import json
import subprocess
from pathlib import Path

import pytest

from checker.baseline import Baseline, read_baseline, render, write_baseline
from checker.baseline.reading import MAX_BYTES
from checker.errors import CheckerError, ConfigError

from .factory import baseline, entry

ENTRY = {
    "rule": "rank-conflict",
    "subject": "سالم",
    "question": "ما رتبة سالم؟",
    "reason": "قديم",
    "author": "Huda",
    "date": "2031-01-10",
}


def file(folder: Path, *lines: str) -> Path:
    """A file whose entries are these lines, the first of them line 4."""
    path = folder / "baseline.json"
    text = "\n".join(["{", '  "schema": 1,', '  "entries": {', *lines, "  }", "}", ""])
    path.write_text(text, encoding="utf-8")
    return path


def line(key: str = "f1", **changes: object) -> str:
    return f'    "{key}": {json.dumps({**ENTRY, **changes}, ensure_ascii=False)}'


def test_what_is_written_is_read_and_written_again_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "new" / "baseline.json"
    write_baseline(baseline(f2=entry(), f1=entry(expires="2031-12-31")), path)
    first = path.read_bytes()
    again = read_baseline(path)
    assert list(again.entries) == ["f1", "f2"]
    assert again.entries["f1"].expires == "2031-12-31"
    write_baseline(again, path)
    assert path.read_bytes() == first
    assert list(path.parent.iterdir()) == [path], "nothing is left beside it"


def test_the_form_of_the_file() -> None:
    assert render(baseline(f1=entry(reason="a\u202eb"))) == (
        '{\n  "schema": 1,\n  "entries": {\n    "f1": {\n'
        '      "rule": "rank-conflict",\n'
        '      "subject": "سالم الورداني",\n'
        '      "question": "ما رتبة سالم الورداني؟",\n'
        '      "reason": "a\\u202eb",\n'
        '      "author": "Huda",\n'
        '      "date": "2031-01-10"\n'
        "    }\n  }\n}\n"
    )
    assert render(Baseline()) == '{\n  "schema": 1,\n  "entries": {}\n}\n'


@pytest.mark.parametrize("form", [b"\xef\xbb\xbf%s", b"\n\n%s"])
def test_a_mark_and_any_line_ends_are_fine(form: bytes, tmp_path: Path) -> None:
    path = file(tmp_path, line())
    path.write_bytes((form % path.read_bytes()).replace(b"\n", b"\r\n"))
    assert list(read_baseline(path).entries) == ["f1"]


@pytest.mark.parametrize(
    ("lines", "place", "message"),
    [
        ([line() + ",", line()], "5:5", "the key 'f1' stands here twice"),
        ([line()[:-1] + ', "rule": "metonym"}'], "4:143", "the key 'rule' stands here twice"),
        ([line(resaon="x")], "4:143", "unknown key 'resaon'"),
        ([line(date="10.1.2031")], "4:121", "date: '10.1.2031' is no day"),
        ([line(date="2031-02-30")], "4:121", "date: '2031-02-30' is no day"),
        ([line(date=20310110)], "4:121", "date: expected a text, got 20310110"),
        ([line(expires="soon")], "4:143", "expires: 'soon' is no day"),
        ([line(expires=None)], "4:143", "expires: expected a text, got nothing"),
        ([line(rule="Rank Conflict")], "4:12", "rule: 'Rank Conflict' does not have the form"),
        ([line("two words")], "4:5", "does not have the form"),
        (['    "f1": ["rank-conflict"]'], "4:5", "f1: expected a table"),
        (['    "f1": {"rule": "metonym"}'], "4:5", "'subject' is missing (and 4 more)"),
        ([line(), line("f2")], "5:5", "not JSON: Expecting ',' delimiter"),
        (["<<<<<<< HEAD", line()], "4:1", "not JSON"),
    ],
)
def test_a_mistake_is_shown_where_it_stands(
    lines: list[str], place: str, message: str, tmp_path: Path
) -> None:
    path = file(tmp_path, *lines)
    with pytest.raises(ConfigError) as caught:
        read_baseline(path)
    assert message in caught.value.message
    assert caught.value.where == f"{path}:{place}"
    assert f"{place.partition(':')[0]:>5} | " in caught.value.hint, "the line is shown"


def test_hints_say_what_to_do(tmp_path: Path) -> None:
    for text, hint in [
        ([line(resaon="x")], "did you mean 'reason'?"),
        ([line().replace("author", "autor")], "did you mean 'author'?"),
        (["<<<<<<< HEAD", line()], "keep the entries of both sides"),
        ([line() + ",", line()], "keep one of the two"),
    ]:
        with pytest.raises(ConfigError) as caught:
            read_baseline(file(tmp_path, *text))
        assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not JSON"),
        (b"[]", "expected a table"),
        (b"{}", "the key 'schema' is missing"),
        (b'{"schema": 2, "entries": {}, "more": 1}', "schema 2: only schema 1 is read here"),
        (b'{"schema": 1, "entries": {}, "more": 1}', "unknown key 'more'"),
        (b"\xff\xfe{", "not UTF-8"),
        (b"[" * 200_000, "nested too deeply"),
        (b"1" * 5_000, "endless"),
    ],
)
def test_what_is_no_baseline_is_refused(data: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_bytes(data)
    with pytest.raises(ConfigError, match=message):
        read_baseline(path)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    with pytest.raises(ConfigError, match="over 50,000,000 bytes is no baseline"):
        read_baseline(path)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such baseline file"):
        read_baseline(tmp_path / "none.json")
    with pytest.raises(ConfigError, match="cannot be read"):
        read_baseline(tmp_path)
    with pytest.raises(CheckerError, match="cannot write"):
        write_baseline(Baseline(), tmp_path)


def test_entries_that_two_branches_add_at_different_places_merge(tmp_path: Path) -> None:
    common = {f"{n}0": entry() for n in range(1, 6)}
    contents = {
        "ours": {**common, "15": entry(author="Ours"), "60": entry(author="Ours")},
        "base": common,
        "theirs": {**common, "35": entry(author="Theirs"), "05": entry(author="Theirs")},
    }
    for name, entries in contents.items():
        write_baseline(Baseline(entries), tmp_path / name)
    subprocess.run(["git", "merge-file", "ours", "base", "theirs"], cwd=tmp_path, check=True)
    merged = read_baseline(tmp_path / "ours")
    assert merged.entries == {**contents["ours"], **contents["theirs"]}
    assert render(merged) == (tmp_path / "ours").read_text(encoding="utf-8")
