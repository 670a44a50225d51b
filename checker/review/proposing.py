"""The page of proposals: what dismissed findings can teach the newsroom's pack, and a yes to it."""

from __future__ import annotations

from threading import Lock

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from checker.errors import PackError
from checker.packs.editing import add_to_pack
from checker.review.office import admitted, checked_form, office, page, to_sign_in
from checker.review.proposals import Proposal, Shelf, proposals
from checker.stages.report.visible import visible

_WRITING = Lock()  # one edit of the pack after the other


def show(request: Request) -> Response:
    """Show what the dismissed findings propose, each with its lines of YAML."""
    session = admitted(request)
    if session is None:
        return to_sign_in(request)
    return _page(request, proposals(office(request).desk, _shelf(request)))


async def accept(request: Request) -> Response:
    """Write one proposal into the newsroom's own pack."""
    form = await request.form(max_files=0, max_fields=10)
    checked_form(request, form)
    return await run_in_threadpool(_accept, request, form)


def _accept(request: Request, form: FormData) -> Response:
    shelf = _shelf(request)
    with _WRITING:
        found = proposals(office(request).desk, shelf)
        one = next((each for each in found if each.lesson.key == form.get("proposal")), None)
        if one is None:
            return RedirectResponse("/proposals", 303)  # somebody was faster
        if shelf.folder is None or one.lesson.elsewhere:
            raise HTTPException(400, "not_writable")
        try:
            add_to_pack(shelf.folder, one.lesson.file, one.lesson.path, one.lesson.item)
        except PackError as error:
            return _page(request, found, failed=one.lesson.key, problem=str(error), status=409)
    return RedirectResponse("/proposals", 303)


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
        proposals=found,
        folder=str(shelf.folder) if shelf.folder else "",
        failed=failed,
        problem=visible(problem),
    )


def _shelf(request: Request) -> Shelf:
    found: Shelf = request.app.state.shelf
    return found
