"""Signing in and out, and the language of the pages."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from checker.review.office import (
    COOKIE,
    LANGUAGE,
    checked_form,
    office,
    page,
    seat,
    seated,
)


async def form(request: Request) -> Response:
    """Ask for the token."""
    if not office(request).editors.sign_in or seated(request):
        return RedirectResponse("/", 303)
    return page(request, "signin.html.j2", None, wrong="")


async def sign_in(request: Request) -> Response:
    """Open a session for a token; a wrong one may be tried a few times a minute."""
    at = office(request)
    address = request.client.host if request.client else ""
    if not at.tries.allowed(address):
        answer = page(request, "signin.html.j2", None, status=429, wrong="too_many")
        answer.headers["Retry-After"] = "60"
        return answer
    given = (await request.form(max_files=0, max_fields=5)).get("token", "")
    editor = await run_in_threadpool(at.editors.who, str(given).strip())
    if not editor:
        at.tries.failed(address)
        return page(request, "signin.html.j2", None, status=403, wrong="wrong_token")
    home = RedirectResponse("/", 303)
    seat(home, at.sessions.open(editor), secure=request.url.scheme == "https")
    return home


async def sign_out(request: Request) -> Response:
    """End the session."""
    session = checked_form(request, await request.form(max_files=0, max_fields=5))
    office(request).sessions.close(session.key)
    gone = RedirectResponse("/", 303)
    gone.delete_cookie(COOKIE)
    return gone


async def language(request: Request) -> Response:
    """Show the pages in the other language from now on."""
    given = await request.form(max_files=0, max_fields=5)
    checked_form(request, given)
    back = str(given.get("back", "/"))
    answer = RedirectResponse(
        back if back.startswith("/") and back[1:2] not in ("/", "\\") else "/", 303
    )
    wanted = "en" if given.get("language") == "en" else "ar"
    answer.set_cookie(LANGUAGE, wanted, max_age=31_536_000, httponly=True, samesite="strict")
    return answer
