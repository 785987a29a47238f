"""The ledger's files, and the engines that read them."""
