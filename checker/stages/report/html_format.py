"""The HTML report: self-contained, right to left, Arabic first, readable without JavaScript."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from markupsafe import Markup

from checker.errors import CheckerError
from checker.ids import digest
from checker.stages.report import html_env
from checker.stages.report.grouping import SubjectGroup, count_severities, group
from checker.stages.report.html_cards import card
from checker.stages.report.html_charts import charts
from checker.stages.report.html_decided import confirmations, set_aside
from checker.stages.report.html_pages import Item, Page, Part, lay_out, pack
from checker.stages.report.html_summary import summary_of
from checker.stages.report.json_format import encode
from checker.stages.report.timeline_lanes import Lanes, lanes_of
from checker.stages.report.timeline_svg import plot
from checker.types import Article, Finding, Report, Timeline

_MARK = '<meta name="generator" content="checker report">'
_LONGEST_CONFIG = 20_000


def render(report: Report) -> str:
    """Return the whole report as one page, whatever its size."""
    items = _items(report)
    (page,) = lay_out([items], ["report.html"])
    return _page(report, page, [page])


def write(report: Report, path: Path, *, max_bytes: int) -> tuple[Path, ...]:
    """Write the pages of a report; see ``checker.stages.report.write_html``."""
    pages = _pages(report, path.name, max_bytes)
    files = tuple(path.with_name(name) for name, _ in pages)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for file, (_, text) in zip(files, pages, strict=True):
            file.write_text(text, encoding="utf-8", newline="\n")
        _remove_stale(path, len(files))
    except OSError as error:
        hint = "choose another place with --output"
        raise CheckerError(f"cannot write: {error.strerror}", where=str(path), hint=hint) from None
    return files


def page_name(first: str, number: int) -> str:
    """Return the file name of a page: ``report.html``, ``report-2.html``, ..."""
    stem, dot, suffix = first.rpartition(".")
    return first if number == 1 else f"{stem or suffix}-{number}{dot}{suffix if stem else ''}"


def _pages(report: Report, name: str, max_bytes: int) -> list[tuple[str, str]]:
    """Return names and texts; the room for cards shrinks until every page fits.

    The first page has a room of its own: it carries the summary, and where each finding is.
    """
    items = _items(report)
    frame = len(_page(report, lay_out([[]], [name])[0], []).encode())
    first_room = room = max_bytes - frame
    while True:
        runs = pack(items, first_room=first_room, room=room)
        pages = lay_out(runs, [page_name(name, number + 1) for number in range(len(runs))])
        texts = [(page.name, _page(report, page, pages)) for page in pages]
        first, *others = (len(text.encode()) - max_bytes for _, text in texts)
        rest = max(others, default=0)
        least = min(first_room, room) < max_bytes // 5
        if max(first, rest) <= 0 or least or all(len(run) < 2 for run in runs):
            return texts
        first_room -= max(0, first) * 11 // 10
        room -= max(0, rest) * 11 // 10


def _items(report: Report) -> list[Item]:
    """Return every card with its headings: findings, then notes, then what was set aside."""
    articles = {article.id: article for article in report.articles}
    pictures = Pictures(report, articles)
    template = html_env.environment().get_template("card.html.j2")
    confirmed = confirmations(report)
    items: list[Item] = []
    for part, findings in _halves(report.findings):
        for subject in group(findings):
            picture = pictures.take(subject)
            for finding in subject.findings:
                view = card(finding, articles)
                html = template.render(
                    card=view, subject=_anchor(subject), confirmed=confirmed.get(finding.id)
                )
                items.append(
                    Item(
                        part,
                        _anchor(subject),
                        subject.label,
                        finding.kind,
                        view,
                        Markup(html),  # noqa: S704 - autoescaped
                        picture,
                    )
                )
                picture = Markup()
    return [*items, *_aside(report, articles)]


def _aside(report: Report, articles: Mapping[str, Article]) -> Iterator[Item]:
    template = html_env.environment().get_template("aside.html.j2")
    for one in set_aside(report, articles):
        html = Markup(template.render(one=one))  # noqa: S704 - autoescaped
        yield Item("aside", "", "", "", one.card, html, Markup())


def _halves(findings: Sequence[Finding]) -> Iterator[tuple[Part, list[Finding]]]:
    yield "findings", [one for one in findings if one.severity != "info"]
    yield "notes", [one for one in findings if one.severity == "info"]


def _anchor(subject: SubjectGroup) -> str:
    return digest(subject.key, length=10)


class Pictures:
    """Timelines by every name of their person; each is drawn once, at its first subject."""

    def __init__(self, report: Report, articles: Mapping[str, Article]) -> None:
        self._facts, self._articles = report.facts, articles
        self._by_name: dict[str, Timeline] = {}
        self._drawn: set[str] = set()
        for timeline in report.timelines:
            for name in (timeline.id, *timeline.keys, timeline.label):
                self._by_name.setdefault(name, timeline)

    def take(self, subject: SubjectGroup) -> Markup:
        """Return the picture of a subject, or nothing if it has none or was drawn."""
        timeline = self._known((*subject.ids, subject.label))
        if timeline is None or timeline.id in self._drawn:
            return Markup()
        self._drawn.add(timeline.id)
        return self._draw(timeline)

    def of(self, finding: Finding) -> Markup:
        """Return the picture of the person a finding is about, or nothing."""
        timeline = self._known((finding.subject.id, finding.subject.label))
        return self._draw(timeline) if timeline else Markup()

    def _known(self, names: Iterable[str]) -> Timeline | None:
        return next((self._by_name[name] for name in names if name in self._by_name), None)

    def _draw(self, timeline: Timeline) -> Markup:
        lanes = lanes_of(timeline, self._facts, self._articles)
        return _picture(lanes, f"tl-{digest(timeline.id, length=10)}") if lanes else Markup()


def _picture(lanes: Lanes, key: str) -> Markup:
    template = html_env.environment().get_template("timeline.html.j2")
    plots = [plot(lanes, "ar"), plot(lanes, "en")]
    return Markup(template.render(lanes=lanes, plots=plots, key=key))  # noqa: S704 - autoescaped


def _page(report: Report, page: Page, pages: Sequence[Page]) -> str:
    config = encode(report.run.config, indent=1) if report.run.config else ""
    return (
        html_env.environment()
        .get_template("page.html.j2")
        .render(
            report=report,
            page=page,
            pages=pages,
            summary=summary_of(report),
            counts=count_severities(one.finding for one in page.cards),
            charts=charts(report) if page.number == 1 else "",
            config=config[:_LONGEST_CONFIG],
            style=html_env.style(),
            script=html_env.script(),
            policy=html_env.policy(),
            mark=html_env.trusted(_MARK),
        )
    )


def _remove_stale(path: Path, kept: int) -> None:
    """Remove further pages of an earlier report, recognised by their generator mark."""
    number = kept + 1
    while (stale := path.with_name(page_name(path.name, number))).is_file():
        with stale.open(encoding="utf-8", errors="replace") as stream:
            if _MARK not in stream.read(4000):
                return
        stale.unlink()
        number += 1
