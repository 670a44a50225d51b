"""https: certificates are looked at, and time-outs hold there too."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from checker.feeds.client import Limits

from .conftest import WISH, Desk
from .site import Reply, Site, rss

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not installed")
SHORT = replace(WISH, timeouts=Limits(connect=2.0, read=2.0, total=1.0))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 that nobody has signed, and its key, in one file."""
    file = tmp_path_factory.mktemp("tls") / "site.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-days", "2", "-subj", "/CN=site", "-addext", "subjectAltName=IP:127.0.0.1",
         "-keyout", "key.pem", "-out", "cert.pem"],
        cwd=file.parent, check=True, capture_output=True,
    )  # fmt: skip
    parts = [(file.parent / name).read_text() for name in ("key.pem", "cert.pem")]
    file.write_text("".join(parts))
    return file


@pytest.fixture
def secure(certificate: Path) -> Iterator[Site]:
    """A site behind that certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with Site(context) as found:
        yield found


def test_a_certificate_that_nobody_vouches_for_is_refused(secure: Site, desk: Desk) -> None:
    outcome = desk.watch(secure.feed(secure.articles(1)))
    assert outcome.code == 2
    assert "certificate verify failed" in outcome.missed[0].reason
    assert secure.visits == []


def test_what_is_vouched_for_is_read_but_not_for_ever(
    secure: Site, desk: Desk, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert desk.watch(secure.feed(secure.articles(1))).new == 1
    secure.replies["/slow.xml"] = Reply(rss([]), drip=0.3)
    outcome = desk.watch(secure.url("/slow.xml"), wish=SHORT)
    assert outcome.missed[0].reason.startswith("too slow")
