"""The only place with drivers: files, warehouse, rates, plans on disk."""
