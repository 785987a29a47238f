"""The published schemas."""

from __future__ import annotations

from typing import Any


def schema(*, mapping: bool = False) -> dict[str, Any]:
    """Return the JSON Schema of policies, or of mappings."""
    if mapping:
        from maillage.engine.intake.schema import mapping_schema

        return mapping_schema()
    from maillage.engine.policy.schema import json_schema

    return json_schema()
