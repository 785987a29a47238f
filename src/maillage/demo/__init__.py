"""The built-in case: a policy and imaginary resellers."""

from datetime import date
from typing import Final

AS_OF: Final = date(2026, 10, 1)
POLICY: Final = "case.yaml"
FACTS: Final = "case.csv"
