mapping-table = There is no canonical table “{ $name }”. The nearest name is “{ $near }”; the reference of the file formats lists them all.
mapping-column = The table “{ $table }” has no column “{ $name }”. The nearest name is “{ $near }”.
mapping-required = The table “{ $table }” needs the column “{ $name }”. Add a rule for it under “columns”.
mapping-constant = The column “{ $name }” cannot be “{ $value }”. Allowed: { $allowed }.
mapping-expression = “{ $value }” is no regular expression that can be used here (RE2; “parse” needs a group named value). Correct it.
mapping-value = The column “{ $name }” cannot hold “{ $value }”: it takes { $type ->
    [decimal] a number, written as the mapping’s “numbers” say
    [integer] a whole number, written as the mapping’s “numbers” say
    [date] a day, written as the mapping’s “dates” say
    [currency] a currency (ISO 4217: EUR, USD …)
    [country] a country code (ISO 3166: FR, BE …)
    [boolean] yes or no
    [siren] a SIREN, whose last digit checks the others
    [siret] a SIRET, whose last digit checks the others
    [vat] a VAT number of the European Union
   *[other] at most 500 characters, none of them invisible
}. Correct it.
mapping-origin-none = This rule does not say where its value comes from. Add one of: { $known }.
mapping-origin-two = This rule says twice where its value comes from: { $given }. Keep one of them; “first” tries several in turn.
mapping-step = “{ $step }” has no effect here: the column “{ $name }” is of type { $type }. Delete it, or move it to the column that it is meant for.
mapping-lookup = This lookup is not whole. Give “values”, or “file” with its columns “key” and “value”.
mapping-split = There is no part 0. Count the parts from 1, or from the end with -1, -2 …
mapping-quote = “{ $mark }” cannot both enclose a cell and stand between two. Correct “quote” or “delimiter”; write “quote: null” where nothing encloses cells.
mapping-marks = “{ $mark }” cannot stand both before the decimals and between thousands. Correct “decimal” or “thousands”.
mapping-date = “{ $value }” is no way to write a day: it needs the year (yyyy or yy), the month (mm or m) and the day (dd or d), each once, in small letters; HH, MM and SS are hours, minutes and seconds. Correct it.
mapping-period = The period ends ({ $end }, excluded) before it begins ({ $first }). Correct “from” or “to”.
mapping-complete-ledger = Sell-through lines are facts that never end, so that no file can be the whole table. Delete “complete”; to undo a document, send its reversal.
mapping-within = “within” says what a file is the whole of, and has no effect without “complete: true”. Add that, or delete “within”.
mapping-ledger-only = “{ $name }” says something of sell-through lines only and has no effect on this table. Delete it.
mapping-join-twice = Two joins are called “{ $name }”. Give each a name of its own.
mapping-join-key = The join “{ $name }” compares { $on } columns (“on”) with { $key } (“key”). Name as many on each side, in the same order.
mapping-join-near = There is no join “{ $name }”; one is called “{ $near }”. Correct the name, unless the file itself has such a column.
mapping-sound = { $file } is sound: every word, column and rule fits the table “{ $table }” (digest { $digest }).
