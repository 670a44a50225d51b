"""The pages that are looked at: the queue, one finding, what to correct, and the rules so far."""

from __future__ import annotations

from math import ceil

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from checker.review import corrections as lists
from checker.review.desk import cited, in_turn
from checker.review.filters import STATUSES, Filters
from checker.review.marking import marked
from checker.review.office import admitted, known, office, page, to_sign_in
from checker.review.wording import script as script_text
from checker.review.wording import stylesheet
from checker.stages.report.html_cards import card
from checker.stages.report.html_format import Pictures
from checker.types import SEVERITIES

PER_PAGE = 50
MOST_WHOLE = 12  # articles shown whole beside one another; all are listed


def queue(request: Request) -> Response:
    """Show what waits, the gravest first, and what to filter it by."""
    session = admitted(request)
    if session is None:
        return to_sign_in(request)
    desk, filters = office(request).desk, Filters.of(request.query_params)
    found = desk.queue(filters)
    pages = max(1, ceil(len(found) / PER_PAGE))
    number = min(_number(request.query_params.get("page", "")), pages)
    before = (number - 1) * PER_PAGE
    return page(
        request,
        "queue.html.j2",
        session,
        desk=desk,
        filters=filters,
        found=found,
        shown=found[before : before + PER_PAGE],
        first=before + 1,
        number=number,
        pages=pages,
        decided=desk.decided(),
        tally=desk.tally(),
        notes=len(desk.queue(Filters(severity="info"))),
        statuses=STATUSES,
        severities=SEVERITIES,
        kinds=sorted({finding.kind for finding in desk.findings}),
        sources=sorted(frozenset[str]().union(*desk.sources.values())),
    )


def finding(request: Request) -> Response:
    """Show one finding: its sides, the whole articles, and what was decided before."""
    session = admitted(request)
    if session is None:
        return to_sign_in(request)
    desk, one = office(request).desk, known(request)
    filters = Filters.of(request.query_params)
    found = [each.id for each in desk.queue(filters)]
    place = found.index(one.id) if one.id in found else -1
    evidence = [(at, item) for at, side in enumerate(one.sides) for item in side.evidence]
    whole = in_turn(one)[:MOST_WHOLE]
    articles = [desk.texts.article(name) or desk.articles.get(name) for name in whole]
    return page(
        request,
        "finding.html.j2",
        session,
        desk=desk,
        filters=filters,
        finding=one,
        card=card(one, desk.articles),
        readings=[(article, marked(article, evidence)) for article in articles if article],
        gone=[name for name, article in zip(whole, articles, strict=True) if not article],
        named=[(name, desk.title(name)) for name in cited(one)],
        left_out=len(cited(one)) - len(whole),
        history=desk.history(one.id),
        standing=desk.decided().get(one.id),
        picture=Pictures(desk.report, desk.articles).of(one),
        place=place,
        total=len(found),
        before=found[place - 1] if place > 0 else "",
        after=found[place + 1] if -1 < place < len(found) - 1 else "",
        alike=len(desk.alike(one)),
    )


def corrections(request: Request) -> Response:
    """Show for each article what was confirmed to be wrong in it."""
    session = admitted(request)
    if session is None:
        return to_sign_in(request)
    found = lists.to_correct(office(request).desk)
    return page(request, "corrections.html.j2", session, articles=found)


def corrections_csv(request: Request) -> Response:
    """Give the corrections as a table."""
    return _file(request, lists.as_csv, "text/csv; charset=utf-8", "corrections.csv")


def corrections_annotations(request: Request) -> Response:
    """Give the corrections as W3C Web Annotations."""
    return _file(request, lists.as_annotations, "application/ld+json", "corrections.jsonld")


def rules(request: Request) -> Response:
    """Show how often each rule was right so far."""
    session = admitted(request)
    if session is None:
        return to_sign_in(request)
    return page(request, "rules.html.j2", session, rules=office(request).desk.per_rule())


def style(request: Request) -> Response:
    """Give the style of the pages."""
    return Response(stylesheet(), media_type="text/css; charset=utf-8")


def script(request: Request) -> Response:
    """Give the script of the pages."""
    return Response(script_text(), media_type="text/javascript; charset=utf-8")


def icon(request: Request) -> Response:
    """Say that there is no icon: browsers ask for one by themselves."""
    return Response(status_code=204)


def missing(request: Request, error: Exception) -> Response:
    """Say that there is no such page, or no such finding any more."""
    return problem(request, 404, "missing_page")


def problem(request: Request, status: int, said: str) -> Response:
    """Say what went wrong: a key of the labels, or a text."""
    return page(request, "problem.html.j2", admitted(request), status=status, said=said)


def _file(request: Request, write: lists.Writer, media_type: str, name: str) -> Response:
    if admitted(request) is None:
        return to_sign_in(request)
    text = write(lists.to_correct(office(request).desk))
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return PlainTextResponse(text, headers=headers, media_type=media_type)


def _number(text: str) -> int:
    return max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < 7 else 1
