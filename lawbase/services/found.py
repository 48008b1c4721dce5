"""Results in the shapes that scripts rely on, the same from the command line and the web."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from lawbase.compare.columns import Comparison
from lawbase.services.search import Found


def found_as_json(found: Found) -> dict[str, Any]:
    """A search result in the shape that scripts rely on."""
    return {
        "query": found.asked.query,
        "read_as": [
            {"kind": part.kind, "value": part.value, "name": part.name, "words": part.words}
            for part in found.read_as.parts
        ],
        "total": found.total,
        "hits": [
            {
                "address": hit.address,
                "kind": hit.kind,
                "jurisdiction": hit.jurisdiction,
                "title": hit.title,
                "work": hit.work,
                "label": hit.label,
                "topics": list(hit.topics),
                "score": hit.score,
                "snippet": hit.snippet_text,
                "url": hit.url,
                "why": list(hit.why),
            }
            for hit in found.hits
        ],
        "facets": {"country" if name == "jurisdiction" else name: counts for name, counts in found.facets.items()},
        "did_you_mean": list(found.did_you_mean),
        "problems": list(found.problems),
        "relaxed": found.relaxed,
        "timed_out": found.timed_out,
    }


def comparison_as_json(comparison: Comparison) -> dict[str, Any]:
    """A comparison for programs: every cell with its mark, values, quotes and addresses."""
    return {
        "topic": comparison.topic,
        "questions": [question.id for question in comparison.questions],
        "columns": [
            {
                "address": column.head.address,
                "jurisdiction": column.jurisdiction,
                "beside": [view.address for view in column.beside],
                "cells": {
                    name: {"mark": cell.mark, "values": [asdict(value) for value in cell.values], "note": cell.note}
                    for name, cell in column.cells.items()
                },
            }
            for column in comparison.columns
        ],
        "not_read": list(comparison.not_read),
    }
