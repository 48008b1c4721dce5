"""Addresses, labels and the evidence form: how law is named and proved."""
