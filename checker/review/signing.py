"""Signing in and out, and the language of the pages."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from checker.review.office import (
    LANGUAGE,
    checked_form,
    cookie,
    office,
    own,
    page,
    seat,
    seated,
)


async def form(request: Request) -> Response:
    """Ask for the token."""
    wanted = own(request.query_params.get("back", "/"))
    if not office(request).editors.sign_in or seated(request):
        return RedirectResponse(wanted, 303)
    return page(request, "signin.html.j2", None, wrong="", wanted=wanted)


async def sign_in(request: Request) -> Response:
    """Open a session for a token; a wrong one may be tried a few times a minute."""
    at = office(request)
    address = request.client.host if request.client else ""
    given = await request.form(max_files=0, max_fields=5)
    wanted = own(str(given.get("back", "/")))
    if not at.tries.take(address):
        answer = page(request, "signin.html.j2", None, status=429, wrong="too_many", wanted=wanted)
        answer.headers["Retry-After"] = "60"
        return answer
    editor = await run_in_threadpool(at.editors.who, str(given.get("token", "")).strip())
    if not editor:
        return page(request, "signin.html.j2", None, status=403, wrong="wrong_token", wanted=wanted)
    at.tries.known(address)
    answer = RedirectResponse(wanted, 303)
    seat(request, answer, at.sessions.open(editor))
    return answer


async def sign_out(request: Request) -> Response:
    """End the session."""
    session = checked_form(request, await request.form(max_files=0, max_fields=5))
    office(request).sessions.close(session.key)
    gone = RedirectResponse("/", 303)
    gone.delete_cookie(cookie(request))
    return gone


async def language(request: Request) -> Response:
    """Show the pages in the other language from now on."""
    given = await request.form(max_files=0, max_fields=5)
    checked_form(request, given)
    answer = RedirectResponse(own(str(given.get("back", "/"))), 303)
    wanted = "en" if given.get("language") == "en" else "ar"
    answer.set_cookie(LANGUAGE, wanted, max_age=31_536_000, httponly=True, samesite="strict")
    return answer
