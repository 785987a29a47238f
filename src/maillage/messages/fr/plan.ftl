plan-stage-measures = Mesures : questions au registre et aux fiches …
plan-stage-tiers = Catégories …
plan-stage-clusters = Clusters …
plan-stage-coverage = Couverture …
plan-stage-comparison = Comparaison avec aujourd’hui …
plan-summary = Plan { $plan } : politique { $policy } au { $day }, { $partners } partenaires.
plan-summary-tier = { "  " }{ $tier } : { $count }
plan-summary-clusters = { $count ->
    [0] Aucun cluster.
    [one] Un cluster.
   *[other] { $count } clusters.
}
plan-summary-contacts = Contacts : { $before } aujourd’hui, { $after } dans le plan ; { $kept } relations sur { $known } sont conservées.
plan-heading-plan = Plan
plan-heading-policy = Politique
plan-heading-version = Version
plan-heading-day = Jour
plan-heading-partner = Partenaire
plan-heading-name = Nom
plan-heading-territory = Territoire
plan-heading-tier = Catégorie
plan-heading-cluster = Cluster
plan-heading-primary = Interlocuteur principal
plan-heading-contacts = Contacts
plan-heading-revenue = Chiffre d’affaires
plan-explained = { $name } ({ $partner })
plan-diff-count = { $count ->
    [0] Les deux plans traitent chacun de la même façon.
    [one] Un partenaire est traité autrement.
   *[other] { $count } partenaires sont traités autrement ; { $shown } sont montrés.
}
plan-report-written = Écrit : { $file }
plan-none = Le dossier { $folder } ne contient aucun plan. Calculez-en un avec « maillage plan build --as-of AAAA-MM-JJ ».
plan-missing = Aucun plan de { $folder } ne s’appelle « { $name } ». Leur liste : « maillage plan list ».
plan-ambiguous = Plusieurs plans commencent par « { $name } » : { $plans }. Écrivez-en davantage.
partner-missing = Personne ne s’appelle « { $wanted } » dans ce plan (nom le plus proche : { $near }). Donnez un identifiant ou une partie du nom.
partner-ambiguous = « { $wanted } » convient à { $count } partenaires, dont { $partners }. Donnez l’identifiant.
plan-cluster-title = { $several ->
    [0] { $title } { $number }
   *[other] { $title } – { $shared } { $number }
 }
plan-seat-title = { $role }{ $placed ->
    [true] , { $where }
   *[false] { "" }
 }{ $number ->
    [none] { "" }
   *[other] { " " }no { $number }
 }
