"""Errands: each opens what it needs, does one thing, and returns a record of the result. Doors call only these."""
