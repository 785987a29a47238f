policy-diff-found = { $old } → { $new } : { $count ->
    [0] toutes les clauses disent la même chose.
    [one] une clause diffère.
   *[other] { $count } clauses diffèrent.
}
policy-diff-part-identity = Identité et validité
policy-diff-part-money = Devise, conversion et calendrier
policy-diff-part-vocabulary = Vocabulaire
policy-diff-part-units = Entités
policy-diff-part-territories = Territoires
policy-diff-part-measures = Mesures
policy-diff-part-tiers = Catégories
policy-diff-part-staying = Maintien dans une catégorie
policy-diff-part-decisions = Décisions
policy-diff-part-clusters = Clusters
policy-diff-part-roles = Fonctions
policy-diff-part-coverage = Couverture
policy-diff-added = { "  " }+ { $path }{ $measured ->
    [yes] {" "}({ $measure })
   *[no] {""}
} : { $new }, nouveau [{ $old_place } → { $new_place }]
policy-diff-removed = { "  " }- { $path }{ $measured ->
    [yes] {" "}({ $measure })
   *[no] {""}
} : { $old }, supprimé [{ $old_place } → { $new_place }]
policy-diff-changed = { "  " }~ { $path }{ $measured ->
    [yes] {" "}({ $measure })
   *[no] {""}
} : { $old } → { $new } [{ $old_place } → { $new_place }]
policy-diff-reordered = { "  " }~ { $path } : dans un autre ordre, { $old } → { $new } [{ $old_place } → { $new_place }]
policy-diff-day = Le carnet { $book } n’a pas été planifié. Ajoutez --as-of AAAA-MM-JJ pour voir qui change.
policy-diff-moved = Dans le carnet { $book } au { $day }, { $count ->
    [0] personne ne change : les { $partners } partenaires ont les mêmes catégorie, cluster et interlocuteurs sous les deux.
    [one] un partenaire sur { $partners } change.
   *[other] { $count } partenaires sur { $partners } changent.
}
policy-diff-revenue = Chiffre d’affaires en jeu : { $revenue } sur { $all } ({ $share }).
policy-diff-tier = { "  " }{ $old } → { $new } : { $count ->
    [one] un partenaire
   *[other] { $count } partenaires
}, { $revenue }
policy-diff-tier-unmeasured = { "  " }{ $old } → { $new } : { $count ->
    [one] un partenaire
   *[other] { $count } partenaires
}
policy-diff-clusters-formed = { $count ->
    [one] Un cluster se forme
   *[other] { $count } clusters se forment
} : { $clusters }.
policy-diff-clusters-dissolved = { $count ->
    [one] Un cluster disparaît
   *[other] { $count } clusters disparaissent
} : { $clusters }.
policy-diff-clusters-regrouped = { $count ->
    [one] Un cluster a d’autres membres
   *[other] { $count } clusters ont d’autres membres
} : { $clusters }.
policy-diff-contacts = { $primary ->
    [0] Aucun partenaire ne change d’interlocuteur principal
    [one] Un partenaire change d’interlocuteur principal
   *[other] { $primary } partenaires changent d’interlocuteur principal
} ; interlocuteurs en tout : { $before } → { $after }.
policy-diff-move = { $partner } ({ $revenue })
policy-diff-move-unmeasured = { $partner }
policy-diff-because = à cause de { $clauses }.
policy-diff-follows = par aucune clause changée qui le vise : il suit d’autres qui changent.
policy-diff-more = { $count ->
    [one] … et un autre. Ajoutez --limit 0 pour tous.
   *[other] … et { $count } autres. Ajoutez --limit 0 pour tous.
}
policy-diff-none = { $kind ->
    [tier] aucune
   *[other] aucun
}
policy-diff-stage = { $policy } : { $stage }
policy-diff-nobody = Le carnet { $book } n’a aucun partenaire au { $day } : personne ne peut changer.
