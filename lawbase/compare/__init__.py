"""Comparing law: provisions of one topic side by side, answer by answer. Pure: records in, a comparison out."""
