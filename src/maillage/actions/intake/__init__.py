"""Take in files: check what would happen, then accept it whole or not at all."""
