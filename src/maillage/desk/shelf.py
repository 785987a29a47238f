"""The book that this process serves, as the pages know it."""

from maillage.actions.shelf import Shown, book, current, draft, one_look, shown

__all__ = ["Shown", "book", "current", "draft", "one_look", "shown"]
