mapping-table = There is no canonical table “{ $name }”. The nearest name is “{ $near }”; the reference of the file formats lists them all.
mapping-column = The table “{ $table }” has no column “{ $name }”. The nearest name is “{ $near }”.
mapping-required = The table “{ $table }” needs the column “{ $name }”. Add a rule for it under “columns”.
mapping-constant = The column “{ $name }” cannot be “{ $value }”. Allowed: { $allowed }.
mapping-expression = “{ $value }” is no regular expression that can be used here (RE2; “parse” needs a group named value). Correct it.
