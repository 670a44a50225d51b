"""Notices against servers on loopback: what they carry, and what happens when nobody takes it."""

from __future__ import annotations

import json
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from pydantic import ValidationError

from checker.config import load_config
from checker.config.model import Config, Notice
from checker.errors import NoticeError
from checker.history.model import Trends
from checker.history.notice import notify, summary

from .servers import mail, web

SENT = 1_930_000_000.0
SECRET = {"CHECKER_WEBHOOK_TOKEN": "t0ken", "CHECKER_SMTP_USER": "huda",
          "CHECKER_SMTP_PASSWORD": "pa55"}  # fmt: skip


def by_mail(port: int, **more: object) -> Notice:
    values = {
        "mail_to": ("desk@example.org", "chief@example.org"), "mail_from": "checker@example.org",
        "smtp_host": "127.0.0.1", "smtp_port": port, "smtp_security": "none", "seconds": 2.0,
    }  # fmt: skip
    return Notice.model_validate({**values, **more})


def test_a_webhook_gets_text_and_figures(report: Trends) -> None:
    with web() as heard:
        notice = Notice(webhook=f"http://127.0.0.1:{heard.port}/hook")
        assert notify(report, notice, SECRET, sent=SENT) == ("the webhook",)
    (body,), (head,) = map(json.loads, heard.bodies), heard.headers
    assert head["Authorization"] == "Bearer t0ken"
    assert head["Content-Type"].startswith("application/json")
    assert body["text"] == summary(report)
    now = report.now
    assert (body["articles"], body["findings"]) == (now.articles, now.findings)
    assert body["still_open"] == now.flow.still_open
    assert body["until"] == now.period.end.isoformat()


def test_without_a_token_nothing_is_sent_for_one(report: Trends) -> None:
    with web() as heard:
        notify(report, Notice(webhook=f"http://127.0.0.1:{heard.port}/"), {}, sent=SENT)
    assert "Authorization" not in heard.headers[0]


@pytest.mark.parametrize("status", [404, 500])
def test_a_webhook_that_refuses(report: Trends, status: int) -> None:
    with web(status) as heard, pytest.raises(NoticeError, match=f"answered {status}"):
        notify(report, Notice(webhook=f"http://127.0.0.1:{heard.port}/"), {}, sent=SENT)


def test_a_webhook_that_leads_elsewhere_is_not_followed(report: Trends) -> None:
    with web() as other, web(302, location=f"http://127.0.0.1:{other.port}/") as heard:
        notice = Notice(webhook=f"http://127.0.0.1:{heard.port}/")
        with pytest.raises(NoticeError, match="answered 302"):
            notify(report, notice, SECRET, sent=SENT)
    assert not other.bodies


def test_a_webhook_that_is_silent_or_not_there(report: Trends) -> None:
    with web(delay=5) as heard:
        notice = Notice(webhook=f"http://127.0.0.1:{heard.port}/", seconds=0.2)
        with pytest.raises(NoticeError, match="timed out"):
            notify(report, notice, {}, sent=SENT)
    with pytest.raises(NoticeError, match="refused"):
        notify(report, notice, {}, sent=SENT)


def test_a_mail(report: Trends) -> None:
    with mail() as heard:
        went = notify(report, by_mail(heard.port), SECRET, sent=SENT)
    assert went == ("2 by mail",)
    message = message_from_bytes(heard.bodies[0], policy=policy.default)
    assert message["To"] == "desk@example.org, chief@example.org"
    assert "تقرير" in message["Subject"]
    assert "2031" in message["Date"]
    assert message.get_content().strip() == summary(report).strip()
    assert any("AUTH" in line for line in heard.headers)


def test_without_a_user_nobody_signs_in(report: Trends) -> None:
    with mail() as heard:
        notify(report, by_mail(heard.port), {}, sent=SENT)
    assert not any("AUTH" in line for line in heard.headers)
    assert heard.bodies


@pytest.mark.parametrize("command", ["AUTH", "MAIL", "RCPT", "DATA"])
def test_a_mail_server_that_refuses(report: Trends, command: str) -> None:
    with mail(refuse=command) as heard, pytest.raises(NoticeError) as told:
        notify(report, by_mail(heard.port), SECRET, sent=SENT)
    assert "pa55" not in str(told.value)
    assert "huda" not in str(told.value)


def test_a_mail_server_without_starttls_gets_no_password(report: Trends) -> None:
    with mail(refuse="STARTTLS") as heard, pytest.raises(NoticeError):
        notify(report, by_mail(heard.port, smtp_security="starttls"), SECRET, sent=SENT)
    assert not any("AUTH" in line for line in heard.headers)


def test_a_mail_server_that_is_silent(report: Trends) -> None:
    with mail(mute=True) as heard, pytest.raises(NoticeError, match="timed out"):
        notify(report, by_mail(heard.port, seconds=0.2), {}, sent=SENT)


def test_mail_in_the_clear_stays_on_this_machine(report: Trends) -> None:
    with pytest.raises(NoticeError, match="in the clear"):
        notify(report, by_mail(25, smtp_host="mail.example.org"), {}, sent=SENT)


def test_what_is_missing_is_named(report: Trends) -> None:
    with pytest.raises(NoticeError, match=r"notice\.mail_from"):
        notify(report, by_mail(25, mail_from=""), {}, sent=SENT)
    with pytest.raises(NoticeError, match="no notice is set up"):
        notify(report, Notice(), {}, sent=SENT)


@pytest.mark.parametrize(
    "address", ["http://example.org/", "ftp://example.org/", "https://a b", "file:///etc/passwd"]
)
def test_only_https_is_a_webhook(address: str) -> None:
    with pytest.raises(ValidationError):
        Notice(webhook=address)


def test_addresses_cannot_smuggle_headers() -> None:
    with pytest.raises(ValidationError):
        Notice(mail_to=("a@b\r\nBcc: c@d",))


def test_settings_are_read_and_secrets_are_none(tmp_path: Path) -> None:
    environ = {**SECRET, "CHECKER_NOTICE_WEBHOOK": "https://example.org/hook"}
    config = load_config(tmp_path, environ=environ).config
    assert config.notice.webhook == "https://example.org/hook"
    assert "t0ken" not in config.model_dump_json()
    assert "notice" not in config.summary(), "no report tells where notices go"
    assert Config().notice == Notice(), "off by default"
