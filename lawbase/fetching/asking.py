"""Asking a publisher over HTTP: within limits of size, time and place, again when it is busy, and not for what is unchanged."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType

import httpx

from lawbase import __version__
from lawbase.fetching.cache import Cache, Kept
from lawbase.fetching.pace import Pace, asked_wait
from lawbase.fetching.refusal import FetchRefused
from lawbase.fetching.shapes import Way

USER_AGENT = f"lawbase/{__version__} (fetches official texts of law for drafters; one request a second)"
_ABSENT = frozenset({300, 404, 406, 410})
_BUSY = frozenset({429, 503})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class NotThere(FetchRefused):
    """The publisher has no such text in this form."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much, how long and how often is asked; times in seconds."""

    interval: float = 1.0
    timeout: float = 30.0
    deadline: float = 600.0
    size: int = 64_000_000
    attempts: int = 4
    longest_wait: float = 120.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """The bytes of a text and where they came from."""

    body: bytes
    url: str
    is_unchanged: bool


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    headers: httpx.Headers
    url: httpx.URL
    body: bytes


class Asker:
    """Asks publishers; use it in a `with` block."""

    def __init__(self, cache: Cache, limits: Limits | None = None, pace: Pace | None = None) -> None:
        self.limits = limits or Limits()
        self._cache = cache
        self._pace = pace or Pace(self.limits.interval)
        self._http = httpx.Client(
            follow_redirects=False,
            timeout=self.limits.timeout,
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"},
        )

    def __enter__(self) -> Asker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def ask(self, way: Way, base: str = "") -> Answer:
        """The text this way leads to; raises NotThere, FetchRefused or StorageFull."""
        url = _address(way.url(base))
        question = f"{url}\n{way.accept}\n{way.language}"
        kept = self._cache.find(question)
        reply = self._patient(url, _headers(way, kept))
        if reply.status == 304 and kept:
            return Answer(kept.body, kept.url, True)
        if reply.status in _ABSENT:
            raise NotThere(f"{reply.url} is not there ({reply.status}).")
        if reply.status != 200:
            raise FetchRefused(f"{reply.url} answered with status {reply.status}; nothing was taken from it.")
        _check(reply, way)
        etag, modified = reply.headers.get("ETag", ""), reply.headers.get("Last-Modified", "")
        self._cache.keep(question, str(reply.url), etag, modified, reply.body)
        return Answer(reply.body, str(reply.url), False)

    def _patient(self, url: httpx.URL, headers: dict[str, str]) -> _Reply:
        """The reply to a request, asked again after a pause while the publisher is busy."""
        for attempt in range(self.limits.attempts):
            reply = self._followed(url, headers)
            if reply.status not in _BUSY:
                return reply
            asked = asked_wait(reply.headers.get("Retry-After", ""))
            pause = 2.0**attempt if asked is None else asked
            if pause > self.limits.longest_wait:
                raise FetchRefused(f"{url.host} is busy and asks to come back in {pause:.0f} seconds. Try again then.")
            if attempt + 1 < self.limits.attempts:
                self._pace.sleep(pause)
        raise FetchRefused(f"{url.host} is busy; it was asked {self.limits.attempts} times. Try again later.")

    def _followed(self, url: httpx.URL, headers: dict[str, str]) -> _Reply:
        """The reply after redirects within the host."""
        for _ in range(self.limits.redirects + 1):
            reply = self._once(url, headers)
            if reply.status not in _REDIRECTS:
                return reply
            url = _next_address(url, reply.headers.get("Location", ""))
        raise FetchRefused(f"{url.host} leads from one address to the next without an end.")

    def _once(self, url: httpx.URL, headers: dict[str, str]) -> _Reply:
        self._pace.wait(url.netloc.decode("ascii"))
        until = time.monotonic() + self.limits.deadline
        with _told(url, self.limits), self._http.stream("GET", url, headers=headers) as response:
            body = self._body(response, until) if response.status_code == 200 else b""
            return _Reply(response.status_code, response.headers, url, body)

    def _body(self, response: httpx.Response, until: float) -> bytes:
        declared = response.headers.get("Content-Length", "")
        if declared.isascii() and declared.isdigit() and int(declared) > self.limits.size:
            raise FetchRefused(_too_large(response.url, self.limits))
        body = bytearray()
        for part in response.iter_bytes(65_536):
            body += part
            if len(body) > self.limits.size:
                raise FetchRefused(_too_large(response.url, self.limits))
            if time.monotonic() > until:
                raise FetchRefused(f"{response.url} took longer than {self.limits.deadline:.0f} seconds.")
        return bytes(body)


def _address(text: str) -> httpx.URL:
    try:
        url = httpx.URL(text)
    except (httpx.InvalidURL, ValueError):
        url = httpx.URL("")
    if url.scheme not in ("http", "https") or not url.host:
        raise FetchRefused(f"“{text}” is no address that can be asked over http or https.")
    if url.userinfo:
        raise FetchRefused("An address with a name and password in it is not asked.")
    return url


def _next_address(url: httpx.URL, location: str) -> httpx.URL:
    """Where a redirect leads: it must stay with the host, and never leaves https."""
    try:
        leads = url.join(location)
    except (httpx.InvalidURL, ValueError):
        raise FetchRefused(f"{url} leads to an address that cannot be read.") from None
    if url.scheme == "https" and leads.scheme == "http" and leads.port is None:
        leads = leads.copy_with(scheme="https")
    stays = (leads.host, leads.port) == (url.host, url.port) and leads.scheme in ("https", url.scheme)
    if not location or not stays or leads.userinfo:
        raise FetchRefused(f"{url} leads to another host ({leads.host or 'none'}); lawbase does not follow it.")
    return leads


def _headers(way: Way, kept: Kept | None) -> dict[str, str]:
    asked = {"Accept": way.accept, "Accept-Language": way.language}
    return {name: value for name, value in asked.items() if value} | (kept.conditions if kept else {})


def _check(reply: _Reply, way: Way) -> None:
    kind = reply.headers.get("Content-Type", "").partition(";")[0].strip().casefold()
    if kind not in way.types:
        raise FetchRefused(f"{reply.url} answered with {kind or 'no type'} where {way.types[0]} was asked for.")
    if not reply.body.strip():
        raise FetchRefused(f"{reply.url} answered with nothing.")


def _too_large(url: httpx.URL, limits: Limits) -> str:
    return f"{url} is larger than the {limits.size // 1_000_000} MB that are read."


@contextmanager
def _told(url: httpx.URL, limits: Limits) -> Iterator[None]:
    """Say in a sentence what went wrong on the line."""
    try:
        yield
    except httpx.TimeoutException:
        raise FetchRefused(f"{url.host} did not answer within {limits.timeout:g} seconds.") from None
    except httpx.RemoteProtocolError:
        raise FetchRefused(f"The answer of {url.host} broke off or is no HTTP; nothing of it was kept.") from None
    except httpx.DecodingError:
        raise FetchRefused(f"The answer of {url.host} cannot be unpacked.") from None
    except httpx.HTTPError as fault:
        raise FetchRefused(f"{url.host} cannot be reached: {fault or type(fault).__name__}.") from None
