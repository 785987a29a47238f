"""Building, reading, explaining, comparing and reporting plans."""
