"""The command line: `lawbase …`. Exit 0 fine, 1 problems, 2 misuse; no traceback reaches a user."""

from lawbase.cli.main import main

__all__ = ["main"]
