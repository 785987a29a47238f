"""The desk of a book: made ready, filled for the demo, tried."""
