"""The vendor's pages: thin views over actions, in French and English."""
