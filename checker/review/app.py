"""The application: its pages by their paths, and what stands around them."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from checker.errors import CheckerError
from checker.review import deciding, pages, proposing, signing
from checker.review.desk import Desk
from checker.review.editors import Editors
from checker.review.guarding import Guard
from checker.review.office import Office
from checker.review.proposals import Shelf
from checker.review.sessions import Sessions, Tries


def _now() -> datetime:
    return datetime.now(UTC)


def make_app(
    desk: Desk,
    editors: Editors,
    *,
    hosts: Iterable[str],
    shelf: Shelf | None = None,
    now: Callable[[], datetime] = _now,
    clock: Callable[[], float] = time.monotonic,
) -> Starlette:
    """Return the review as an ASGI application.

    ``hosts`` are the names with ports under which it is reached. ``now`` dates decisions.
    ``shelf`` has the packs to which dismissed findings propose edits.
    """
    app = Starlette(
        routes=[
            Route("/", pages.queue),
            Route("/finding/{key}", pages.finding),
            Route("/finding/{key}", deciding.decide_one, methods=["POST"]),
            Route("/bulk", deciding.decide_many, methods=["POST"]),
            Route("/corrections", pages.corrections),
            Route("/corrections.csv", pages.corrections_csv),
            Route("/corrections.jsonld", pages.corrections_annotations),
            Route("/proposals", proposing.show),
            Route("/proposals", proposing.answer, methods=["POST"]),
            Route("/rules", pages.rules),
            Route("/language", signing.language, methods=["POST"]),
            Route("/signin", signing.form),
            Route("/signin", signing.sign_in, methods=["POST"]),
            Route("/signout", signing.sign_out, methods=["POST"]),
            Route("/review.css", pages.style),
            Route("/review.js", pages.script),
            Route("/favicon.ico", pages.icon),
        ],
        middleware=[Middleware(Guard, hosts=tuple(hosts))],
        exception_handlers={404: pages.missing, HTTPException: _refused, CheckerError: _failed},
    )
    sessions = Sessions(clock)
    alone = None if editors.sign_in else sessions.open(editors.alone, hours=math.inf)
    app.state.office = Office(desk, editors, sessions, Tries(clock), now, alone)
    app.state.shelf = shelf or Shelf()
    return app


async def _failed(request: Request, error: Exception) -> Response:
    """Show what went wrong: nothing that was decided before is lost by it."""
    return pages.problem(request, 500, str(error))


async def _refused(request: Request, error: Exception) -> Response:
    """Say why a form was not heeded."""
    if not isinstance(error, HTTPException):
        raise error
    answer = pages.problem(request, error.status_code, error.detail)
    answer.headers.update(error.headers or {})
    return answer
