"""Names as one searches them: without accents, capitals, punctuation and legal forms."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LEGAL_FORMS: Final = frozenset({
    "sa", "sas", "sasu", "sarl", "eurl", "snc", "sca", "scop", "scs", "se", "gie", "ei", "eirl", "ltd", "gmbh", "ag",
    "bv", "nv", "srl", "spa", "sl", "plc", "inc", "llc",
})  # fmt: skip
"""Legal forms as they stand in names of companies: of France first, then of its neighbours."""
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
_OTHER = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """Return a name as plain words: ``Élan Systèmes S.A.S.`` becomes ``elan systemes``.

    A name that consists of legal forms only stays whole. Letters that Unicode takes apart (NFKD) lose their accents;
    ligatures and ß become two letters.
    """
    plain = text.casefold().replace("œ", "oe").replace("æ", "ae")
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
    plain = _DOTTED.sub(lambda found: found.group().replace(".", ""), plain)
    words = _OTHER.sub(" ", plain).split()
    kept = [word for word in words if word not in LEGAL_FORMS]
    return " ".join(kept or words)
