"""What is sent: a decision on one finding or on many alike, and taking one back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from checker.decisions import Decision, decide, undo
from checker.review.desk import address, cited, to_correct, token
from checker.review.filters import Filters
from checker.review.office import checked_form, known, office
from checker.review.sessions import Session
from checker.types import Finding

_MOST = 2000  # fields of a form
LONGEST = 2000  # code points of what is kept of a finding


async def decide_one(request: Request) -> Response:
    """Keep a decision on one finding, and show the next; or take one's last back."""
    form = await request.form(max_files=0, max_fields=_MOST)
    session = checked_form(request, form)
    return await run_in_threadpool(_decide_one, request, form, session)


async def decide_many(request: Request) -> Response:
    """Keep one decision on all that waits of one kind about one subject."""
    form = await request.form(max_files=0, max_fields=_MOST)
    session = checked_form(request, form)
    return await run_in_threadpool(_decide_many, request, form, session)


def _decide_one(request: Request, form: FormData, session: Session) -> Response:
    desk, one = office(request).desk, known(request)
    filters = Filters.of(request.query_params)
    if form.get("verdict") == "undo":
        return _undo(request, session, one, filters)
    queue = [each.id for each in desk.queue(filters)]
    desk.log.add([_decision(form, session, one, office(request).now())])
    return RedirectResponse(_next(one.id, queue, filters), 303)


def _undo(request: Request, session: Session, one: Finding, filters: Filters) -> Response:
    """Take back the editor's last decision on a finding, else what they decided just before.

    The next finding opens by itself: whoever pressed a wrong key is already there.
    """
    desk, history = office(request).desk, office(request).desk.history(one.id)
    mine = [entry for entry in history if _mine(entry, session, history)][:1]
    gone = mine or desk.last_of(session.editor)
    moment = office(request).now()
    desk.log.add([undo(entry, editor=session.editor, at=moment) for entry in gone])
    back = address(gone[-1].finding if gone else one.id)
    known = back in desk.by_address
    return RedirectResponse(f"/finding/{back if known else address(one.id)}{filters.after}", 303)


def _decide_many(request: Request, form: FormData, session: Session) -> Response:
    desk = office(request).desk
    like = desk.by_address.get(str(form.get("like", "")))
    if like is None:
        raise HTTPException(404)
    moment = office(request).now()
    desk.log.add([_decision(form, session, one, moment, bulk=True) for one in desk.alike(like)])
    return RedirectResponse(f"/{Filters.of(request.query_params).after}", 303)


def _decision(
    form: FormData, session: Session, one: Finding, moment: datetime, *, bulk: bool = False
) -> Decision:
    """Return what a form decides.

    Raises:
        HTTPException: 400, it decides nothing, or its parts do not fit together.
    """
    verdict, _, reason = str(form.get("verdict", "")).partition(":")
    right = ""
    chosen: tuple[str, ...] = ()
    # Which side is right differs from finding to finding: that is not decided for many at once.
    if verdict == "confirmed" and not bulk:
        right, chosen = _chosen(form, one)
    try:
        return decide(
            finding=one.id,
            verdict=verdict,  # type: ignore[arg-type]  # the model checks it
            reason=reason,
            right=right,
            correct=chosen or to_correct(one, right) if verdict == "confirmed" else (),
            note=str(form.get("note", "")).replace("\r\n", "\n").strip(),
            editor=session.editor,
            at=moment,
            rule=one.rule,
            subject=one.subject.label[:LONGEST],
            question=one.question.ar[:LONGEST],
        )
    except ValidationError as error:
        raise HTTPException(400, str(error.errors(include_url=False)[0]["msg"])) from None


def _chosen(form: FormData, one: Finding) -> tuple[str, tuple[str, ...]]:
    """Return the key of the side that a form says is right, and the articles it wants corrected.

    Raises:
        HTTPException: 400, the finding has no such side or article.
    """
    sides = {"": "", **{token(side.key): side.key for side in one.sides}}
    articles = {token(name): name for name in cited(one)}
    try:
        chosen = tuple(articles[str(name)] for name in form.getlist("correct"))
        return sides[str(form.get("right", ""))], chosen
    except KeyError:
        raise HTTPException(400, "no_such_side") from None


def _mine(entry: Decision, session: Session, history: Iterable[Decision]) -> bool:
    """Say whether an entry is a decision of this editor that was not taken back."""
    undone = {each.undoes for each in history}
    counts = entry.verdict != "undo" and not entry.lesson and entry.id not in undone
    return entry.editor == session.editor and counts


def _next(done: str, queue: list[str], filters: Filters) -> str:
    """Return where to go from a finding: to the one after it, else the first that is left."""
    place = queue.index(done) if done in queue else -1
    left = [*queue[place + 1 :], *queue[: max(place, 0)]]
    return f"/finding/{address(left[0])}{filters.after}" if left else f"/{filters.after}"
