"""The reading machine: pure stages from raw text to suggestions.

In order: `page` → `sentences` → `names` → `quotes` → `dates` → `stance` → `origins` → `stories` → `index` → `claims`
(with `statements`) → `discrepancies`; beside them `claim_search`, `anchor`, `alignment` and `wording`,
and before them `files`, which opens what is no text. A stage of
several modules is a wing with one door: its `__init__` holds what others may use.

Every stage takes strings and the small dataclasses of `document`, and returns spans and scores. Nothing here
imports Django, reads a setting, a clock or a database, or imports anything of ours from outside this package.
All offsets are half-open, in code points.
"""
