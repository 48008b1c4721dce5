"""The built library: `library.db`, read-only once built, and the data folder it lives in."""
