"""What the pages work with, and what they all need of a request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from checker.review.desk import Desk
from checker.review.editors import Editors
from checker.review.sessions import Session, Sessions, Tries
from checker.review.wording import environment
from checker.types import Finding

_COOKIE = "checker_review"
LANGUAGE = "checker_language"


@dataclass(frozen=True, slots=True)
class Office:
    """The desk, who may sit at it, and the clock on the wall."""

    desk: Desk
    editors: Editors
    sessions: Sessions
    tries: Tries
    now: Callable[[], datetime]
    alone: Session | None = None  # of the one editor, where nobody signs in


def office(request: Request) -> Office:
    """Return what the application was made with."""
    found: Office = request.app.state.office
    return found


def seated(request: Request) -> Session | None:
    """Return the session of a request, if there is one."""
    return office(request).sessions.get(request.cookies.get(cookie(request), ""))


def cookie(request: Request) -> str:
    """Return the name of the session's cookie: browsers keep one jar for all ports of a host."""
    return f"{_COOKIE}_{request.url.port or 0}"


def language(request: Request) -> Literal["ar", "en"]:
    """Return the language that a browser asked for last; Arabic at first."""
    return "en" if request.cookies.get(LANGUAGE) == "en" else "ar"


def to_sign_in(request: Request) -> Response:
    """Return the way to the sign-in page, and from there back to what was asked for."""
    back = urlencode({"back": asked(request)})
    return RedirectResponse("/signin" if asked(request) == "/" else f"/signin?{back}", 303)


def asked(request: Request) -> str:
    """Return the path and query of a page, "/" for what can only be sent."""
    if request.method == "POST":
        return "/"
    query = f"?{request.url.query}" if request.url.query else ""
    return f"{request.url.path}{query}"


def own(address: str) -> str:
    """Return an address that was sent if it is a path of this server, else "/"."""
    plain = address.isascii() and address.isprintable() and "\\" not in address
    return address if plain and address.startswith("/") and address[1:2] != "/" else "/"


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
            back=asked(request),
            sign_in=office(request).editors.sign_in,
            **values,
        )
    )
    answer = HTMLResponse(text, status)
    if session and request.cookies.get(cookie(request)) != session.key:
        seat(request, answer, session)
    return answer


def seat(request: Request, answer: Response, session: Session) -> None:
    """Give a browser the key of its session, which it shows when a link leads here ("lax")."""
    # A proxy speaks TLS for us: then only the browser knows, and its forms say where they stand.
    secure = request.headers.get("origin", request.url.scheme).startswith("https")
    answer.set_cookie(
        cookie(request), session.key, httponly=True, samesite="lax", secure=secure, path="/"
    )


def admitted(request: Request) -> Session | None:
    """Return the session of who may read: always the same where nobody needs to sign in."""
    at = office(request)
    return seated(request) if at.editors.sign_in else at.alone


def checked_form(request: Request, form: Mapping[str, object]) -> Session:
    """Return the session of who sends a form that was made for them.

    Raises:
        HTTPException: 403, nobody is signed in, or the form was made for another session.
    """
    session = seated(request)
    if session is None or not session.made(str(form.get("csrf", ""))):
        raise HTTPException(403, "out_of_date")
    return session


def known(request: Request) -> Finding:
    """Return the finding that a path names.

    Raises:
        HTTPException: 404, there is none.
    """
    found = office(request).desk.by_address.get(request.path_params["key"])
    if found is None:
        raise HTTPException(404)
    return found
