import pytest

from articles.readers.base import Text
from articles.readers.packing import packed, parts_of


def text(body: str, headline: str = "Head") -> Text:
    return Text(1, "Lake Post", headline, body)


class TestParts:
    @pytest.mark.parametrize(
        "body",
        [
            "",
            "short",
            "a" * 5_000,
            "word " * 900,
            "A sentence here. " * 300,
            ("Paragraph. " * 9 + "\n\n") * 20,
            "\n" * 999,
        ],
    )
    @pytest.mark.parametrize("limit", [20, 100, 1_000])
    def test_nothing_is_left_out_and_no_part_is_too_long(self, body, limit):
        parts = parts_of(text(body), limit)
        assert "".join(part.body for part in parts) == body
        assert all(len(part) <= limit for part in parts)
        assert [(part.number, part.count) for part in parts] == [(n, len(parts)) for n in range(1, len(parts) + 1)]

    def test_paragraphs_stay_whole(self):
        paragraphs = [f"Paragraph {n}, of a few words. It has two sentences." for n in range(20)]
        parts = parts_of(text("\n\n".join(paragraphs)), 300)
        assert [p for part in parts for p in part.body.strip().split("\n\n")] == paragraphs

    def test_a_headline_longer_than_the_limit_ends(self):
        assert len(parts_of(text("abc", "H" * 50), 20)) == 3


def test_as_many_together_as_fit():
    parts = [part for body in ("a" * 46, "b" * 46, "c" * 90, "d" * 6) for part in parts_of(text(body), 100)]
    assert [[part.body[0] for part in pack] for pack in packed(parts, 100)] == [["a", "b"], ["c"], ["d"]]
    assert packed([], 100) == []
