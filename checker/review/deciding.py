"""What is sent: a decision on one finding or on many alike, and taking one back."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from checker.decisions import Decision, decide, undo
from checker.review.desk import cited, to_correct
from checker.review.filters import Filters
from checker.review.office import checked_form, known, office
from checker.review.sessions import Session
from checker.types import Finding

_MOST = 2000  # fields of a form
_LONGEST = 2000  # code points of what is kept of a finding


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
        last = next(
            (d for d in desk.history(one.id) if _mine(d, session, desk.history(one.id))), None
        )
        if last:
            desk.log.add([undo(last, editor=session.editor, at=office(request).now())])
        return RedirectResponse(f"/finding/{one.id}{filters.after}", 303)
    queue = [each.id for each in desk.queue(filters)]
    desk.log.add([_decision(request, form, session, one)])
    return RedirectResponse(_next(one.id, queue, filters), 303)


def _decide_many(request: Request, form: FormData, session: Session) -> Response:
    desk = office(request).desk
    kind, subject = str(form.get("kind", "")), str(form.get("subject", ""))
    if not kind or not subject:
        raise HTTPException(400, "Of which kind, about whom?")
    alike = Filters(kind=kind, subject=subject, severity="all")
    # Which side is right differs from finding to finding: nothing of it is decided for all.
    desk.log.add([_decision(request, form, session, one, bulk=True) for one in desk.queue(alike)])
    return RedirectResponse(f"/{Filters.of(request.query_params).after}", 303)


def _decision(
    request: Request, form: FormData, session: Session, one: Finding, *, bulk: bool = False
) -> Decision:
    """Return what a form decides.

    Raises:
        HTTPException: 400, it decides nothing, or its parts do not fit together.
    """
    verdict, _, reason = str(form.get("verdict", "")).partition(":")
    right = "" if bulk or verdict != "confirmed" else str(form.get("right", ""))
    sides = {side.key for side in one.sides}
    chosen = [str(name) for name in form.getlist("correct")] if verdict == "confirmed" else []
    if right not in ("", *sides) or not set(chosen) <= set(cited(one)):
        raise HTTPException(400, "There is no such side or article.")
    try:
        return decide(
            finding=one.id,
            verdict=verdict,  # type: ignore[arg-type]  # the model checks it
            reason=reason,
            right=right,
            correct=() if bulk else tuple(chosen) or to_correct(one, right),
            note=str(form.get("note", "")),
            editor=session.editor,
            at=office(request).now(),
            rule=one.rule,
            subject=one.subject.label[:_LONGEST],
            question=one.question.ar[:_LONGEST],
        )
    except ValidationError as error:
        raise HTTPException(400, str(error.errors(include_url=False)[0]["msg"])) from None


def _mine(entry: Decision, session: Session, history: Iterable[Decision]) -> bool:
    """Say whether an entry is a decision of this editor that was not taken back."""
    undone = {each.undoes for each in history}
    return entry.editor == session.editor and entry.verdict != "undo" and entry.id not in undone


def _next(done: str, queue: list[str], filters: Filters) -> str:
    """Return where to go from a finding: to the one after it, else the first that is left."""
    place = queue.index(done) if done in queue else -1
    left = [*queue[place + 1 :], *queue[: max(place, 0)]]
    return f"/finding/{left[0]}{filters.after}" if left else f"/{filters.after}"
