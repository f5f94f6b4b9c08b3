"""What articles say alike, as claims; and the passages that carry a stated claim."""

from .first import MOST_SHOWN, WHY_ALONE, propose_first, said_again, same_as
from .propose import ClaimProposal, ExistingClaim, plain_words, propose_claims
from .questions import Question
from .readings import is_denied, read_beside
from .rows import MOST_ACCEPTED, SURE, accepted_measures, chance_measures, fill_row

__all__ = [
    "MOST_ACCEPTED",
    "MOST_SHOWN",
    "SURE",
    "WHY_ALONE",
    "ClaimProposal",
    "ExistingClaim",
    "Question",
    "accepted_measures",
    "chance_measures",
    "fill_row",
    "is_denied",
    "plain_words",
    "propose_claims",
    "propose_first",
    "read_beside",
    "said_again",
    "same_as",
]
