"""Read a mapping: its text becomes types, and every fault is told with its place."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

from maillage.engine.intake.mapping import IntakeMapping
from maillage.engine.kernel.digest import digest_of
from maillage.engine.kernel.reason import MaillageError
from maillage.engine.policy.faults import findings_of
from maillage.engine.policy.text import Written, read_text


@dataclass(frozen=True)
class LoadedMapping:
    """A mapping as written: ``digest`` names its content, ``sources`` knows the place of every word."""

    mapping: IntakeMapping
    digest: str
    sources: Written


def read_mapping(text: str, file: str) -> LoadedMapping:
    """Read a YAML text as a mapping.

    Raises:
        MaillageError: with every fault, each with file, line, column and value.
    """
    written = read_text(text, file)
    try:
        mapping = IntakeMapping.model_validate(written.value)
    except ValidationError as error:
        raise MaillageError(*findings_of(error, written, IntakeMapping)) from None
    return LoadedMapping(mapping, digest_of(mapping.model_dump(mode="json", by_alias=True)), written)
