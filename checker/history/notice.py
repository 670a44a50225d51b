"""Send the summary of a report to a webhook or by mail, where the settings say so.

Addresses are settings; what proves who we are comes from the environment and is kept nowhere.
"""

from __future__ import annotations

import json
import smtplib
import ssl
import urllib.error
import urllib.request
from collections.abc import Mapping
from email.message import EmailMessage
from email.utils import formatdate
from http.client import HTTPException
from typing import IO

from checker.config.model import Notice
from checker.errors import NoticeError
from checker.history.formats.markdown_format import headline, span
from checker.history.formats.words import word
from checker.history.model import Trends

TOKEN, USER, PASSWORD = "CHECKER_WEBHOOK_TOKEN", "CHECKER_SMTP_USER", "CHECKER_SMTP_PASSWORD"
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def notify(
    found: Trends, notice: Notice, environ: Mapping[str, str], *, sent: float
) -> tuple[str, ...]:
    """Send the summary wherever the settings say, and return where it went.

    ``sent`` is the moment in seconds since 1970, for the mail's date.

    Raises:
        NoticeError: nowhere is set, a setting is missing, or a server did not take it.
    """
    places = []
    if notice.webhook:
        _post(found, notice, environ)
        places.append("the webhook")
    if notice.mail_to:
        _mail(found, notice, environ, sent)
        places.append(f"{len(notice.mail_to)} by mail")
    if not places:
        hint = "Set notice.webhook, or notice.mail_to with smtp_host and mail_from."
        raise NoticeError("no notice is set up", where="option --notify", hint=hint)
    return tuple(places)


def summary(found: Trends) -> str:
    """Return the headline figures as text: what a webhook and a mail carry."""
    title, days = word("trends_title"), span(found)
    return "\n".join([f"{title.ar} · {title.en}", days.ar, "", *headline(found)])


def payload(found: Trends) -> dict[str, object]:
    """Return what a webhook gets: ``text`` for chats, figures for programs."""
    now = found.now
    return {
        "schema": 1,
        "text": summary(found),
        "since": now.period.start.isoformat(),
        "until": now.period.end.isoformat(),
        "articles": now.articles,
        "findings": now.findings,
        "articles_cited": now.cited.count,
        "change": found.change,
        "new": now.flow.began,
        "resolved": now.flow.resolved,
        "dismissed": now.flow.dismissed,
        "still_open": now.flow.still_open,
        "missing": len(found.quality.missing),
    }


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A webhook that sends us elsewhere is told wrongly: the token is for nobody else."""

    def redirect_request(
        self, req: object, fp: IO[bytes], code: int, msg: str, headers: object, newurl: str
    ) -> None:
        """Follow nothing: the answer becomes an error."""
        return


def _post(found: Trends, notice: Notice, environ: Mapping[str, str]) -> None:
    head = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "checker"}
    if token := environ.get(TOKEN):
        head["Authorization"] = f"Bearer {token}"
    body = json.dumps(payload(found), ensure_ascii=False).encode()
    request = urllib.request.Request(notice.webhook, body, head)  # noqa: S310 - https, by the settings
    opener = urllib.request.build_opener(_NoRedirect)
    try:
        with opener.open(request, timeout=notice.seconds) as answer:
            answer.read(1000)
    except urllib.error.HTTPError as error:
        error.close()
        raise _failed("the webhook", f"it answered {error.code}") from None
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise _failed("the webhook", str(reason)) from None


def _mail(found: Trends, notice: Notice, environ: Mapping[str, str], sent: float) -> None:
    for key in ("smtp_host", "mail_from"):
        if not getattr(notice, key):
            raise NoticeError(f"notice.{key} is not set", where="notice.mail_to")
    if notice.smtp_security == "none" and notice.smtp_host not in _LOOPBACK:
        hint = 'Set notice.smtp_security to "starttls" or "tls".'
        raise NoticeError("mail would go out in the clear", where=notice.smtp_host, hint=hint)
    title, days = word("trends_title"), span(found)
    message = EmailMessage()
    message["Subject"] = f"{title.ar}: {days.ar}"
    message["From"] = notice.mail_from
    message["To"] = ", ".join(notice.mail_to)
    message["Date"] = formatdate(sent)
    message.set_content(summary(found))
    try:
        with _server(notice) as server:
            if user := environ.get(USER):
                server.login(user, environ.get(PASSWORD, ""))
            server.send_message(message)
    except (OSError, smtplib.SMTPException, ValueError) as error:
        raise _failed(notice.smtp_host, _words(error)) from None


def _server(notice: Notice) -> smtplib.SMTP:
    where = notice.smtp_host, notice.smtp_port
    if notice.smtp_security == "tls":
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(*where, timeout=notice.seconds, context=context)
    server = smtplib.SMTP(*where, timeout=notice.seconds)
    if notice.smtp_security == "starttls":
        try:
            server.starttls(context=ssl.create_default_context())
        except BaseException:
            server.close()
            raise
    return server


def _words(error: Exception) -> str:
    """Return what a server said, without what we told it."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return f"it refused the user or the password ({error.smtp_code})"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"it answered {error.smtp_code}"
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "it refused the recipients"
    return str(error) or type(error).__name__


def _failed(where: str, why: str) -> NoticeError:
    hint = "The report is written; run it again when the cause is gone."
    return NoticeError(f"the notice could not be sent: {why}", where=where, hint=hint)
