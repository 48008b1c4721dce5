"""lawbase: an open, offline-capable knowledge base for people who write law."""

__version__ = "0.1.0"
