"""The published JSON Schema of policies, with which an editor completes and checks them."""

from __future__ import annotations

from typing import Any

from maillage.engine.policy.types import Policy


def json_schema() -> dict[str, Any]:
    """Return the schema of a policy file (JSON Schema, draft 2020-12), descriptions included.

    It describes form only: names that refer to nothing, units that do not fit and inheritance are found by reading.
    A child (``extends``) may leave out what its parent says, so nothing but its identity is required of a file.
    """
    schema = Policy.model_json_schema(by_alias=True, mode="validation")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["required"] = ["policy", "version", "valid"]
    return schema
