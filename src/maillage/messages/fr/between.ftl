between-moved = { $partner } change :
between-joined = { $partner } n’est que dans le second plan.
between-left = { $partner } n’est que dans le premier plan.
between-tier = catégorie : { $old } → { $new }.
between-cluster = cluster : { $old } → { $new }.
between-primary = interlocuteur principal : { $old } → { $new }.
between-contacts = nombre d’interlocuteurs : { $old } → { $new }.
