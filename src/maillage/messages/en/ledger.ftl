ledger-schema = The table of lines does not have the expected columns: { $column }. Use “maillage intake”, which prepares them.
ledger-empty = The column { $column } must be filled in on every line. Complete the file or its mapping.
ledger-older = The ledger in { $folder } was made by an earlier version of Maillage, which told lines apart in another way: it can be read, and nothing can be added to it. Make a new book with “maillage init” and take the files in again.
ledger-overlap = { $count ->
    [one] The file { $file } from { $sender } covers days that a file received before covers too, { $first } to { $last }: { $earlier }. Check that its lines are new.
   *[other] The file { $file } from { $sender } covers days that { $count } files received before cover too, { $first } to { $last }; the latest: { $earlier }. Check that its lines are new.
}
ledger-conflict = { $lines ->
    [one] A line of { $file } ({ $sender }) has the number of another line with other content and is not posted. Document: { $documents }. To correct a line, reverse its document, then send the right lines under a new number.
   *[other] { $lines } lines of { $file } ({ $sender }) have the number of another line with other content and are not posted. Documents: { $documents }{ $others ->
        [0] {""}
       *[other] {" "}and { $others } more
    }. To correct a line, reverse its document, then send the right lines under a new number.
}
ledger-busy = Others kept posting batches while { $file } was waiting. Nothing is lost: try again.
ledger-no-document = The ledger holds nothing to reverse under document { $document } from { $sender }. Check the number and the sender.
ledger-no-version = The ledger has no version { $version }. “maillage intake batches” shows those that exist.
ledger-log = The ledger’s log cannot be read: { $file }. Restore the ledger’s folder from a backup.
ledger-file-bad = A file of the ledger is missing or no longer has its original content: { $file }. Restore it from a backup.
ledger-sums-bad = The sums by month in { $file } are not those of the ledger’s lines. Delete the file: it will be made again.
ledger-sum-bad = The totals of the log no longer match its files at version { $version }. Restore the ledger’s folder from a backup.
ledger-memory = The memory allowed ({ $memory }) is not enough for this question. Allow more, or choose Spark.
ledger-overflow = A sum is beyond the largest possible value (9,200 billion). Look for a line with an absurd amount.
ledger-no-spark = Spark is asked for, but pyspark or Java (17 or later) is missing. Install “maillage[spark]” and a Java runtime, or choose duckdb in maillage.yaml.
