"""Asking politely: one request a second to a host, and no sooner again than it says."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

Clock = Callable[[], float]
Sleep = Callable[[float], None]


class Pace:
    """Keeps requests to one host apart."""

    def __init__(self, interval: float, clock: Clock = time.monotonic, sleep: Sleep = time.sleep) -> None:
        self._interval = interval
        self._clock = clock
        self._next: dict[str, float] = {}
        self.sleep = sleep

    def wait(self, host: str) -> None:
        """Wait until this host may be asked again."""
        now = self._clock()
        due = self._next.get(host, now)
        if due > now:
            self.sleep(due - now)
        self._next[host] = max(due, now) + self._interval


def asked_wait(retry_after: str) -> float | None:
    """The seconds a `Retry-After` header names, as a number or a day; None where it names none."""
    if retry_after.strip().isascii() and retry_after.strip().isdigit():
        return float(retry_after)
    try:
        due = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    due = due if due.tzinfo else due.replace(tzinfo=UTC)
    return max(0.0, (due - datetime.now(UTC)).total_seconds())
