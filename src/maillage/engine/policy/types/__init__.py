"""The policy language, as types: what may stand in a policy file and what it means."""

from maillage.engine.policy.types.document import Policy

__all__ = ["Policy"]
