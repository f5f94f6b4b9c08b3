"""Entities, outlets and aliases as tables: out as CSV, and in again with a look at what each row would do."""

from .files import BadSheet, read_sheet, written
from .kinds import KINDS, Kind
from .plan import Line, Plan, carry_out, plan
from .wikidata import aliases_in, aliases_of, is_wikidata

__all__ = [
    "KINDS",
    "BadSheet",
    "Kind",
    "Line",
    "Plan",
    "aliases_in",
    "aliases_of",
    "carry_out",
    "is_wikidata",
    "plan",
    "read_sheet",
    "written",
]
