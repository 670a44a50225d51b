"""What the pages work with, and what they all need of a request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from checker.review.desk import Desk
from checker.review.editors import Editors
from checker.review.sessions import Session, Sessions, Tries
from checker.review.wording import environment
from checker.types import Finding

COOKIE = "checker_review"
LANGUAGE = "checker_language"


@dataclass(frozen=True, slots=True)
class Office:
    """The desk, who may sit at it, and the clock on the wall."""

    desk: Desk
    editors: Editors
    sessions: Sessions
    tries: Tries
    now: Callable[[], datetime]


def office(request: Request) -> Office:
    """Return what the application was made with."""
    found: Office = request.app.state.office
    return found


def seated(request: Request) -> Session | None:
    """Return the session of a request, if there is one."""
    return office(request).sessions.get(request.cookies.get(COOKIE, ""))


def language(request: Request) -> Literal["ar", "en"]:
    """Return the language that a browser asked for last; Arabic at first."""
    return "en" if request.cookies.get(LANGUAGE) == "en" else "ar"


def to_sign_in() -> Response:
    """Return the way to the sign-in page."""
    return RedirectResponse("/signin", 303)


def page(
    request: Request,
    template: str,
    session: Session | None,
    *,
    status: int = 200,
    **values: object,
) -> Response:
    """Return a page for the editor of a session; a new session's cookie goes with it."""
    text = (
        environment()
        .get_template(template)
        .render(
            lang=language(request),
            session=session,
            path=request.url.path,
            query=request.url.query,
            sign_in=office(request).editors.sign_in,
            **values,
        )
    )
    answer = HTMLResponse(text, status)
    if session and request.cookies.get(COOKIE) != session.key:
        seat(answer, session, secure=request.url.scheme == "https")
    return answer


def seat(answer: Response, session: Session, *, secure: bool) -> None:
    """Give a browser the key of its session."""
    answer.set_cookie(
        COOKIE, session.key, httponly=True, samesite="strict", secure=secure, path="/"
    )


def admitted(request: Request) -> Session | None:
    """Return the session of who may read: a new one where nobody needs to sign in."""
    found = seated(request)
    if found is None and not office(request).editors.sign_in:
        return office(request).sessions.open(office(request).editors.alone)
    return found


def checked_form(request: Request, form: Mapping[str, object]) -> Session:
    """Return the session of who sends a form that was made for them.

    Raises:
        HTTPException: 403, nobody is signed in, or the form was made for another session.
    """
    session = seated(request)
    if session is None or not session.made(str(form.get("csrf", ""))):
        raise HTTPException(403, "Sign in again: this form is out of date.")
    return session


def known(request: Request) -> Finding:
    """Return the finding that a path names.

    Raises:
        HTTPException: 404, there is none.
    """
    found = office(request).desk.by_id.get(request.path_params["key"])
    if found is None:
        raise HTTPException(404)
    return found
