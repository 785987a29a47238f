plan-stage-measures = Mesures : questions au registre et aux fiches …
plan-stage-tiers = Catégories …
plan-stage-clusters = Clusters …
plan-stage-coverage = Couverture …
plan-stage-comparison = Comparaison avec aujourd’hui …
plan-summary = Plan { $plan } : { $policy }, version { $version }, au { $day }, { $partners } partenaires.
plan-summary-clusters = { $clusters_count ->
    [0] Aucun cluster
    [one] { $grouped } partenaires dans un cluster
   *[other] { $grouped } partenaires dans { $clusters_count } clusters
 }{ $refused ->
    [0] .
    [one]  ; aucun cluster valable pour un candidat.
   *[other]  ; aucun cluster valable pour { $refused } candidats.
 }
plan-summary-contacts = Contacts par partenaire : { $before } aujourd’hui, { $after } dans le plan ; multi-spécialistes : { $several_before }, puis { $several_after }.
plan-summary-unknown = Contacts par partenaire dans le plan : { $after }. Les contacts d’aujourd’hui ne sont pas enregistrés.
plan-summary-kept = { $kept } relations sur { $known } sont conservées ({ $share }) ; { $changed ->
    [0] aucun partenaire ne change
    [one] un partenaire change
   *[other] { $changed } partenaires changent
 } d’interlocuteur principal.
plan-summary-calls = { $count ->
    [0] Rien n’attend de décision.
   *[other] Ce qui demande une décision :
 }
plan-summary-call = { "  – " }{ $text }
plan-heading-partners = Partenaires
plan-heading-today = Aujourd’hui
plan-heading-what = Quoi
plan-heading-old = Premier plan
plan-heading-new = Second plan
plan-show-more = { $shown } partenaires sur { $count } sont montrés ; davantage avec --limit, tous avec --limit 0.
plan-what-tier = catégorie
plan-what-cluster = cluster
plan-what-primary = interlocuteur principal
plan-what-contacts = contacts
plan-what-joined = dans le second plan seul
plan-what-left = dans le premier plan seul
plan-diff-tier = { $count ->
    [one] Un change de catégorie.
   *[other] { $count } changent de catégorie.
 }
plan-diff-cluster = { $count ->
    [one] Un change de cluster.
   *[other] { $count } changent de cluster.
 }
plan-diff-primary = { $count ->
    [one] Un change d’interlocuteur principal.
   *[other] { $count } changent d’interlocuteur principal.
 }
plan-diff-contacts = { $count ->
    [one] Un change de nombre de contacts.
   *[other] { $count } changent de nombre de contacts.
 }
plan-diff-joined = { $count ->
    [one] Un n’est que dans le second plan.
   *[other] { $count } ne sont que dans le second plan.
 }
plan-diff-left = { $count ->
    [one] Un n’est que dans le premier plan.
   *[other] { $count } ne sont que dans le premier plan.
 }
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
plan-heading-revenue = CA
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
plan-day = Le jour « { $value } » est illisible. Écrivez-le AAAA-MM-JJ : 2026-10-01.
