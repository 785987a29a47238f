# Pourquoi un partenaire n’est dans aucun cluster
cluster-refused = Aucun cluster « { $cluster } » valable ne peut accueillir ce partenaire.
cluster-refused-when = Il ne remplit pas la condition que « { $cluster } » pose à ses membres.
cluster-refused-too-large = À lui seul il réalise { $total }, soit { $excess } de plus que le maximum d’un cluster ({ $most }).
cluster-refused-own = La règle donne à chaque partenaire un cluster propre, et à lui seul il réalise { $total }, hors des bornes de la règle.
cluster-refused-nothing-shared = Il n’a à son dossier ni métier ni assez de technologies qu’un cluster puisse partager. Enregistrez son métier ou ses compétences.
cluster-basis-short = { $kind ->
    [trade] Métier { $shared }
    [technologies] Compétence sur { $shared }
   *[other] Tous les candidats
 } : { $candidates ->
    [one] le seul candidat réalise
   *[other] les { $candidates } candidats réalisent
 } { $total } en tout ; il manque { $missing } pour atteindre { $least }.
cluster-basis-few = { $kind ->
    [trade] Métier { $shared }
    [technologies] Compétence sur { $shared }
   *[other] Tous les candidats
 } : { $candidates ->
    [one] un seul candidat
   *[other] { $candidates } candidats
 }, alors qu’un cluster en demande { $least }.
cluster-basis-taken = { $kind ->
    [trade] Métier { $shared }
    [technologies] Compétence sur { $shared }
   *[other] Tous les candidats
 } : sur { $candidates } candidats, { $placed } { $placed ->
    [one] est nécessaire dans un autre cluster
   *[other] sont nécessaires dans d’autres clusters
 } ; les { $free } restants réalisent { $total }, { $missing } de moins que { $least }.
cluster-basis-number = { $kind ->
    [trade] Métier { $shared }
    [technologies] Compétence sur { $shared }
   *[other] Tous les candidats
 } : { $candidates ->
    [one] un candidat
   *[other] { $candidates } candidats
 }, dont { $placed } dans un cluster et { $free } en dehors, mais la règle n’admet pas plus de { $most } { $most ->
    [one] cluster
   *[other] clusters
 }.
cluster-basis-unfit = { $kind ->
    [trade] Métier { $shared }
    [technologies] Compétence sur { $shared }
   *[other] Tous les candidats
 } : { $candidates ->
    [one] un candidat
   *[other] { $candidates } candidats
 }, dont { $placed } dans un cluster et { $free } en dehors ; aucun regroupement dans les bornes de la règle et les épingles n’a été trouvé.
cluster-change-revenue = Avec { $missing } de plus sur « { $measure } », il formerait un cluster de { $members } ({ $kind ->
    [trade] métier { $shared }
    [technologies] compétence sur { $shared }
   *[other] rien à partager
 }) qui atteint { $least }.
cluster-change-technology = Compétent aussi sur { $lacking }, il pourrait rejoindre le cluster { $cluster }, qui compterait alors { $members } membres et resterait valable.
cluster-change-trade = Avec aussi le métier { $lacking }, il pourrait rejoindre le cluster { $cluster }, qui compterait alors { $members } membres et resterait valable.
cluster-change-none = Aucun changement de ce partenaire seul ne le ferait entrer dans un cluster.
cluster-change-pinned = Une épingle le lie à un autre partenaire ou cluster : levez-la pour voir ce qui le ferait entrer seul.

# Pourquoi un partenaire est dans son cluster
cluster-not-asked = La catégorie de ce partenaire ne demande pas de cluster.
cluster-freed = Une dérogation enregistrée dispense ce partenaire de « { $rule } ».
cluster-member = { $others ->
    [0] Il est seul dans le cluster { $cluster }.
    [one] Il est dans le cluster { $cluster }, avec un autre partenaire.
   *[other] Il est dans le cluster { $cluster }, avec { $others } autres partenaires.
 }
