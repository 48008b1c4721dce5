"""Tests of the search package; they need nothing of lawbase."""
