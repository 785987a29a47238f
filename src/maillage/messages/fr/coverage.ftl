# Pourquoi un partenaire a ses interlocuteurs
coverage-contacts = { $partner } a affaire à { $count ->
    [0] personne.
    [one] un interlocuteur.
   *[other] { $count } interlocuteurs.
 }
coverage-contact = { $role } : { $person } (poste { $seat }).
coverage-contact-primary = { $role } : { $person } (poste { $seat }), son interlocuteur principal.
coverage-contact-vacant = { $role } : le poste { $seat }, qui est vacant.
coverage-contact-primary-vacant = { $role } : le poste { $seat }, son interlocuteur principal, qui est vacant.
coverage-given-by-default = Aucune fonction ne prend ce partenaire ; « { $role } » est son interlocuteur pour qu’il en ait un.
coverage-given-by-pin = Aucune clause de « { $role } » ne lui donne cet interlocuteur ; une épingle enregistrée le fait.
coverage-tier = Sa catégorie { $tier } est de celles que la fonction prend.
coverage-tier-other = Sa catégorie est { $tier } ; la fonction prend { $tiers }.
coverage-cluster = Son cluster { $cluster } relève d’une règle que la fonction prend.
coverage-cluster-other = Il est dans le cluster { $cluster } ; la fonction prend les clusters de { $clusters }.
coverage-cluster-none = Il n’est dans aucun cluster ; la fonction prend les clusters de { $clusters }.
coverage-when = Il remplit la condition de la fonction.
coverage-when-not = Il ne remplit pas la condition de la fonction.
coverage-everybody = La fonction prend tous les partenaires.
coverage-dominant = Son activité y est surtout : { $value } pour « { $measure } » sur { $whole } pour « { $of } » ; il est demandé { $share }.
coverage-dominant-not = Son activité n’y est pas surtout : { $value } pour « { $measure } » sur { $whole } pour « { $of } » ; il est demandé { $share }.
coverage-bulk-none = Il n’a pas d’activité pour « { $measure } », donc pas de rang { $whole_channel ->
    [true] dans le réseau
   *[false] en { $scope }
 }.
coverage-bulk-top = Il est numéro { $rank } pour « { $measure } » { $whole_channel ->
    [true] dans le réseau
   *[false] en { $scope }
 } ({ $value }, { $part } de l’ensemble) : parmi les { $count } premiers.
coverage-bulk-share = Il est numéro { $rank } pour « { $measure } » { $whole_channel ->
    [true] dans le réseau
   *[false] en { $scope }
 } ({ $value }, { $part } de l’ensemble) : parmi les { $count } qui font { $share }.
coverage-bulk-top-not = Il est numéro { $rank } pour « { $measure } » { $whole_channel ->
    [true] dans le réseau
   *[false] en { $scope }
 } ({ $value }), au-delà des { $count } premiers : il lui manque { $missing } pour rejoindre le dernier d’entre eux.
coverage-bulk-share-not = Il est numéro { $rank } pour « { $measure } » { $whole_channel ->
    [true] dans le réseau
   *[false] en { $scope }
 } ({ $value }), au-delà des { $count } qui font { $share } : il lui manque { $missing } pour rejoindre le dernier d’entre eux.
coverage-seat-only = { $seat } est le seul poste qui puisse le servir.
coverage-seat-kept = { $person } a affaire à ce partenaire aujourd’hui.
coverage-seat-room = { $seat } avait la place : le travail est réparti entre les postes qui peuvent s’occuper de lui.
coverage-seat-same = { $person } est aussi son interlocuteur dans une autre fonction : une personne plutôt que deux.
coverage-seat-pinned = Une épingle enregistrée demande { $person }.
coverage-load = Ce partenaire coûte { $hours } par an ; le poste porte { $total } pour { $count } { $count ->
    [one] partenaire
   *[other] partenaires
 }.
