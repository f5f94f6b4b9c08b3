"""Where an article’s matter comes from: passages that two articles share, and what credits say."""

from .read import OriginEvidence, read_origin
from .reuse import fingerprint, shared_passages

__all__ = [
    "OriginEvidence",
    "fingerprint",
    "read_origin",
    "shared_passages",
]
