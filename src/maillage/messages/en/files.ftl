files-empty = The file is empty. Ask its sender for the whole file.
files-big = The file weighs { $size } bytes; at most { $most } are read. Ask for it in several parts, one a month for instance.
files-growing = The file changed while it was being read: it is probably still being copied. Wait until it is complete, then try again.
files-is-workbook = This is a spreadsheet or a ZIP archive, not CSV text. Write “format: xlsx” under “source” in the mapping, or save the file as CSV.
files-gzip-broken = The compressed file (gzip) is damaged. Ask for it again.
files-gzip-truncated = The compressed file (gzip) stops before its end: the transfer was cut off. Ask for it again.
files-bomb = The file unpacks to more than { $ratio } times its { $size } bytes, or beyond the limit: it is refused as a danger. Ask for it uncompressed.
files-encoding = The byte { $byte } in “{ $value }” does not exist in the encoding { $encoding }. Correct “encoding” under “source” in the mapping (“detect” looks for it), or save the file as UTF-8.
files-encoding-other = The mapping says { $encoding }, but the file is UTF-8 (“{ $value }”). Write “encoding: detect” or “utf-8” under “source” in the mapping.
files-encoding-mixed = The file mixes encodings: this line (“{ $value }”) is not UTF-8, while line { $other } is. It was probably glued together from several files: save it again as UTF-8.
files-latin = The encoding was guessed to be latin-1, the last that was tried. Check a few accented names, and write the right encoding under “source” in the mapping.
files-nul = The text “{ $value }” holds a NUL character, which no CSV file has: the file is damaged, or it is UTF-16 (then write “encoding: utf-16” under “source” in the mapping).
files-mark = “{ $mark }” cannot serve as { $name }. Write a single plain character such as ; or , under “source” in the mapping.
files-delimiter = The header was not split by “{ $delimiter }”: “{ $value }”. Write delimiter: "{ $other }" under “source” in the mapping.
files-no-header = The mapping expects the column names on row { $row }, but the file has { $rows ->
    [one] one row only
   *[other] { $rows } rows only
}. Correct “header” under “source” in the mapping.
files-no-names = This row should hold the column names, but it is empty. Correct “header” under “source” in the mapping: the row’s number, or 0 where there is none.
files-header-twice = The column name “{ $name }” stands twice (column { $first } and here), so nobody can tell which one is meant. Rename one of them.
files-columns = The header has { $columns } columns; at most { $most } are read. Delete those that nobody needs.
files-line-long = This line is longer than { $most } bytes: “{ $value }”. An end of line is probably missing; ask for the file again.
files-cell-long = The cell of column “{ $name }” is longer than { $most } characters: “{ $value }”. A quotation mark is probably missing; correct the line.
files-rows = The file has more than { $most } rows. Ask for it in several parts.
files-cells = The file has more than { $most } cells. Ask for it in several parts, or as CSV.
files-quote-open = A quotation mark opens here and never closes properly: “{ $value }”. Close it, double the quotation marks within the text, or write “quote: null” under “source” in the mapping where the file uses none.
files-ragged = This line has { $actual } cells where the header has { $expected }. Correct it, or enclose in quotation marks the cell that holds the delimiter.
files-mostly-ragged = { $bad } of { $rows } rows do not have as many cells as the header ({ $expected }); the first has { $actual }: “{ $value }”. The delimiter, the quotation mark or the header row of the mapping is probably wrong.
files-truncated = The file stops in the middle of its last line ({ $actual } cells of { $expected }): “{ $value }”. The transfer was cut off; ask for the whole file.
files-not-workbook = This is not an XLSX file. Save it as “Excel workbook (.xlsx)”, or write “format: csv” under “source” in the mapping.
files-old-workbook = This is an old Excel file (.xls), or an encrypted one. Open it and save it without password as “Excel workbook (.xlsx)”.
files-workbook-broken = The XLSX file is damaged and cannot be read. Open it in a spreadsheet program and save it again.
files-parts = The XLSX file is made of { $parts } parts; at most { $most } are read. Copy the table into a new workbook.
files-active = The XLSX file holds macros or embedded objects ({ $part }), which are never read. Copy the values into a new workbook without macros.
files-linked = The XLSX file is linked to another workbook ({ $part }). Copy the values into a new workbook (Paste special, Values).
files-entities = The XLSX file declares XML entities ({ $part }), which no spreadsheet program does: it is refused as a danger. Copy the table into a new workbook.
files-sheet = There is no sheet “{ $sheet }”. Sheets of the file: { $known }. Correct “sheet” under “source” in the mapping.
files-formula = This cell holds a formula ({ $value }), and formulas are never evaluated. Copy the column and paste it as values.
files-number-long = This cell holds a number of more than 15 digits ({ $value }): the spreadsheet has already lost the last ones. Format the column as text and enter the number again.
files-error-cell = This cell holds a spreadsheet error ({ $value }). Correct the cell.
files-memory = Reading the file takes more than the { $most } MiB of memory allowed. Ask for it in several parts, or as CSV.
files-time = Reading the file takes more than the { $most } seconds allowed. Ask for it in several parts, or as CSV.
files-reader-ended = The file made its reader fail (status { $status }); nothing was changed. Open it in a spreadsheet program and save it again.
delivery-no-mapping = There is no mapping “{ $mapping }” in { $folder } (those there: { $known }). Name one of them, or give the path of a .yaml file.
delivery-no-column = The file has no column “{ $name }”, which the mapping reads. Columns of the file: { $known }. Correct the header, or the mapping.
delivery-conflict = A line with this number is known with other content (document { $value }). To correct it, reverse its document, then send the right lines under a new number.
delivery-overlap = Nothing of { $file } was taken in, because it covers days that are covered already. Check that its lines are new, then add --overlap.
delivery-ending = { $count ->
    [one] One row of { $table } on record is not in the file, which is the whole table: it ends when the file is taken in ({ $first }). If it should stay, complete the file.
   *[other] { $count } rows of { $table } on record are not in the file, which is the whole table: they end when the file is taken in. The first: { $first }. If they should stay, complete the file.
}
delivery-not-ending = { $count ->
    [one] One row of { $table } on record is not among the rows that were read ({ $first }). It stays, because lines of the file are in quarantine or this is a corrected quarantine file. Correct the original file and send it again.
   *[other] { $count } rows of { $table } on record are not among the rows that were read. They stay, because lines of the file are in quarantine or this is a corrected quarantine file. The first: { $first }. Correct the original file and send it again.
}
delivery-unknown-name = { $count ->
    [one] The column { $column } names “{ $first }”, which the table { $table } does not hold yet. Its lines are taken in; a rule that reads this record passes over them while it is missing. Take in { $table } too, or correct the name.
   *[other] The column { $column } has { $count } names that the table { $table } does not hold yet ({ $count ->
        [2] {""}
        [3] {""}
        [4] {""}
        [5] {""}
       *[other] {"for instance "}
    }{ $first }). Their lines are taken in; a rule that reads these records passes over them while they are missing. Take in { $table } too, or correct the names.
}
delivery-head = { $file } → table { $table }, mapping “{ $mapping }”, read as { $encoding }
delivery-read = { $read ->
    [one] One line read
   *[other] { $read } lines read
}: { $accepted ->
    [0] no row accepted
    [one] one row accepted
   *[other] { $accepted } rows accepted
}, { $quarantined ->
    [0] no line in quarantine
    [one] one line in quarantine
   *[other] { $quarantined } lines in quarantine
}{ $left ->
    [0] {""}
   *[other] , { $left } left out by the mapping
}.
delivery-book = In the book: { $fresh } new, { $replaced } replaced, { $already } there already, { $repeated } repeated in the file, { $conflicts } in conflict.
delivery-total-what = Total
delivery-total-file = in the file
delivery-total-read = in the file
delivery-total-accepted = accepted
delivery-total-quarantined = in quarantine
delivery-total-left_out = left out
delivery-cause-lines = { $lines ->
    [one] In quarantine: line { $first }.
   *[other] In quarantine: { $lines } lines ({ $first }{ $more ->
        [0] {""}
       *[other] {" "}…
    }).
}
delivery-checked = Nothing was changed. “maillage intake accept” with the same words takes the file in.
delivery-accepted = Taken in: batch { $batch }.
delivery-same = The book holds all of this already: nothing was changed.
delivery-nothing = No row could be taken in: nothing was changed.
delivery-quarantine = Refused lines: { $place }. Correct them there and take that file in with the same mapping and --overlap, or correct the original file and send it again.
delivery-none = No file has been taken in yet. Start with “maillage intake check FILE --mapping NAME”.
delivery-batch = batch
delivery-table = table
delivery-file = file
delivery-sender = sender
delivery-days = days
delivery-rows = rows
delivery-refused = in quarantine
files-no-file = This is no ordinary file: a folder, a pipe or a device. Give the path of a CSV or XLSX file.
files-unreadable = The file cannot be read ({ $reason }). Check who may read it, and the disk that it is on.
files-part-twice = The XLSX file holds the part { $part } twice, so that two programs may read two different tables: it is refused as a danger. Open it in a spreadsheet program, check it and save it again.
files-part-name = The XLSX file holds a part of a dangerous name ({ $part }), which no spreadsheet program writes. Copy the table into a new workbook.
files-workbook-order = The rows or cells of the sheet are not in order here, which no spreadsheet program writes: some would be lost. Open the file in a spreadsheet program, check it and save it again.
