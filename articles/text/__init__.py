"""The reading machine: pure stages from raw text to suggestions.

In order: `clean` (and `html`) → `sentences` → `names` → `quotes` → `dates` → `stance` → `reuse` and `origins`
→ `stories` → `claims` and `rows` → `discrepancies`.

Every stage takes strings and the small dataclasses of `document`, and returns spans and scores. Nothing here
imports Django, reads a setting, a clock or a database, or imports anything of ours from outside this package.
All offsets are half-open, in code points.
"""