cluster-by-exception = Une dérogation enregistrée lui accorde une place au titre de « { $rule } ».
cluster-shares-trade = Tous les membres exercent le métier { $shared }.
cluster-shares-technologies = Tous les membres sont compétents sur { $shared }.
cluster-apart = La règle donne à { $own ->
    [tier] toute la catégorie
   *[partner] chaque partenaire
 } un cluster propre, séparé de tous les autres.
cluster-total-least = Les membres réalisent ensemble { $total }, soit { $margin } de plus que le minimum de { $least }.
cluster-total-most = Les membres réalisent ensemble { $total }, soit { $margin } de moins que le maximum de { $most }.
cluster-labelled = Le cluster porte la mention { $label } : il est numéro { $rank } sur { $of } pour « { $by } », avec { $value }.
cluster-unlabelled = Le cluster ne porte pas la mention { $label } : il est numéro { $rank } sur { $of } pour « { $by } », avec { $value }, et { $count } { $count ->
    [one] la porte
   *[other] la portent
 }.
cluster-unlabelled-unknown = Le cluster ne porte pas la mention { $label } : sa valeur pour « { $by } » n’est pas connue.
cluster-served = { $count ->
    [0] Aucun poste ne lui est dédié.
    [one] Un poste lui est dédié : { $seats }.
   *[other] { $count } postes lui sont dédiés : { $seats }.
 }
cluster-breaks = Si son plus grand membre { $partner } partait ({ $weight }), le cluster ne serait plus valable.
cluster-holds = Même si son plus grand membre { $partner } partait ({ $weight }), le cluster resterait valable.
cluster-alternative = Il pourrait aussi rejoindre { $cluster }, qui resterait valable et partagerait { $shared } ; le regroupement retenu se ressemble davantage ou coûte moins de changements.
cluster-no-alternative = Aucun autre cluster ne pourrait l’accueillir.

# Constats
cluster-rule-infeasible = « { $cluster } » : { $candidates ->
    [one] le seul candidat ne forme
   *[other] les { $candidates } candidats ne forment
 } aucun cluster valable. Au plus près : { $kind ->
    [trade] métier { $shared }
    [technologies] compétence sur { $shared }
   *[other] tous les candidats ensemble
 }, { $total } en tout, il manque { $missing }. Abaissez les bornes de la règle ou admettez plus de partenaires.
cluster-rule-empty = « { $cluster } » : { $candidates ->
    [one] le seul candidat ne forme
   *[other] les { $candidates } candidats ne forment
 } aucun cluster valable. Voyez ce que la règle demande de partager, et ses nombres.
cluster-rule-too-few = « { $cluster } » a { $clusters } { $clusters ->
    [one] cluster
   *[other] clusters
 } là où la règle en demande { $least }. Abaissez ses bornes ou le nombre demandé.
cluster-label-short = « { $cluster } » : la mention { $label } a { $count ->
    [one] une place
   *[other] { $count } places
 }, mais { $found ->
    [0] aucun cluster n’a
    [one] un seul cluster a
   *[other] { $found } clusters seulement ont
 } une valeur connue pour « { $by } ». Enregistrez ce qui manque ou donnez moins de mentions.
cluster-seats-short = Le cluster { $cluster } a { $seats } { $seats ->
    [one] poste dédié
   *[other] postes dédiés
 } sur { $least } demandés : il en manque { $missing }. Réservez plus de postes à sa règle.
cluster-seats-idle = { $count ->
    [one] Un poste réservé à « { $cluster } » ne sert aucun cluster
   *[other] { $count } postes réservés à « { $cluster } » ne servent aucun cluster
 } : { $seats }. Réservez-les ailleurs ou relevez le nombre par cluster.
cluster-group-split = Les sociétés du groupe { $group } sont dans { $clusters } clusters différents.
cluster-seats-unasked = { $count ->
    [one] Un poste est réservé
   *[other] { $count } postes sont réservés
 } à « { $cluster } » ({ $seats }), que ne forme aucune catégorie de la politique : personne n’est servi. Corrigez la réservation, ou laissez une catégorie former ces clusters.
