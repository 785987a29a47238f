"""Find the policy that a person means: a file, or a name in a book."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from maillage.actions.files import read_text
from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.engine.policy.read import LoadedPolicy, PolicyLibrary
from maillage.engine.policy.text import read_text as read_yaml


def resolve(policy: str, book: Path, as_of: date | None = None) -> LoadedPolicy:
    """Return a policy by its file, with the parents beside it; or by its name in the book, in force on ``as_of``.

    A file is taken as it is, whatever the day; its parents are those in force on ``as_of``, or on the first day of
    the file's own version. A name may carry a version: ``france@2026.1``.

    Raises:
        MaillageError: if there is no such file or name (``policy-not-found``), a version must be chosen
            (``policy-which-version``), or the policy has faults.
    """
    file = Path(policy)
    if file.suffix in (".yaml", ".yml") or file.is_file():
        return _from_file(file, as_of)
    name, _, version = policy.partition("@")
    folder = book / "policies"
    if not folder.is_dir():
        raise MaillageError(Finding(Severity.ERROR, "policy-not-found", {"policy": policy, "folder": str(folder)}))
    library = library_of(folder)
    if version:
        return library.version(name, version, as_of)
    if as_of is not None:
        return library.in_force(name, as_of)
    known = library.versions_of(name)
    if len(known) > 1:
        names = tuple(f"{name}@{item[0]}" for item in known)
        raise MaillageError(Finding(Severity.ERROR, "policy-which-version", {"policy": name, "known": names}))
    return library.version(name, known[0][0] if known else "")


def library_of(folder: Path) -> PolicyLibrary:
    """Return all policies of a folder.

    Raises:
        MaillageError: if one of them is no YAML, or does not say its policy, version and validity.
    """
    return PolicyLibrary.of({str(file): read_text(file) for file in sorted(folder.glob("*.yaml"))})


def _from_file(file: Path, as_of: date | None) -> LoadedPolicy:
    text = read_text(file)
    written = read_yaml(text, str(file)).value
    texts = {str(file): text}
    if written.get("extends") is not None:
        # Only what the parents need: another file of the folder may be a draft that cannot be read yet. Where there is
        # no such parent, all that can be read, to say which there are.
        family = _family(file, str(written["extends"])) or [item for item in _beside(file) if _identified(item)]
        texts |= {str(item): read_text(item) for item in family}
    library = PolicyLibrary.of(texts)
    (own,) = PolicyLibrary.of({str(file): text}).versions
    return library.version(own.name, own.version, as_of)


def _beside(file: Path) -> list[Path]:
    return [item for item in sorted(file.parent.glob("*.yaml")) if item != file]


def _identified(file: Path) -> bool:
    """Whether a file says which policy it is."""
    try:
        return bool(PolicyLibrary.of({str(file): read_text(file)}).names)
    except MaillageError:
        return False


def _family(file: Path, parent: str) -> list[Path]:
    """Return the files beside ``file`` that hold versions of ``parent`` or of its own parents."""
    others = {}
    for item in _beside(file):
        try:
            others[item] = read_yaml(read_text(item), str(item)).value
        except MaillageError:
            continue  # it cannot be a parent; whoever names it will be told what is wrong with it
    found: list[Path] = []
    wanted = [parent]
    while wanted:
        name = wanted.pop()
        for item, value in others.items():
            if value.get("policy") == name and item not in found:
                found.append(item)
                if isinstance(value.get("extends"), str):
                    wanted.append(value["extends"])
    return found
