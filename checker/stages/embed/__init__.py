"""embed: statements -> vectors."""

from checker.stages.embed.base import Encoder, Vectors
from checker.stages.embed.hashing import HashingEncoder
from checker.stages.embed.load import load_encoder

__all__ = ["Encoder", "HashingEncoder", "Vectors", "load_encoder"]
