"""Files as they come: what each is, by its first bytes, and the articles in those that hold some."""

from .kinds import FEED, FileKind, kind_of
from .parts import Contents, NoArticle, Part
from .readers import read_file

__all__ = ["FEED", "Contents", "FileKind", "NoArticle", "Part", "kind_of", "read_file"]
