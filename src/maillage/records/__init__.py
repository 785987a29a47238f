"""The canonical tables in a database: insert-only, every row with the batch that brought it."""
