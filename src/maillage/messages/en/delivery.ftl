# Files at the desk: dropped, read by a mapping, taken in, mended.
upload-none = No file came with the request. Choose a file, then send it.
upload-empty = The file { $file } is empty; nothing was kept. Ask its sender for the whole file.
upload-twice = Two of the files are called { $file }; nothing was kept. Rename one of them, then send them again.
upload-big = The files weigh more than { $most } MiB, which is the most that is read; nothing was kept. Ask for them in several parts, one a month for instance.
upload-cut = The file { $file } did not arrive whole, { $length } bytes; nothing was kept. Send it again.
upload-no-room = The server has no room left for this file; nothing was kept. Tell whoever looks after the server, then send it again.
upload-no-mapping = The book has no mapping “{ $mapping }”. Choose one of those that the page lists, or write one.
upload-beside = The mapping also looks into the file { $file }, which did not come along. Drop both files together, the one to take in first.
upload-changed = Meanwhile { $file } became something else than what you were shown: the mapping was changed. Nothing was taken in; check the file again.
mapping-name = “{ $name }” cannot be the name of a mapping. Use small letters, digits and hyphens, at most 60, a letter or digit first.
mapping-taken = The book already has a mapping “{ $name }”, and what was read by it must stay explicable. Choose another name.
quarantine-form = The file { $file } of the quarantine no longer has the form in which it was written: somebody saved it otherwise. Check it and take it in with “maillage intake”, by its mapping.
quarantine-origin = Nobody kept by which mapping the lines of { $batch } were read. Correct its file, and take it in with “maillage intake”.
quarantine-gone = { $count ->
    [one] The line { $first } does not wait any more: somebody has settled it meanwhile. Nothing was changed.
   *[other] { $count } lines do not wait any more (the first: { $first }): somebody has settled them meanwhile. Nothing was changed.
}
intake-stage-read = reading the file
intake-stage-map = reading its cells by the mapping
intake-stage-compare = comparing with the book
intake-stage-post = taking it in
desk-job-kind-intake-check = Checking a file
desk-job-kind-intake-load = Taking a file in
desk-log-load = took a file in
desk-log-settle = settled lines in quarantine
desk-log-keep-mapping = kept a mapping
desk-menu-files = Files
desk-files-drop = Send a file
desk-files-drop-here = Drop a file here, or choose one
desk-files-drop-help = CSV (also compressed, .gz) or XLSX, at most { $most } MiB. Send the files into which the mapping looks too, after the one to take in. Nothing is changed before you have seen what would happen.
desk-files-send = Send
desk-files-waiting = Waiting for you
desk-files-file = File
desk-files-size = Size
desk-files-bytes = { $kib } KiB
desk-files-by = Sent by
desk-files-received = Received (UTC)
desk-files-received-at = received { $moment } (UTC)
desk-files-beside = Beside it: { $names }
desk-files-quarantine = Lines in quarantine
desk-files-lines = Lines
desk-files-first-cause = Most frequent cause
desk-files-more-causes = { $count ->
    [one] One more cause.
   *[other] { $count } more causes.
}
desk-files-no-origin = Written before the desk kept where lines come from: correct the file itself, and take it in with “maillage intake”.
desk-files-quarantine-none = No line waits. A line that cannot be read is never lost: it waits here with its reasons until somebody mends it.
desk-files-taken = Taken in
desk-files-table = Table
desk-files-sender = Sender
desk-files-days = Days
desk-files-rows = Rows
desk-files-refused = In quarantine
desk-files-taken-none = No file was taken in yet. Send a wholesaler’s report or a list of your partners, choose how it is read, and look at what would happen.
desk-files-done-taken = The file was taken in.
desk-files-done-settled = No line of that file waits any more.
desk-files-step-mapping = How it is read
desk-files-step-findings = What would happen
desk-files-step-accept = Taken in
desk-files-choose = How is it read?
desk-files-mapping = Mapping
desk-files-mapping-none = None yet
desk-files-fits = Those that fit this file
desk-files-fits-not = Others
desk-files-write = Write a mapping for this file
desk-files-write-from = Write one that starts from { $name }
desk-files-discard = Discard the file
desk-files-check = Check the whole file
desk-files-check-help = Nothing is changed by that.
desk-files-looks = { $count ->
    [one] The file has one column. Choose a mapping, or write one.
   *[other] The file has { $count } columns. Choose a mapping, or write one.
}
desk-files-as-it-is = The first lines as they are
desk-files-preview = What becomes of the first lines
desk-files-preview-told = { $read ->
    [one] One line looked at, for the table { $table }
   *[other] { $read } lines looked at, for the table { $table }
}{ $refused ->
    [0] {"."}
    [one] ; one of them would wait in quarantine.
   *[other] ; { $refused } of them would wait in quarantine.
}
desk-files-line = Line
desk-files-form = The form of the file
desk-files-format = Kind of file
desk-files-format-csv = CSV
desk-files-format-xlsx = XLSX (workbook)
desk-files-delimiter = Between two cells
desk-files-tab = tab
desk-files-header = Row of the column names (0: none)
desk-files-date = Days are written
desk-files-decimal = Decimals
desk-files-thousands = Thousands
desk-files-columns = What its columns mean
desk-files-columns-help = Choose for each column of the file what it becomes; columns with * are needed. What other mappings already say is proposed.
desk-files-column = Column
desk-files-first-cells = First cells
desk-files-becomes = Becomes
desk-files-left-alone = – not read –
desk-files-constants = Needed, and in no column: the same on every line
desk-files-keep = Keep the mapping
desk-files-name = Name
desk-files-name-help = Small letters, digits and hyphens, for instance atlas-sales. A mapping is never changed afterwards; a better one gets another name.
desk-files-keep-it = Keep and use it
desk-files-as-text = Go on as text
desk-files-text = The mapping as text
desk-files-again = Back to the mapping
desk-files-count-read = lines read
desk-files-count-fresh = new
desk-files-count-replaced = replaced
desk-files-count-already = in the book already
desk-files-count-repeated = repeated in the file
desk-files-count-left_out = left out by the mapping
desk-files-count-ended = end
desk-files-count-quarantined = in quarantine
desk-files-count-conflicts = in conflict
desk-files-twice = The book holds all of this already: taking the file in once more changes nothing.
desk-files-causes = Why lines would wait in quarantine
desk-files-causes-help = The other lines count meanwhile. Where the mapping is at fault rather than the file, write a better one before you take the file in.
desk-files-why = Cause and remedy
desk-files-which = Which lines
desk-files-notes = Worth knowing
desk-files-sums = Sums
desk-files-currency = Currency
desk-files-sum-file = in the file
desk-files-sum-read = in the file
desk-files-sum-accepted = accepted
desk-files-sum-quarantined = in quarantine
desk-files-sum-left_out = left out
desk-files-accept = Take the file in
desk-files-accept-text = { $fresh ->
    [0] Nothing new would come into the book
    [one] One row would come into the book
   *[other] { $fresh } rows would come into the book
}{ $quarantined ->
    [0] {"."}
    [one] ; one line would wait in quarantine, where you can mend it.
   *[other] ; { $quarantined } lines would wait in quarantine, where you can mend them.
}
desk-files-overlap = I have seen that earlier files cover the same days: these lines are new.
desk-files-accept-it = Take it in
desk-files-quarantine-of = In quarantine: { $file }
desk-files-quarantine-told = { $lines ->
    [one] One line waits; it was read by the mapping { $mapping }.
   *[other] { $lines } lines wait; they were read by the mapping { $mapping }.
}
desk-files-quarantine-file = The lines as a file
desk-files-all-lines = All lines
desk-files-cause-tab = { $column } ({ $count })
desk-files-line-number = Line { $line }
desk-files-cells = Its cells
desk-files-whole-line = The whole line
desk-files-other-cells = Its other cells
desk-files-send-again = Send this line again
desk-files-send-all = { $count ->
    [one] Send this line again
   *[other] Send the { $count } lines of this page again
}
desk-files-give-up = Give this line up
desk-files-settled = { $taken ->
    [0] No line was taken in
    [one] One line was taken in
   *[other] { $taken } lines were taken in
}{ $refused ->
    [0] {""}
    [one] , one is still refused
   *[other] , { $refused } are still refused
}{ $dropped ->
    [0] {""}
    [one] , one was given up
   *[other] , { $dropped } were given up
}.
