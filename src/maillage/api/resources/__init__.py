"""What each operation answers: a module a word of the vocabulary."""
