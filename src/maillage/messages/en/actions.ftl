policy-not-found = There is no file “{ $policy }”, and no book whose folder { $folder } would hold it. Give the path of a .yaml file, or --book.
policy-which-version = The policy “{ $policy }” has several versions. Add --as-of, or name one: { $known }.
policy-readable = { $policy } can be read; every name, unit and reference in it fits (digest { $digest }).
