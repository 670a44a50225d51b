"""What a decision teaches: proposals for the newsroom's own pack, accepted by an editor."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker.errors import PackError
from checker.packs import load_pack, validate_pack
from checker.packs.loader import BUNDLED
from checker.review.proposals import Shelf, proposals
from checker.types import Finding

from .newsdesk import report
from .packdesk import NAMES, PEOPLE, answer, keys, pack, sit, two
from .room import Room, two_editors

CASES = [
    ("name-variant", NAMES, "not-a-conflict:style", ("people", 0, "aliases"), NAMES[1]),
    ("name-variant", NAMES, "both-right", ("people", 0, "aliases"), NAMES[1]),
    ("post-holder-conflict", NAMES, "not-a-conflict:style", ("people", 0, "aliases"), NAMES[1]),
    ("organisation-name", ("مجلس البلدة الأعلى", "مجلس القصر"), "not-a-conflict:style",
     ("organisations", 0, "variants"), "مجلس البلدة الأعلى"),
    ("post-conflict", ("قائد الحامية", "آمر الحامية"), "not-a-conflict:style",
     ("people", 0, "posts", 0, "also"), "آمر الحامية"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "values", "verdict", "path", "item"), CASES)
def test_a_dismissed_finding_proposes_an_edit_that_is_written(
    tmp_path: Path,
    folder: Path,
    kind: str,
    values: tuple[str, ...],
    verdict: str,
    path: tuple[str | int, ...],
    item: str,
) -> None:
    _, browser = sit(two(kind, "سالم الورداني", *values), tmp_path, Shelf(folder=folder))
    assert keys(browser) == []
    browser.decide("f1", verdict)
    (key,) = keys(browser)
    assert item in browser.get("/proposals").words("//pre")
    sent = answer(browser, key)
    assert (sent.status, sent.to) == (303, "/proposals")
    here: object = yaml.safe_load((folder / f"{path[0]}.yml").read_text(encoding="utf-8"))
    for step in path:
        here = here[step]  # type: ignore[index]
    assert isinstance(here, list)
    assert here[-1] == item
    assert validate_pack(folder) == ()
    assert keys(browser) == []  # the pack knows it now


def test_comments_and_order_of_the_file_stay(tmp_path: Path, folder: Path) -> None:
    _, browser = sit(two("name-variant", NAMES[0], *NAMES), tmp_path, Shelf(folder=folder))
    browser.decide("f1", "not-a-conflict:style")
    answer(browser, keys(browser)[0])
    expected = PEOPLE.replace("رمزي الورداني]", f"رمزي الورداني, {NAMES[1]}]")
    assert (folder / "people.yml").read_text(encoding="utf-8") == expected


@pytest.mark.parametrize(
    ("kind", "of", "file", "key"),
    [
        ("name-variant", "person", "people", "aliases"),
        ("name-variant", "place", "places", "aliases"),
        ("organisation-name", "org", "organisations", "variants"),
    ],
)
def test_names_that_no_pack_knows_make_an_entry(
    tmp_path: Path, folder: Path, kind: str, of: str, file: str, key: str
) -> None:
    spellings = ("هادي الزرقان", "هادي الزرغان")
    made = two(kind, spellings[0], *spellings, of=of)
    _, browser = sit(made, tmp_path, Shelf(folder=folder))
    browser.decide("f1", "not-a-conflict:style")
    answer(browser, keys(browser)[0])
    entry = getattr(load_pack(folder), file)[-1]
    assert entry.name.ar == spellings[0]
    assert getattr(entry, key) == (spellings[1],)


@pytest.mark.parametrize("person", ["نديم الكاتب", "وائل السروي"], ids=["known", "unknown"])
def test_posts_of_different_times_are_dated_by_their_articles(
    tmp_path: Path, folder: Path, person: str
) -> None:
    made = two("post-conflict", person, "وزير الري", "وزير النقل")
    _, browser = sit(made, tmp_path, Shelf(folder=folder))
    browser.decide("f1", "both-right")
    while found := keys(browser):
        answer(browser, found[0])
    (known,) = [one for one in load_pack(folder).people if one.name.ar == person]
    assert [post.role.ar for post in known.posts] == ["وزير الري", "وزير النقل"]
    assert {post.certainty for post in known.posts} == {"uncertain"}
    assert {str(post.last_seen) for post in known.posts} == {"2031-03-02"}


@pytest.mark.parametrize(
    "verdict", ["confirmed", "later", "not-a-conflict:event", "not-a-conflict:update",
                "not-a-conflict:other"],
)  # fmt: skip
def test_other_decisions_teach_nothing(tmp_path: Path, folder: Path, verdict: str) -> None:
    _, browser = sit(two("name-variant", NAMES[0], *NAMES), tmp_path, Shelf(folder=folder))
    browser.decide("f1", verdict)
    assert keys(browser) == []


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("number-conflict", ("12", "21")),
        ("name-variant", ("سالم الورداني", "نديم الكاتب")),  # two people to the pack
        ("name-variant", ("سالم الورداني", "الورداني")),  # a name that others share
        ("name-variant", ("سالم الورداني", "سالم \u202eالورضاني")),  # it shows another text
        ("name-variant", ("سالم الورداني", "س" * 201)),
        ("name-variant", ("سالم الورداني", "سالم رمزي الورداني")),  # known already
        ("post-conflict", ("وزير الري", "وزير النقل")),  # neither post is known
    ],
)
def test_what_would_be_wrong_in_a_pack_is_not_proposed(
    tmp_path: Path, folder: Path, kind: str, values: tuple[str, ...]
) -> None:
    room, browser = sit(two(kind, "سالم الورداني", *values), tmp_path, Shelf(folder=folder))
    browser.decide("f1", "not-a-conflict:style")
    assert proposals(room.desk, Shelf(folder=folder)) == ()


def test_an_undone_decision_proposes_nothing(tmp_path: Path, folder: Path) -> None:
    _, browser = sit(two("name-variant", NAMES[0], *NAMES), tmp_path, Shelf(folder=folder))
    browser.decide("f1", "not-a-conflict:style")
    browser.decide("f1", "undo")
    assert keys(browser) == []


def test_without_a_folder_the_lines_are_shown_to_be_copied(tmp_path: Path) -> None:
    _, browser = sit(two("name-variant", NAMES[0], *NAMES), tmp_path)
    browser.decide("f1", "not-a-conflict:style")
    page = browser.get("/proposals")
    assert page.all("//input[@value='accept']") == []
    (shown,) = page.all("//pre")
    (entry,) = yaml.safe_load(str(shown.text_content()))["people"]
    assert entry["aliases"] == [NAMES[1]]
    assert "--pack-folder" in page.text


def test_an_entry_of_another_pack_is_shown_and_not_written(tmp_path: Path, folder: Path) -> None:
    other = pack(tmp_path / "agency", "agency")
    (folder / "people.yml").unlink()
    shelf = Shelf((load_pack(other),), folder)
    room, browser = sit(two("name-variant", NAMES[0], *NAMES), tmp_path, shelf)
    browser.decide("f1", "not-a-conflict:style")
    assert browser.get("/proposals").all("//input[@value='accept']") == []
    assert NAMES[1] in browser.get("/proposals").words("//pre")
    (one,) = proposals(room.desk, shelf)
    assert answer(browser, one.lesson.key).status == 400
    assert (other / "people.yml").read_text(encoding="utf-8") == PEOPLE


def test_a_form_of_nobody_writes_nothing(tmp_path: Path, folder: Path) -> None:
    room = Room(two("name-variant", NAMES[0], *NAMES), tmp_path, two_editors(tmp_path))
    room.app.state.shelf = Shelf(folder=folder)
    huda = room.browser("هدى")
    huda.decide("f1", "not-a-conflict:style")
    (key,) = keys(huda)
    assert huda.post("/proposals", proposal=key).status == 403  # no secret
    assert huda.post("/proposals", proposal=key, csrf="x").status == 403
    assert room.browser().post("/proposals", proposal=key).status == 403
    assert room.browser().get("/proposals").to.startswith("/signin")
    origin = {"Origin": "https://evil.example"}
    sent = huda.client.post("/proposals", data={"proposal": key, "csrf": "x"}, headers=origin)
    assert sent.status_code == 403
    assert (folder / "people.yml").read_text(encoding="utf-8") == PEOPLE


def test_a_proposal_that_somebody_else_accepted_is_gone(tmp_path: Path, folder: Path) -> None:
    _, browser = sit(two("name-variant", NAMES[0], *NAMES), tmp_path, Shelf(folder=folder))
    browser.decide("f1", "not-a-conflict:style")
    (key,) = keys(browser)
    assert answer(browser, key).status == 303
    after = (folder / "people.yml").read_bytes()
    assert answer(browser, key).status == 303
    assert (folder / "people.yml").read_bytes() == after


def test_what_cannot_be_written_is_said_and_leaves_no_trace(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, browser = sit(two("name-variant", NAMES[0], *NAMES), tmp_path, Shelf(folder=folder))
    browser.decide("f1", "not-a-conflict:style")
    (key,) = keys(browser)

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    sent = answer(browser, key)
    assert sent.status == 409
    assert "No space left" in sent.words("//*[@role='alert']")
    assert (folder / "people.yml").read_text(encoding="utf-8") == PEOPLE


def test_packs_of_checker_are_never_written_to(tmp_path: Path) -> None:
    for place in (BUNDLED / "libya-egypt", BUNDLED):
        with pytest.raises(PackError, match="stay as they are"):
            Shelf(folder=place)
    link = tmp_path / "mine"
    link.symlink_to(BUNDLED / "libya-egypt")
    with pytest.raises(PackError, match="stay as they are"):
        Shelf(folder=link)


def test_hostile_names_stay_text(tmp_path: Path, folder: Path) -> None:
    evil = "\"], x: <script>window.hacked=1</script> # '{{ 7*7 }}"
    _, browser = sit(two("name-variant", NAMES[0], NAMES[0], evil), tmp_path, Shelf(folder=folder))
    browser.decide("f1", "not-a-conflict:style")
    page = browser.get("/proposals")
    assert page.all("//script[not(@src)]") == []
    answer(browser, keys(browser)[0])
    assert load_pack(folder).people[0].aliases[-1] == evil


def test_two_findings_that_teach_the_same_propose_it_once(tmp_path: Path, folder: Path) -> None:
    made = [two("name-variant", NAMES[0], *NAMES, name=name) for name in ("f1", "f2")]
    findings: list[Finding] = [one for each in made for one in each.findings]
    both = report(findings, [one for each in made for one in each.articles])
    _, browser = sit(both, tmp_path, Shelf(folder=folder))
    for name in ("f1", "f2"):
        browser.decide(name, "not-a-conflict:style")
    assert len(keys(browser)) == 1
