"""Business units that contradict the policy."""

from __future__ import annotations

from collections.abc import Iterator

from maillage.engine.kernel.reason import Fact, Finding, Severity
from maillage.engine.kernel.reason import Term as Name
from maillage.engine.policy.inherit import covered
from maillage.engine.policy.settings import found_at
from maillage.engine.policy.types import Policy


def check_units(policy: Policy) -> Iterator[Finding]:
    """Yield each setting that its unit may not make, that two units make, or of a clause that does not exist."""
    content = policy.model_dump(by_alias=True, mode="json")
    by_path: dict[str, str] = {}
    for unit in policy.units:
        for path in unit.sets:
            facts: dict[str, Fact] = {"unit": Name("unit", unit.unit), "path": path}
            clause = f"units/{unit.unit}/sets/{path}"
            if unit.attachment == "integrated":
                yield Finding(Severity.ERROR, "policy-unit-integrated", facts, clause)
            elif not covered(tuple(path.split(".")), unit.may_set):
                allowed = {**facts, "allowed": tuple(unit.may_set)}
                yield Finding(Severity.ERROR, "policy-unit-may-not", allowed, clause)
            elif found_at(content, path, written=True) is None:
                yield Finding(Severity.ERROR, "policy-unit-no-clause", facts, clause)
            elif path in by_path:
                twice = {**facts, "other": Name("unit", by_path[path])}
                yield Finding(Severity.ERROR, "policy-unit-twice", twice, clause)
            by_path.setdefault(path, unit.unit)
        for index, path in enumerate(unit.may_set):
            facts = {"unit": Name("unit", unit.unit), "path": path}
            clause = f"units/{unit.unit}/may_set/{index}"
            if unit.attachment == "integrated":
                yield Finding(Severity.ERROR, "policy-unit-integrated", facts, clause)
            elif "*" not in path and found_at(content, path, written=True) is None:
                yield Finding(Severity.ERROR, "policy-unit-no-clause", facts, clause)
