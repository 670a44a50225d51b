"""Links lead somewhere, files that are named are there, and the picture is one."""

import re
from pathlib import Path

import pytest

from checker import __version__

from . import pages

PLACES = (".", "checker", "checker/stages", "checker/stages/cluster", "checker/stages/ingest")
FILE = re.compile(r"[\w./-]*/[\w-]+\.(?:py|yml|md|json|png|toml)|[\w/]+/")
# What a reader's own folders are called in examples.
INVENTED = re.compile(r"articles/|(\./)?packs/desk.*|rules/shouting.yml|out/.*")


@pytest.mark.parametrize("page", pages.PAGES)
def test_links_lead_to_files(page: str) -> None:
    folder = (pages.ROOT / page).parent
    local = [link for link in pages.links(page) if not re.match(r"https?://|#", link)]
    assert [link for link in local if not (folder / link.partition("#")[0]).exists()] == []


@pytest.mark.parametrize("page", pages.PAGES)
def test_files_that_are_named_are_there(page: str) -> None:
    named = [code for code in pages.inline(page) if FILE.fullmatch(code)]
    folders = [pages.ROOT / place for place in (*PLACES, Path(page).parent)]
    missing = [
        name
        for name in named
        if not INVENTED.fullmatch(name) and not any((f / name).exists() for f in folders)
    ]
    assert missing == []


def test_the_layout_is_the_tree() -> None:
    block = pages.text("CONTRIBUTING.md").partition("## Where to change what")[2]
    names = re.findall(r"^ {6}(?:stages/ +| {12})?([a-z]+/|[a-z.\s]+\.py)", block, re.MULTILINE)
    told = {name.rstrip("/") for part in names for name in part.split()}
    package = pages.ROOT / "checker"
    parts = {path.name for path in package.iterdir() if not path.name.startswith(("_", "py."))}
    stages = {path.name for path in (package / "stages").iterdir() if path.is_dir()}
    assert parts | stages - {"__pycache__"} == told | {"stages"}


def test_the_picture_is_small_enough_for_a_page() -> None:
    data = (pages.ROOT / "docs/report.png").read_bytes()
    assert data.startswith(b"\x89PNG")
    assert len(data) < 400_000


def test_the_changelog_knows_the_version() -> None:
    assert __version__ in pages.text("CHANGELOG.md")
