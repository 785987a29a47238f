between-moved = { $partner } changes:
between-joined = { $partner } is in the second plan only.
between-left = { $partner } is in the first plan only.
between-tier = tier: { $old } → { $new }.
between-cluster = cluster: { $old } → { $new }.
between-primary = primary contact: { $old } → { $new }.
between-contacts = number of contacts: { $old } → { $new }.