cluster-seat-role = Le poste { $seat } est réservé à « { $cluster } » mais a la fonction « { $role } », que la règle ne demande pas ({ $roles }) ; il ne sert personne. Corrigez la fonction ou la réservation.
cluster-pin-impossible = L’épingle { $pin } ({ $partner }, { $target }) ne peut pas être respectée : sa cible ne relève pas de la même règle que { $partner }, ou n’est pas un cluster d’aujourd’hui. Corrigez-la ou mettez-y fin.
cluster-pin-conflict = L’épingle { $pin } ({ $partner }, { $target }) n’est pas respectée : elle contredit une autre épingle. Mettez fin à l’une des deux.
cluster-pin-unasked = L’épingle { $pin } ({ $partner }, { $target }) est sans effet : { $partner } ne relève d’aucun cluster de la politique. Corrigez-la ou mettez-y fin.
cluster-pin-broken = L’épingle { $pin } ({ $partner }, { $target }) n’est pas respectée : aucun cluster valable ne le permet.
cluster-pins-cost = Les épingles de « { $cluster } » ont un prix : { $partners ->
    [0] personne de plus n’est laissé dehors
    [one] un partenaire de plus est laissé dehors
   *[other] { $partners } partenaires de plus sont laissés dehors
 }, { $points ->
    [one] un point
   *[other] { $points } points
} de ressemblance de moins.
cluster-exception-unknown = La dérogation de { $partner } accorde la règle de cluster « { $rule } », que la politique n’a pas. Corrigez l’enregistrement.
cluster-exception-unmet = La dérogation de { $partner } lui accorde « { $rule } », mais aucun cluster valable de cette règle ne peut l’accueillir.
cluster-exception-own = La dérogation { $exception } de { $partner } (« { $value } ») ne compte pas : { $author } l’a rédigée et approuvée. Faites-la approuver par une autre personne.
cluster-exception-conflict = La dérogation { $exception } de { $partner } (« { $value } ») ne compte pas : une autre, plus récente et en vigueur, dit autre chose. Mettez fin à l’une des deux.
cluster-exception-cost = La dérogation de { $partner }, qui le tient hors de « { $rule } », a un prix : avec lui, { $count ->
    [one] un partenaire laissé de côté
   *[other] { $count } partenaires laissés de côté
 } ({ $partners }) { $count ->
    [one] formerait
   *[other] formeraient
 } un cluster valable.
cluster-exception-place = La dérogation de { $partner }, qui lui donne une place au titre de « { $rule } », a un prix : { $other }, laissé de côté, pourrait avoir cette place.
cluster-tier-exception-lost = La dérogation accorde à { $partner } la catégorie « { $tier } », mais aucun cluster valable ne peut l’accueillir : il retombe en « { $lands } ». Accordez-lui un cluster à lui, ou mettez fin à la dérogation.

# Fautes que trouve le contrôle
cluster-invalid-membership = { $partner } est dans deux clusters, ou sa mention contredit le cluster { $cluster }.
cluster-invalid-untold = { $partner } n’est ni dans un cluster de « { $cluster } » ni informé du motif, ou les deux à la fois.
cluster-invalid-stranger = { $partner } ne peut pas être dans le cluster { $cluster }.
cluster-invalid-members = Le cluster { $cluster } a { $members } { $members ->
    [one] membre
   *[other] membres
 }, hors des bornes de sa règle.
cluster-invalid-total = Le total indiqué pour le cluster { $cluster } n’est pas ce que réalisent ses membres : { $total }.
cluster-invalid-bounds = Le cluster { $cluster } réalise { $total }, hors des bornes de sa règle.
cluster-invalid-common = Les membres du cluster { $cluster } ne partagent pas ce que sa règle demande.
cluster-invalid-said = Les membres du cluster { $cluster } partagent { $shared }, ce qui n’est pas ce qu’il indique.
cluster-invalid-pin = Une épingle sépare { $partner } d’un autre membre du cluster { $cluster }.
cluster-invalid-number = « { $cluster } » a { $clusters } clusters, plus que la règle n’en admet.
cluster-invalid-label = Plus de clusters de « { $cluster } » portent { $label } que la règle n’en admet.
cluster-invalid-seats = Les { $seats } postes du cluster { $cluster } sont trop nombreux, réservés à une autre règle, ou donnés deux fois.
