"""The page of proposals: what dismissed findings can teach the newsroom's pack, a yes and a no."""

from __future__ import annotations

from threading import Lock

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from checker.decisions import decide, undo
from checker.errors import PackError
from checker.packs.editing import add_to_pack
from checker.review.deciding import LONGEST
from checker.review.office import admitted, checked_form, office, page, to_sign_in
from checker.review.proposals import Proposal, Shelf, proposals
from checker.review.sessions import Session
from checker.stages.report.visible import visible

_WRITING = Lock()  # one edit of the pack after the other


def show(request: Request) -> Response:
    """Show what the dismissed findings propose, each with its lines of YAML."""
    session = admitted(request)
    if session is None:
        return to_sign_in(request)
    return _page(request, proposals(office(request).desk, _shelf(request)))


async def answer(request: Request) -> Response:
    """Write one proposal into the newsroom's own pack, or keep that it is not wanted there."""
    form = await request.form(max_files=0, max_fields=10)
    session = checked_form(request, form)
    return await run_in_threadpool(_answer, request, form, session)


def _answer(request: Request, form: FormData, session: Session) -> Response:
    with _WRITING:
        found = proposals(office(request).desk, _shelf(request))
        one = next((each for each in found if each.lesson.key == form.get("proposal")), None)
        if one is None:
            return RedirectResponse("/proposals", 303)  # somebody was faster
        match form.get("answer"):
            case "accept":
                return _accept(request, one, found)
            case "decline" if not one.declined:
                _decline(request, one, session)
            case "again":
                _propose_again(request, one, session)
    return RedirectResponse("/proposals", 303)


def _accept(request: Request, one: Proposal, found: tuple[Proposal, ...]) -> Response:
    """Write a proposal into the pack.

    Raises:
        HTTPException: 400, there is no pack to write to, or the entry is of another.
    """
    folder = _shelf(request).folder
    if folder is None or one.lesson.elsewhere:
        raise HTTPException(400, "not_writable")
    try:
        add_to_pack(folder, one.lesson.file, one.lesson.path, one.lesson.item)
    except PackError as error:
        return _page(request, found, failed=one.lesson.key, problem=str(error), status=409)
    return RedirectResponse("/proposals", 303)


def _decline(request: Request, one: Proposal, session: Session) -> None:
    at = office(request)
    no = decide(
        finding=one.finding.id,
        verdict="declined",
        lesson=one.lesson.key,
        editor=session.editor,
        at=at.now(),
        rule=one.finding.rule,
        subject=one.finding.subject.label[:LONGEST],
        question=one.finding.question.ar[:LONGEST],
    )
    at.desk.log.add([no])


def _propose_again(request: Request, one: Proposal, session: Session) -> None:
    """Take every no to a proposal back, whoever said it: the log keeps who did."""
    at = office(request)
    moment = at.now()
    at.desk.log.add([undo(entry, editor=session.editor, at=moment) for entry in one.declined])


def _page(
    request: Request,
    found: tuple[Proposal, ...],
    *,
    failed: str = "",
    problem: str = "",
    status: int = 200,
) -> Response:
    shelf = _shelf(request)
    return page(
        request,
        "proposals.html.j2",
        admitted(request),
        status=status,
        proposals=[one for one in found if not one.declined],
        declined=[one for one in found if one.declined],
        folder=str(shelf.folder) if shelf.folder else "",
        failed=failed,
        problem=visible(problem),
    )


def _shelf(request: Request) -> Shelf:
    found: Shelf = request.app.state.shelf
    return found