coverage-load-capacity = Ce partenaire coûte { $hours } par an ; le poste porte { $total } pour { $count } { $count ->
    [one] partenaire
   *[other] partenaires
 }, pour une capacité de { $capacity }.
coverage-not-covered = « { $role } » ne prend pas ce partenaire.
coverage-not-seated = « { $role } » prend ce partenaire, mais n’a pas de poste qui puisse le servir ({ $territory }).
coverage-not-absorbed = « { $role } » n’est pas nécessaire : « { $by } » fait son travail.
coverage-not-crowded = « { $role } » cède la place : un partenaire a affaire à { $most } { $most ->
    [one] interlocuteur
   *[other] interlocuteurs
 } au plus.

# Constats
coverage-no-contact = { $territory ->
    [none] Sans territoire
   *[other] { $territory }
 } : { $count } { $count ->
    [one] partenaire n’a
   *[other] partenaires n’ont
 } aucun interlocuteur ({ $partners }). Ouvrez-y un poste d’une fonction qui prend tous les partenaires, ou corrigez leurs adresses.
coverage-no-territory = { $count } { $count ->
    [one] partenaire n’est
   *[other] partenaires ne sont
 } dans aucun territoire ({ $partners }). Enregistrez le code postal ou le territoire, ou ajoutez le lieu à un territoire de la politique.
coverage-by-default = { $territory ->
    [none] Sans territoire
   *[other] { $territory }
 } : { $count } { $count ->
    [one] partenaire n’aurait
   *[other] partenaires n’auraient
 } pas d’interlocuteur ({ $partners }) ; « { $role } » y supplée. Faites-les couvrir par une fonction qui y a un poste.
coverage-role-unseated = { $territory ->
    [none] Sans territoire
   *[other] { $territory }
 } : « { $role } » devrait prendre { $count } { $count ->
    [one] partenaire
   *[other] partenaires
 } ({ $partners }) mais n’y a pas de poste. Ouvrez-en un, ou changez qui la fonction couvre.
coverage-seat-vacant = { $count ->
    [0] Personne ne tient le poste { $seat } ; il ne sert personne dans le plan.
    [one] Personne ne tient le poste { $seat }, or un partenaire n’a pas d’autre poste. Nommez un titulaire.
   *[other] Personne ne tient le poste { $seat }, or { $count } partenaires n’ont pas d’autre poste. Nommez un titulaire.
 }
coverage-seat-proposed = Le poste { $seat } n’existe pas encore, et { $count } { $count ->
    [one] partenaire n’en a
   *[other] partenaires n’en ont
 } pas d’autre. Ouvrez-le et nommez un titulaire.
coverage-no-roles = La politique n’a aucune fonction : elle ne donne d’interlocuteur à personne. Écrivez des fonctions et une couverture pour que les interlocuteurs soient planifiés.
coverage-seats-proposed = « { $role } » a moins de postes que la politique n’en demande ({ $least }) { $per ->
    [territory] par territoire : { $missing } à créer, dans { $count } d’entre eux ({ $scopes }{ $more ->
        [0] {""}
       *[other]  ; { $more } de plus
    })
    [cluster] par cluster : { $missing } à créer, pour { $count } d’entre eux ({ $scopes }{ $more ->
        [0] {""}
       *[other]  ; { $more } de plus
    })
   *[other] en tout : { $missing } à créer
 }. Ouvrez-les, ou abaissez le nombre.
coverage-seats-over = « { $role } » a { $seats } postes là où la politique en permet { $most } { $per ->
    [territory] par territoire ({ $scope })
    [cluster] par cluster ({ $scope })
   *[other] en tout
 }. Mettez fin à quelques-uns, ou relevez le nombre.
