"""A review to test with: its desk, its application, and browsers that sit at it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lxml import html
from starlette.testclient import TestClient

from checker.decisions import Decision, DecisionLog, read_log
from checker.review import Desk, Editors, make_app
from checker.review.editors import read_editors
from checker.review.texts import GivenTexts
from checker.types import Report

TOKENS = {"هدى": "huda-token-0123456789", "سامر": "samer-token-0123456789"}
HOST = "review.example"


def two_editors(folder: Path) -> Editors:
    """Return the editors of a token file."""
    file = folder / "editors.txt"
    file.write_text("".join(f"{name}: {token}\n" for name, token in TOKENS.items()), "utf-8")
    return read_editors(file)


@dataclass
class Room:
    """A running application over a report; ``seconds`` moves its clock."""

    report: Report
    folder: Path
    editors: Editors = field(default_factory=lambda: Editors(alone="هدى"))
    seconds: float = 0.0

    def __post_init__(self) -> None:
        texts = GivenTexts({each.id: each for each in self.report.articles})
        self.desk = Desk(self.report, texts, DecisionLog(self.folder / "decisions.sqlite"))
        self.app = make_app(
            self.desk, self.editors, hosts=[HOST], now=self.now, clock=lambda: self.seconds
        )

    def now(self) -> datetime:
        """Return a moment a minute after the one before."""
        self.seconds += 0.001
        return datetime(2031, 3, 7, tzinfo=UTC) + timedelta(minutes=self.seconds * 1000)

    def browser(self, editor: str = "") -> Browser:
        """Return a browser, signed in as an editor if one is named."""
        browser = Browser(TestClient(self.app, f"http://{HOST}", follow_redirects=False))
        if editor:
            assert browser.post("/signin", token=TOKENS[editor]).status == 303
        return browser

    @property
    def log(self) -> tuple[Decision, ...]:
        """All that was decided."""
        return read_log(self.desk.log.path)


@dataclass(frozen=True)
class Page:
    """An answer."""

    status: int
    headers: dict[str, str]
    text: str

    @property
    def to(self) -> str:
        """Where a redirect leads."""
        return self.headers["location"]

    def all(self, path: str) -> list[html.HtmlElement]:
        """Return the elements of an XPath."""
        found: list[html.HtmlElement] = html.fromstring(self.text).xpath(path)
        return found

    def words(self, path: str) -> str:
        """Return the text of the elements of an XPath."""
        return " ".join(" ".join(one.itertext()) for one in self.all(path))


@dataclass
class Browser:
    """Reads pages and sends their forms, as an editor does."""

    client: TestClient

    def get(self, path: str, **headers: str) -> Page:
        """Return a page."""
        return _page(self.client.get(path, headers=headers))

    def post(self, path: str, **form: object) -> Page:
        """Send a form without any secret."""
        return _page(self.client.post(path, data=form))

    def csrf(self) -> str:
        """Return the secret of this browser's forms."""
        return str(self.get("/rules").all("//input[@name='csrf']/@value")[0])

    def send(self, path: str, **form: object) -> Page:
        """Send a form as a page would."""
        return self.post(path, csrf=self.csrf(), **form)

    def decide(self, name: str, verdict: str, *, query: str = "", **form: object) -> Page:
        """Decide on a finding."""
        return self.send(f"/finding/{name}{query}", verdict=verdict, **form)

    def queue(self, query: str = "") -> list[str]:
        """Return the ids of the findings of a queue's page."""
        links = self.get(f"/{query}").all("//p[@class='ask']/a/@href")
        return [str(link).removeprefix("/finding/").partition("?")[0] for link in links]


def _page(answer: object) -> Page:
    status, text = answer.status_code, answer.text  # type: ignore[attr-defined]
    return Page(status, dict(answer.headers), text)  # type: ignore[attr-defined]
