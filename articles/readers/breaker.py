"""When to leave a reader alone that has failed: a breaker, as a value. Whoever keeps it says what time it is.

After FAILURES in a row nothing is asked for a while; then one question goes through. Where it fails, too, the pause is
twice as long, up to an hour; where it is answered, all is as at first. A server that says how long to wait is believed.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

FAILURES = 3
PAUSE, LONGEST = timedelta(minutes=1), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Breaker:
    """Failures since the last answer, and until when nothing is asked."""

    failures: int = 0
    until: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        return self.until is not None and now < self.until

    def failed(self, now: datetime, wait: timedelta | None = None) -> "Breaker":
        failures = self.failures + 1
        pause = timedelta()
        if failures >= FAILURES:
            pause = min(PAUSE * 2 ** min(failures - FAILURES, 10), LONGEST)
        pause = max(pause, min(wait or timedelta(), LONGEST))
        return Breaker(failures, now + pause if pause else None)

    def told(self, now: datetime) -> str:
        """Why nothing is asked, as a sentence; "" where something may be."""
        if not self.is_open(now):
            return ""
        minutes = max(1, round((self.until - now).total_seconds() / 60))
        return (
            f"The model has failed {self.failures} times in a row and is left alone for {minutes} "
            f"{'minute' if minutes == 1 else 'minutes'}."
        )
