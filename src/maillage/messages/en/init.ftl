init-done = The book { $folder } is ready; it applies the policy “{ $policy }”.
    Next:
      1. Adapt { $folder }/policies and { $folder }/mappings.
      2. maillage --help; then “maillage intake check FILE --mapping NAME --book { $folder }”.
      3. “maillage intake accept …”, file by file: offerings and partners first, sales after.
      4. “maillage plan build --book { $folder } --as-of YYYY-MM-DD”, then “maillage plan report”.
