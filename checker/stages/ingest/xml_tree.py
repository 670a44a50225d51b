"""Parse XML from anybody: no entity is expanded, no address opened, no huge tree built.

Neither "billion laughs" nor an external entity gets anywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.stages.ingest.base import Unusable

if TYPE_CHECKING:
    from lxml.etree import _Element


def tree(data: bytes, *, recover: bool = False) -> _Element:
    """Return the root of a document; with ``recover`` also of one that is not well-formed.

    Raises:
        Unusable: no well-formed XML (with the line), or, with ``recover``, nothing like XML.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )
    try:
        root = etree.fromstring(data.strip(), parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 0
        raise Unusable(f"not well-formed XML: {error.msg}", line=line) from None
    except (ValueError, LookupError) as error:
        raise Unusable(f"XML that cannot be read: {error}") from None
    if root is None:
        raise Unusable("nothing in it can be read as XML")
    return root


def name(element: _Element) -> str:
    """Return the tag without its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
