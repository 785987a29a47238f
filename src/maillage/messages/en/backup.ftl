backup-made = { $file } holds the book: { $files ->
    [one] one file
   *[other] { $files } files
}, { $mebibytes } MiB. Head of the log: { $head }. Keep it elsewhere: “maillage restore --anchor” holds the log against it.
backup-exists = { $file } exists already, and a backup never overwrites anything. Choose another name.
backup-inside = { $file } lies in the book itself, which may be lost with it. Choose a place outside.
backup-no-program = PostgreSQL’s program { $program } is not on this machine. Install Debian’s postgresql-client, or the version of your server.
backup-database = { $program } could not do its work: { $reason } Check the address of the database, and that you may read and write it.
restore-done = { $folder } holds the book again: { $files ->
    [one] one file
   *[other] { $files } files
}, each as it was backed up; the log’s { $entries ->
    [0] chain is empty
    [one] chain of one entry holds
   *[other] chain of { $entries } entries holds
}. Its head: { $head }
restore-not-empty = The folder { $folder } holds something already, or another restore is at work there; nothing was changed. Choose a new or empty folder.
restore-archive = { $archive } is no whole backup of a book: it was cut, changed, or is another kind of file. Nothing was put in place. Take another copy of it, or an earlier backup.
restore-file = In { $archive } the file { $file } is not what was backed up. Nothing was put in place. Take another copy of the archive, or an earlier backup.
restore-database = { $kind ->
    [postgresql] The records of this backup were in PostgreSQL: give the address of an empty database with --database, or in MAILLAGE_DATABASE_URL.
   *[other] The records of this backup were in the book’s own folder, and go there again: leave --database away, and MAILLAGE_DATABASE_URL unset.
}
restore-two-databases = --database and { $variable } name two databases. Give one of them.
restore-database-full = The database { $database } holds tables already; nothing was changed. Make an empty one.
