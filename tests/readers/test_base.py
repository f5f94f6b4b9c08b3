from articles.models import Claim, Modality, Stance
from articles.readers.base import Request, Usage
from articles.text.proposed import KINDS, MODALITIES, STANCES


def request(**changed) -> Request:
    parts = {"purpose": "judge", "version": "1", "instructions": "Look.", "content": '{"a": 1}', "schema": {"b": 2}}
    return Request(**(parts | changed))


def test_readers_say_what_the_rows_can_hold():
    assert tuple(Stance.values) == STANCES
    assert tuple(Modality.values) == MODALITIES
    assert tuple(Claim.Kind.values) == KINDS


def test_equal_questions_have_equal_hashes():
    assert request().hash == request().hash
    for changed in ({"purpose": "write"}, {"instructions": "Look!"}, {"content": '{"a": 2}'}):
        assert request(**changed).hash != request().hash


def test_usage_adds_up_and_costs():
    both = Usage(1, 2_000_000, 500_000, 1.5) + Usage(2, 0, 500_000, 0.5)
    assert both == Usage(3, 2_000_000, 1_000_000, 2.0)
    assert both.tokens == 3_000_000
    assert both.cost(0.5, 2.0) == 3.0
