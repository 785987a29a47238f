"""Names as one searches them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillage.actions.partners.fold import fold


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Élan Systèmes S.A.S.", "elan systemes"),
        ("ÉLAN SYSTÈMES", "elan systemes"),
        ("Cœur & Réseaux, SARL", "coeur reseaux"),
        ("L’Œuvre-Numérique", "l oeuvre numerique"),
        ("Straße GmbH", "strasse"),
        ("SE", "se"),
        ("SARL SA", "sarl sa"),
        ("", ""),
        ("3D Ouest", "3d ouest"),
    ],
)
def test_accents_capitals_and_legal_forms_do_not_matter(name: str, plain: str) -> None:
    assert fold(name) == plain


@given(st.text())
def test_what_is_folded_stays(name: str) -> None:
    assert fold(fold(name)) == fold(name)
