"""What is known of each partner on a day: ledger facts and records turned into the policy's measures."""
