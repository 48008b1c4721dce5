"""A git repository of law over http or https: its current branch is brought into a folder, and later only what is new."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import urllib3
from dulwich.client import HttpGitClient, default_urllib3_manager
from dulwich.errors import GitProtocolError, HangupException, NotGitRepository
from dulwich.refs import Ref
from dulwich.repo import Repo

from lawbase import __version__
from lawbase.fetching.refusal import FetchRefused

SIZE_LIMIT = 4_000_000_000
TIMEOUT = 60.0
_HEAD = Ref(b"HEAD")
_BRANCH = Ref(b"refs/heads/law")
Tell = Callable[[str, float], None]


class _Bounded:
    """A pool of connections that follows no redirect and reads no more than a limit in all."""

    size_limit = SIZE_LIMIT
    taken = 0
    responses: tuple[Any, ...] = ()

    def request(self, method: str, url: str, *given: Any, **more: Any) -> Any:
        """Ask once, where the address says and nowhere else."""
        response = super().request(method, url, *given, **{**more, "redirect": False, "retries": False})  # type: ignore[misc]
        response.read = self._counted(response.read)
        self.responses += (response,)
        return response

    def shut(self) -> None:
        """Close every connection, also those whose answer was not read to its end."""
        for response in self.responses:
            response.close()
        self.clear()  # type: ignore[attr-defined]

    def _counted(self, read: Callable[..., bytes]) -> Callable[..., bytes]:
        def counted(*given: Any, **more: Any) -> bytes:
            part = read(*given, **more)
            self.taken += len(part)
            if self.taken > self.size_limit:
                raise FetchRefused(
                    f"The repository is larger than the {self.size_limit // 1_000_000} MB that are read."
                )
            return part

        return counted


class _Pool(_Bounded, urllib3.PoolManager):
    """Connections to the host itself."""


class _Proxied(_Bounded, urllib3.ProxyManager):
    """Connections through the office's proxy."""


def bring_repository(url: str, folder: Path, limit: int = SIZE_LIMIT, timeout: float = TIMEOUT) -> None:
    """Bring the current branch of a repository into a bare one in this folder; raises FetchRefused.

    What was brought before stays as it was when the line breaks.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchRefused(f"“{url}” is no address of a repository that can be asked over http or https.")
    if "@" in parts.netloc:
        raise FetchRefused("An address with a name and password in it is not asked.")
    try:
        _bring(url, folder, limit, timeout)
    except FetchRefused:
        raise
    except NotGitRepository:
        raise FetchRefused(f"There is no git repository at {url}.") from None
    except (GitProtocolError, HangupException, urllib3.exceptions.HTTPError) as fault:
        raise FetchRefused(f"The repository at {url} cannot be read: {fault or type(fault).__name__}.") from None
    except (AssertionError, KeyError, ValueError, EOFError, TypeError, AttributeError) as fault:
        raise FetchRefused(f"The answer of {parts.hostname} is no git repository ({type(fault).__name__}).") from None


def _bring(url: str, folder: Path, limit: int, timeout: float) -> None:
    pool: Any = default_urllib3_manager(
        None, pool_manager_cls=_Pool, proxy_manager_cls=_Proxied, base_url=url, timeout=timeout
    )
    pool.size_limit = limit
    pool.headers = {**pool.headers, "User-Agent": f"git/lawbase-{__version__}"}
    try:
        with closing(_opened(folder)) as repository:
            _update(repository, url, pool)
    finally:
        pool.shut()


def _opened(folder: Path) -> Repo:
    """The copy brought before, or a new and empty one where there is none or it was left half-made."""
    try:
        return Repo(str(folder))
    except (NotGitRepository, ValueError, KeyError):
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, mode=0o700)
    return Repo.init_bare(str(folder))


def _update(repository: Repo, url: str, pool: Any) -> None:
    """Bring what is new of the current branch, and only then let the branch lead to it."""
    parts = urlsplit(url)
    client = HttpGitClient(f"{parts.scheme}://{parts.netloc}", pool_manager=pool)
    wanted: list[Any] = []

    def wants(refs: Any, depth: int | None = None) -> list[Any]:
        head = refs.get(_HEAD)
        if head is None:
            raise FetchRefused(f"The repository at {url} has no current branch.")
        wanted.append(head)
        return [] if head in repository.object_store else [head]

    client.fetch(parts.path or "/", repository, determine_wants=wants)
    if not wanted:
        raise FetchRefused(f"The repository at {url} is empty.")
    repository.refs[_BRANCH] = wanted[-1]
    repository.refs.set_symbolic_ref(_HEAD, _BRANCH)
