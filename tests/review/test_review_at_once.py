"""Two hundred requests at once, while another process adds articles: nothing is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2

from checker.config import Config
from checker.decisions import DecisionLog, read_log
from checker.index import add_articles
from checker.review import Desk
from checker.review.texts import IndexTexts

from .newsdesk import many
from .room import TOKENS, two_editors
from .serving import served

CLI = [sys.executable, "-c", "from checker.cli import main; main()"]


def test_no_decision_is_lost_and_no_request_fails(tmp_path: Path) -> None:
    report, index = many(100), tmp_path / "archive.index"
    file = tmp_path / "articles.jsonl"
    rows = [{"id": each.id, "title": each.title, "text": each.text} for each in report.articles]
    lines = [f"{json.dumps(row)}\n" for row in rows[:80]]
    file.write_text("".join(lines), encoding="utf-8")
    first = tmp_path / "first.jsonl"
    first.write_text(lines[0], encoding="utf-8")
    add_articles(index, [first], Config(), processes=1)
    desk = Desk(report, IndexTexts(index), DecisionLog(index / "decisions.sqlite"))
    with served(desk, two_editors(tmp_path)) as address:
        adding = subprocess.Popen([*CLI, "index", "add", str(file), "--index", str(index), "-q"])
        clients = [httpx2.Client(base_url=address, timeout=60) for _ in TOKENS]
        secrets = []
        for client, secret in zip(clients, TOKENS.values(), strict=True):
            assert client.post("/signin", data={"token": secret}).status_code == 303
            secrets.append(client.get("/rules").text.split('name="csrf" value="')[1].split('"')[0])

        def ask(number: int) -> int:
            client, path = clients[number % 2], f"/finding/f{number // 2:02}"
            if number % 4 < 2:
                form = {"csrf": secrets[number % 2], "verdict": "later"}
                return client.post(path, data=form).status_code
            return client.get(path).status_code

        with ThreadPoolExecutor(200) as pool:
            codes = list(pool.map(ask, range(200)))
        assert adding.wait(120) == 0
        for client in clients:
            client.close()
    assert codes == [303, 303, 200, 200] * 50
    said = {(entry.finding, entry.editor) for entry in read_log(index / "decisions.sqlite")}
    assert said == {(f"f{number:02}", name) for number in range(0, 100, 2) for name in TOKENS}
