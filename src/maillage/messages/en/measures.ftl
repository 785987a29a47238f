measures-strangers = { $count ->
    [one] One partner of the ledger is not
   *[other] { $count } partners of the ledger are not
} among the records, and take part in nothing: { $partners }. Load them into the table of partners.
