"""Loading packs: what is there, and every mistake shown where it stands."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.errors import PackError
from checker.packs import bundled_packs, find_pack, load_pack, load_packs, validate_pack
from checker.packs.rules import ConsistencyRule, PatternRule, PhraseRule, compiled

Writer = Callable[..., Path]


def test_a_pack_is_read_whole(write_pack: Writer) -> None:
    pack = load_pack(write_pack())
    assert (pack.name, pack.info.version) == ("demo", "1.0.0")
    assert [person.id for person in pack.people] == ["salim", "nadim"]
    assert [type(rule) for rule in pack.rules] == [ConsistencyRule, PhraseRule, PatternRule]
    assert pack.people[0].ranks[1].label == "فريق ركن"


def test_a_pack_of_one_file_is_enough(tmp_path: Path) -> None:
    (tmp_path / "pack.yml").write_text(
        "name: tiny\nversion: '1'\ndescription: {ar: صغيرة}\nlanguages: [ar]\nlicence: MIT\n",
        encoding="utf-8",
    )
    assert load_pack(tmp_path).people == ()


def test_every_bundled_pack_is_valid() -> None:
    assert "libya-egypt" in bundled_packs()
    for name in bundled_packs():
        assert validate_pack(find_pack(name)) == ()
        assert load_packs([name])[0].name == name


MISTAKES = [
    ("people.yml", "aliases:", "alias:", "4", "unknown key 'alias'", "did you mean 'aliases'?"),
    ("people.yml", "- id: salim", "- identifier: salim", "2", "the key 'id' is missing", ""),
    ("people.yml", "certain}", "sure}", "8", "'sure' is not known here", "one of: certain"),
    ("people.yml", "2031-01-05", "2031-02-30", "8", "not a day of the calendar", ""),
    ("people.yml", "2031-01-05", "05/01/2031", "8", "is not a date", ""),
    ("people.yml", "to: 2032-06-01", "to: 2030", "8", "later than 'to'", ""),
    ("people.yml", "rank: fariq", "rank: farik", "9", "called 'farik'", "did you mean 'fariq'?"),
    ("people.yml", "side: north", "side: nort", "6", "called 'nort'", "did you mean 'north'?"),
    ("people.yml", "organisation: garrison", "organisation: x", "11", "called 'x'", "garrison"),
    ("people.yml", "id: nadim", "id: salim", "12", "the id 'salim' stands twice", ""),
    ("people.yml", "[سالم الورداني]", "[الورداني]", "4", "both an alias and ambiguous", ""),
    ("people.yml", "aliases: [", "aliases: [1, ", "4", "aliases, item 1: expected a text", ""),
    ("people.yml", "people:", "people: []\npeople:", "2", "stands here twice", ""),
    ("people.yml", "name: {ar: سالم", "name: !x {ar: سالم", "3", "the tag !x", ""),
    ("organisations.yml", "seats: [qasr]", "seats: [qsr]", "6", "called 'qsr'", "'qasr'?"),
    ("places.yml", "country: LY", "country: Libya", "2", "does not have the form", ""),
    ("facts.yml", "[100, 900]", "[500, 900]", "2", "outside its own 'plausible'", ""),
    ("style.yml", "[مسؤول, مسئول]", "[مسؤول]", "2", "must not be empty", ""),
    ("style.yml", "name: cliche", "name: spelling", "1", "two rules are called", ""),
    ("rules/shout.yml", "pattern: '!{2,}'", "pattern: '(!'", "3", "not a regular expr", ""),
    ("rules/shout.yml", "pattern: '!{2,}'", "pattern: '!*'", "3", "matches the empty text", ""),
    ("rules/shout.yml", "extends: pattern", "extends: patern", "2", "no archetype", "'pattern'?"),
    ("rules/shout.yml", "name: shout", "name: whisper", "1", "named like its file", "whisper.yml"),
    ("pack.yml", "version: 1.0.0", "version: new", "2", "does not have the form", ""),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "message", "hint"), MISTAKES)
def test_a_mistake_is_shown_where_it_stands(
    write_pack: Writer, file: str, old: str, new: str, line: str, message: str, hint: str
) -> None:
    folder = write_pack((file, old, new))
    found = validate_pack(folder)
    assert found, "the mistake must be seen"
    assert found[0].where.startswith(f"{folder / file}:{line}:")
    assert message in found[0].message
    assert hint in found[0].hint
    with pytest.raises(PackError) as caught:
        load_pack(folder)
    assert caught.value.where == found[0].where


def test_the_lines_around_a_mistake_are_shown(write_pack: Writer) -> None:
    folder = write_pack(("facts.yml", "unit: m", "unitt: m"))
    problem = validate_pack(folder)[0]
    assert problem.where == f"{folder / 'facts.yml'}:6:3"
    assert problem.excerpt.splitlines() == [
        "    5 |   value: 400",
        "    6 |   unitt: m",
        "      |   ^",
        "    7 |   tolerance: 0.05",
    ]
    assert problem.hint == "did you mean 'unit'?"


def test_all_mistakes_are_listed_and_the_first_is_raised(write_pack: Writer) -> None:
    folder = write_pack(("people.yml", "aliases:", "alias:"), ("facts.yml", "unit: m", "unitt: m"))
    assert len(validate_pack(folder)) == 2
    with pytest.raises(PackError, match="and 1 more"):
        load_pack(folder)


def test_a_file_that_nobody_reads_is_a_mistake(write_pack: Writer) -> None:
    folder = write_pack(organizations="organisations: []\n")
    found = validate_pack(folder)
    assert found[0].where == str(folder / "organizations.yml")
    assert found[0].hint == "did you mean 'organisations.yml'?"


@pytest.mark.parametrize(
    "text",
    [
        "people: [",
        "people: {a: b: c}",
        "\tpeople: []",
        "people: []\n---\npeople: []",
        "people: &a [*a]",
        "a: &a [x, x, x, x, x, x, x, x]\n"
        + "".join(
            f"{new}: &{new} [{', '.join([f'*{old}'] * 8)}]\n"
            for old, new in zip("abcdefgh", "bcdefghi", strict=True)
        ),
        "people: " + "[" * 5_000,
        "? [a, b]\n: c",
        "people:\n- !!python/object/apply:os.system [ls]",
        "\x00",
        "",
    ],
)
def test_hostile_yaml_is_an_error_and_never_a_traceback(write_pack: Writer, text: str) -> None:
    with pytest.raises(PackError, match=r"."):
        load_pack(write_pack(people=text))


def test_a_file_that_is_not_utf8_is_an_error(write_pack: Writer) -> None:
    folder = write_pack()
    (folder / "people.yml").write_bytes("people: [] # قائد".encode("cp1256"))
    with pytest.raises(PackError, match="not UTF-8"):
        load_pack(folder)


def test_a_name_that_looks_like_a_value_stays_a_name(write_pack: Writer) -> None:
    folder = write_pack(("places.yml", "country: LY}", "country: NO}"))
    assert load_pack(folder).places[0].country == "NO"


def test_a_pack_is_found_by_name_in_the_search_folders_first(write_pack: Writer) -> None:
    folder = write_pack()
    assert load_packs(["demo"], search=[folder.parent])[0].name == "demo"
    assert find_pack(folder / "pack.yml") == folder


def test_an_unknown_name_gets_a_hint(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="no pack is called 'libya-egipt'") as caught:
        load_packs(["libya-egipt"])
    assert "did you mean 'libya-egypt'?" in caught.value.hint
    with pytest.raises(PackError, match=r"no pack\.yml"):
        load_packs([str(tmp_path)])


def test_one_pack_twice_is_an_error() -> None:
    with pytest.raises(PackError, match="loaded twice"):
        load_packs(["libya-egypt", "libya-egypt"])


def test_a_costly_expression_is_cut_off() -> None:
    costly = compiled(r"^(?:\w|\w\w)+[!؟]")
    with pytest.raises(TimeoutError):
        costly.search("ا" * 60 + " ", timeout=0.05)
