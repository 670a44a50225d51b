"""embed: statements -> vectors."""

from checker.stages.embed.base import Encoder, Vectors, encode_half
from checker.stages.embed.hashing import HashingEncoder
from checker.stages.embed.load import load_encoder
from checker.stages.embed.static import StaticEncoder

__all__ = ["Encoder", "HashingEncoder", "StaticEncoder", "Vectors", "encode_half", "load_encoder"]
