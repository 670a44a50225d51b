"""Adding to a pack: exactly that item is new, every comment stays, a mistake leaves no trace."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import PackError
from checker.packs import load_pack
from checker.packs.editing import Item, add_to_pack, added, flow
from checker.packs.marked import Keys

from .conftest import Writer

BLOCK = """\
# head
people:
- id: salim   # of the north
  name: {ar: سالم}
  aliases:
  - سالم الورداني   # as the agency writes
  # a note between

  note: >-
    two lines
    of text

# about the next
- {id: nadim, name: {ar: نديم}, aliases: [نديم ب,]}
- id: hadi
  name: {ar: هادي}   # the last
"""


@pytest.mark.parametrize(
    "path", [("people", at, "aliases") for at in range(3)], ids=["block", "flow", "none"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_only_the_item_is_new(path: Keys, end: str) -> None:
    old = BLOCK.replace("\n", end)
    new = added(old, path, "اسم آخر")
    before, after = (yaml.safe_load(text)["people"] for text in (old, new))
    before[path[1]].setdefault("aliases", []).append("اسم آخر")
    assert after == before
    assert [line for line in old.split(end) if "#" in line and line not in new.split(end)] == []
    assert (end == "\r\n") == ("\r\n" in new)
    assert new.replace("\r\n", "").count("\n") == (0 if end == "\r\n" else new.count("\n"))


def test_an_entry_is_added_at_the_end() -> None:
    entry = {"id": "new", "name": {"ar": "جديد"}, "aliases": ["أ", "ب"]}
    new = added(BLOCK.rstrip("\n"), ("people",), entry)
    assert yaml.safe_load(new)["people"][-1] == entry
    assert new.startswith(BLOCK.rstrip("\n"))


@pytest.mark.parametrize("text", ["", "# only a comment\n", "people:\n", "people: []\n"])
def test_a_file_without_entries_takes_the_first(text: str) -> None:
    assert yaml.safe_load(added(text, ("people",), {"id": "x"})) == {"people": [{"id": "x"}]}


@given(st.text(min_size=1, max_size=30))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    item: Item = {"id": "x", "aliases": [text]}
    assert yaml.load(flow(item), Loader=yaml.BaseLoader) == item  # noqa: S506 - our own text


@pytest.mark.parametrize("name", ["null", "No", "12", "1e3", "- x", "a: b", "#a", "[x]", "'", '"'])
def test_a_name_stays_a_text(name: str) -> None:
    assert yaml.safe_load(f"[{flow(name)}]") == [name]


def test_direction_overrides_are_written_by_name() -> None:
    assert "\u202e" not in flow("a\u202eb")


def test_the_pack_knows_it_afterwards(write_pack: Writer) -> None:
    folder = write_pack()
    (folder / "people.yml").write_text(
        "# ours\n" + (folder / "people.yml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    add_to_pack(folder, "people.yml", ("people", 0, "posts", 0, "also"), "آمر الحامية")
    add_to_pack(folder, "organisations.yml", ("organisations", 1, "variants"), "بلدية المدينة")
    pack = load_pack(folder)
    assert pack.people[0].posts[0].also == ("آمر الحامية",)
    assert pack.organisations[1].variants == ("بلدية المدينة",)
    assert (folder / "people.yml").read_text(encoding="utf-8").startswith("# ours\n")


def test_a_file_that_was_not_there_is_made(write_pack: Writer) -> None:
    folder = write_pack()
    (folder / "facts.yml").unlink()
    entry: Item = {"id": "x", "subject": {"ar": "س"}, "about": [["ص"]], "value": "much"}
    with pytest.raises(PackError):  # a figure is no text: the mistake is found, the file unmade
        add_to_pack(folder, "facts.yml", ("facts",), entry)
    assert not (folder / "facts.yml").exists()


@pytest.mark.parametrize(
    ("path", "item"),
    [
        (("people", 0, "aliases"), "الورداني"),  # ambiguous already
        (("people",), {"id": "salim", "name": {"ar": "آخر"}}),  # the id stands twice
        (("people", 0, "posts"), {"role": {"ar": "قائد"}, "organisation": "nowhere"}),
        (("people", 9, "aliases"), "اسم"),
        (("people", 0, "id"), "اسم"),
    ],
)
def test_what_would_break_the_pack_is_rolled_back(
    write_pack: Writer, path: Keys, item: Item
) -> None:
    folder = write_pack()
    before = {file: file.read_bytes() for file in folder.rglob("*.yml")}
    with pytest.raises(PackError):
        add_to_pack(folder, "people.yml", path, item)
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


def test_a_pack_with_mistakes_is_not_touched(write_pack: Writer) -> None:
    folder = write_pack(("people.yml", "id: nadim", "id: salim"))
    with pytest.raises(PackError, match="mistakes already"):
        add_to_pack(folder, "people.yml", ("people", 0, "aliases"), "اسم")


def test_a_folder_that_cannot_be_written_says_so(
    write_pack: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_pack()

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(PackError, match="No space left"):
        add_to_pack(folder, "people.yml", ("people", 0, "aliases"), "اسم")
    assert not list(folder.glob("*.part"))
