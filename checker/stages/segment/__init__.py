"""Segment: Article -> Sentences, with their kind and the spans inside quotation marks."""

from checker.stages.segment.stage import segment

__all__ = ["segment"]
