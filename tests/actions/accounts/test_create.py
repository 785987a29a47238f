"""Make accounts and give them roles."""

from typing import Any

import pytest

from maillage.accounts.permissions import Held, actor_of
from maillage.actions.accounts.create import create_account
from maillage.actions.accounts.language import choose_language
from maillage.actions.plan.read import Opened
from maillage.engine.kernel.reason import MaillageError
from maillage.messages.render import finding_sentence

GOOD = {"email": "new@demo.example", "name": "New", "password": "long enough to keep", "roles": (Held("analyst"),)}


@pytest.mark.parametrize(
    ("wrong", "code", "english"),
    [
        ({"email": "nowhere"}, "account-email", "“nowhere” is no e-mail address: give one such as name@example.org."),
        (
            {"email": "Director@demo.example"},
            "account-email-taken",
            "There is an account for Director@demo.example already.",
        ),
        ({"password": "short"}, "account-password", None),
        ({"password": "password1234"}, "account-password", None),
        ({"language": "de"}, "account-language", "The product does not speak “de”; expected one of fr and en."),
        ({"roles": (Held("emperor"),)}, "account-role", None),
        ({"roles": (Held("unit_manager"),)}, "account-unit", None),
        ({"roles": (Held("field"),)}, "account-person", None),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_made(
    wrong: dict[str, Any], code: str, english: str | None, served: Opened
) -> None:
    from maillage.accounts.models import Account

    before = Account.objects.count()
    with pytest.raises(MaillageError) as raised:
        create_account(**{**GOOD, **wrong})
    assert [finding.code for finding in raised.value.findings] == [code]
    sentences = [finding_sentence(raised.value.findings[0], language) for language in ("en", "fr")]
    assert english in (None, sentences[0])
    assert sentences[0] != sentences[1]
    assert Account.objects.count() == before


def test_an_account_has_its_roles_and_its_own_language(served: Opened) -> None:
    account = create_account(**GOOD, language="en")
    try:
        assert account.check_password("long enough to keep")
        actor = actor_of(account)
        assert actor.roles == (Held("analyst"),)
        assert choose_language(actor, "fr") == "fr"
        account.refresh_from_db()
        assert account.language == "fr"
        with pytest.raises(MaillageError):
            choose_language(actor, "tlh")
    finally:
        account.grants.all().delete()
        account.delete()
