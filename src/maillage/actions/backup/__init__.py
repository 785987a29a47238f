"""Back up a book, and restore it."""
