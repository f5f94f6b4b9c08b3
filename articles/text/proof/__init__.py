"""What stands of what a reader from outside says: words that are found in the article, and statements made of them."""

from .prove import (
    REASONS,
    Proof,
    ProvenCarrier,
    ProvenJudgement,
    ProvenStatement,
    prove,
    prove_judgement,
)
from .verbatim import Verbatim

__all__ = [
    "REASONS",
    "Proof",
    "ProvenCarrier",
    "ProvenJudgement",
    "ProvenStatement",
    "Verbatim",
    "prove",
    "prove_judgement",
]
