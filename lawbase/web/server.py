"""Serving the application with waitress on one address."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable

from waitress.server import create_server

from lawbase.errors import PortInUse
from lawbase.services.shelf import Shelf
from lawbase.web.app import create_app


def serve(shelf: Shelf, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve until interrupted; `ready` hears the address once requests are answered. Raises PortInUse."""
    app = create_app(shelf)
    try:
        listener = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as fault:
        if fault.errno in (errno.EADDRINUSE, errno.EACCES):
            raise PortInUse(f"Port {port} is in use or not allowed; choose another with --port.") from None
        raise
    server = create_server(app, sockets=[listener], threads=8, ident="lawbase")
    ready(f"http://{f'[{host}]' if ':' in host else host}:{port}/")
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
