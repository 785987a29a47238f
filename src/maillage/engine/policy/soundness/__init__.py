"""What a lawyer would find in a policy that can be read: clauses that contradict, overtake or miss each other."""
