"""A newsroom with a pack of its own, and findings that could teach it something."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from checker.review.proposals import Shelf
from checker.types import Report, Subject

from .newsdesk import article, finding, quote, report, side
from .room import Browser, Page, Room

PEOPLE = """\
# The desk's people; do not sort.
people:
- id: salim   # asked the ministry, March 2031
  name: {ar: سالم الورداني}
  aliases: [سالم رمزي الورداني]   # as the gazette writes
  ambiguous: [الورداني]
  posts:
  - {role: {ar: قائد الحامية}, from: 2030, certainty: likely}

# The north
- id: nadim
  name: {ar: نديم الكاتب}
"""
BODIES = "organisations:\n- id: council\n  name: {ar: مجلس المدينة}\n  variants:\n  - مجلس القصر\n"
NAMES = ("سالم الورداني", "سالم الورضاني")


def pack(place: Path, name: str) -> Path:
    place.mkdir()
    head = f'name: {name}\nversion: "1.0"\ndescription: {{ar: حزمة}}\nlanguages: [ar]\nlicence: x\n'
    for file, text in (("pack", head), ("people", PEOPLE), ("organisations", BODIES)):
        (place / f"{file}.yml").write_text(text, encoding="utf-8")
    return place


def two(kind: str, subject: str, *values: str, name: str = "f1", of: str = "person") -> Report:
    """Return a report of one finding whose sides are these values, each in its own article."""
    articles = [article(f"{name}-{at}", f"قيل إن {value} حضر.") for at, value in enumerate(values)]
    sides = [side(value, quote(one, value)) for value, one in zip(values, articles, strict=True)]
    found = finding(name, *sides, kind=kind, subject=subject)
    return report([replace(found, subject=Subject(f"{of}-{name}", subject))], articles)


def sit(of: Report, folder: Path, shelf: Shelf | None = None) -> tuple[Room, Browser]:
    room = Room(of, folder)
    room.app.state.shelf = shelf or Shelf()
    return room, room.browser()


def keys(browser: Browser) -> list[str]:
    return inputs(browser, "//main/article//input[@name='proposal']/@value")


def declined(browser: Browser) -> list[str]:
    return inputs(browser, "//details//input[@name='proposal']/@value")


def inputs(browser: Browser, path: str) -> list[str]:
    """Return the keys of proposals, each once: a proposal has a form for every answer."""
    return list(dict.fromkeys(map(str, browser.get("/proposals").all(path))))


def answer(browser: Browser, key: str, said: str = "accept") -> Page:
    return browser.send("/proposals", proposal=key, answer=said)