coverage-seat-role = Le poste { $seat } a la fonction « { $role } », que la politique ne connaît pas ; il ne sert personne.
coverage-seat-territory = Le poste { $seat } sert { $territory }, qui n’est pas un territoire de la politique ; il ne sert personne.
coverage-seat-market = Le poste { $seat } est pour le marché { $market }, que « { $role } » ne suit pas ; il ne sert personne.
coverage-seat-unit = Le poste { $seat } relève de { $unit }, qui n’emploie pas « { $role } » ; il ne sert personne.
coverage-seat-shared = { $people } tiennent ensemble le poste { $seat } ; { $person }, qui l’occupe depuis le plus longtemps, est l’interlocuteur.
coverage-overload = { $person } ({ $seat }) porterait { $hours } par an pour { $count } { $count ->
    [one] partenaire
   *[other] partenaires
 }, soit { $excess } de plus que sa capacité de { $capacity }. Ouvrez un poste, relevez la capacité ou couvrez moins de partenaires.
coverage-short = « { $role } » : les { $seats } postes { $per ->
    [territory] de { $scope }
    [cluster] du cluster { $scope }
   *[channel] qui peuvent s’occuper d’eux
 } disposent de { $capacity } par an, et { $count ->
    [one] leur seul partenaire en demande
   *[other] leurs { $count } partenaires en demandent
 } { $hours } : il manque { $missing }, quelle que soit la répartition. Ouvrir un poste, augmenter la capacité ou couvrir moins de partenaires.
coverage-crowded = { $person } ({ $seat }) aurait { $count } partenaires, { $excess } de plus que les { $most } admis. Ouvrez un poste ou relevez le nombre.
coverage-pin-broken = L’épingle { $pin } n’est pas respectée : { $person } ne tient aucun poste qui puisse servir { $partner }. Corrigez-la ou mettez-y fin.
coverage-pin-conflict = L’épingle { $pin } n’est pas respectée : une autre demande que { $partner } garde quelqu’un d’autre dans la fonction de { $person }. Mettez fin à l’une des deux.
coverage-pin-contact = L’épingle { $pin } a un prix : { $partner }, qui garde { $person }, a affaire à { $contacts } interlocuteurs là où { $without } { $without ->
    [one] suffirait
   *[other] suffiraient
 }.
coverage-pin-role = L’épingle { $pin } a un prix : { $partner } garde { $person } et se passe de { $roles }.
coverage-pin-limit = L’épingle { $pin } a un prix : { $partner }, qui garde { $person }, a { $contacts } interlocuteurs là où { $most } { $most ->
    [one] est permis
   *[other] sont permis
 }.
coverage-pin-overload = L’épingle { $pin } a un prix : { $partner } garde { $person }, dont le poste { $seat } dépasse de { $excess } par an sa capacité de { $capacity }.
coverage-pin-crowds = L’épingle { $pin } a un prix : { $partner } garde { $person }, dont le poste { $seat } compte { $excess } { $excess ->
    [one] partenaire
   *[other] partenaires
 } de plus que les { $most } permis.
coverage-exception-own = La dérogation { $exception } de { $partner } (« { $value } ») ne compte pas : { $author } l’a rédigée et approuvée. Faites-la approuver par une autre personne.
coverage-exception-conflict = La dérogation { $exception } de { $partner } (« { $value } ») ne compte pas : une autre, plus récente et en vigueur, dit autre chose. Mettez fin à l’une des deux.
coverage-exception-number = La dérogation { $exception } de { $partner }, par { $author }, ne compte pas : « { $value } » n’est pas un nombre d’interlocuteurs. Écrivez un nombre entier à partir de 1.
coverage-exception-more = La dérogation de { $partner } a un prix : { $contacts } interlocuteurs ({ $allowed } lui sont permis), là où la politique en permet { $most }.
coverage-exception-fewer = La dérogation de { $partner } a un prix : avec { $allowed } { $allowed ->
    [one] interlocuteur
   *[other] interlocuteurs
 } au plus, il a affaire à { $contacts } et se passe de { $roles }.
