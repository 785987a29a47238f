"""The canonical tables: what Maillage knows of partners, people and sales, column by column."""
