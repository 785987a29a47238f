"""Problems are values."""

from maillage.engine.kernel.reason import Finding, MaillageError, Severity


def test_an_error_carries_its_findings() -> None:
    findings = (Finding(Severity.ERROR, "one"), Finding(Severity.ERROR, "two"))
    error = MaillageError(*findings)
    assert error.findings == findings
    assert str(error) == "one; two"
