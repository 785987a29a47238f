"""What is made ready writes what the runtime writes, of every sentence there is."""

import pytest
from fluent.runtime import FluentBundle, FluentResource

from maillage.messages.format import LOCALES, Language
from maillage.messages.ready import Ready, Unready, made_ready
from maillage.messages.render import UnknownCode, bundle, codes, sentence

VALUES: tuple[str | int, ...] = ("", "true", "none", "Éco", 0, 1, 2, 1234567)


def of(text: str) -> tuple[FluentBundle, Ready | None]:
    made = FluentBundle(["fr-FR"], use_isolating=False)
    made.add_resource(FluentResource(f"code = {text}"))
    return made, made_ready(made, made.get_message("code").value, "fr_FR")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_sentence_is_the_same(language: Language) -> None:
    sentences, made = bundle(language), 0
    for code in codes(language):
        pattern = sentences.get_message(code).value
        ready = made_ready(sentences, pattern, LOCALES[language])
        if ready is None:
            continue
        made += 1
        for value in VALUES:
            facts = dict.fromkeys(ready.names, value)
            text, errors = sentences.format_pattern(pattern, facts)
            assert not errors
            try:
                assert ready.write(facts) == text, code
            except Unready:
                assert isinstance(value, str), code
    assert made > 0.9 * len(codes(language))


@pytest.mark.parametrize(
    ("count", "expected"), [(0, "zéro"), (1, "un seul"), (2, "2 choses"), (1234, "1\u202f234 choses")]
)
def test_a_choice_by_a_number(count: int, expected: str) -> None:
    bundle, ready = of("{ $n ->\n    [0] zéro\n    [one] un seul\n   *[other] { $n } choses\n }")
    assert ready is not None
    assert ready.names == {"n"}
    assert (
        ready.write({"n": count})
        == expected
        == bundle.format_pattern(bundle.get_message("code").value, {"n": count})[0]
    )


def test_a_word_cannot_choose_among_numbers() -> None:
    _, ready = of("{ $n ->\n    [0] zéro\n   *[other] plus\n }")
    assert ready is not None
    with pytest.raises(Unready):
        ready.write({"n": "one"})


def test_what_only_the_runtime_can_write_is_left_to_it() -> None:
    assert of("{ NUMBER($n) }")[1] is None
    assert of("{ code }")[1] is None


def test_a_fact_that_is_not_there_is_told() -> None:
    code = next(
        code
        for code in sorted(codes("fr"))
        if (made := made_ready(bundle("fr"), bundle("fr").get_message(code).value, "fr_FR")) and made.names
    )
    with pytest.raises(UnknownCode, match="Unknown external"):
        sentence(code, {"nothing": 1}, "fr")
