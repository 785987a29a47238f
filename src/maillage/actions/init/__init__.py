"""Making a book."""
