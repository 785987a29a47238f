"""The published schema."""

from __future__ import annotations

from typing import Any

from maillage.engine.policy.schema import json_schema


def schema() -> dict[str, Any]:
    """Return the JSON Schema of policies."""
    return json_schema()
