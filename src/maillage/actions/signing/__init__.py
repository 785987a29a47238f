"""What a book signs, and the keys by which it does."""
