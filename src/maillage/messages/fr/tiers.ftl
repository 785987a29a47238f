tier-result = { $partner } : catégorie « { $tier } » au { $day }.
tier-result-portfolio = { $partner } : catégorie « { $tier } » dans le portefeuille « { $portfolio } » au { $day }.
tier-measured = Cette catégorie résulte des mesures seules.
tier-exception = Cette catégorie est accordée par dérogation jusqu’au { $until } : { $reason }. Les mesures seules donneraient « { $measured } ».
tier-in-term = La catégorie, tenue depuis le { $since }, l’est jusqu’au terme de l’engagement le { $term } ; les mesures donnent « { $measured } ». Sans changement, elle baissera le { $day }.
tier-in-grace = Les conditions ne sont plus remplies depuis le { $below } ; la catégorie est gardée pendant le délai de grâce, jusqu’au { $grace } ; les mesures donnent « { $measured } ». Sans changement, elle baissera le { $day }.
tier-waits-review = La catégorie est gardée jusqu’à la prochaine revue ; les mesures donnent « { $measured } ». Sans changement, elle baissera le { $day }.
tier-waits-promotion = Les mesures donnent « { $measured } » ; la montée attend la prochaine revue, le { $day }.
tier-no-cluster = Les mesures donnent « { $measured } », mais aucun cluster valable ne peut prendre ce partenaire.
tier-one-step = La catégorie ne baisse que d’un rang à la fois ; les mesures donnent « { $measured } ».
tier-open = « { $tier } » est ouverte à tous.
tier-admits = « { $tier } » : les conditions sont remplies.
tier-admits-not = « { $tier } » : les conditions ne sont pas remplies.
tier-all = Conditions remplies : { $met } sur { $count } ; toutes sont exigées.
tier-any = Possibilités remplies : { $met } sur { $count } ; une seule suffit.
tier-some = Conditions remplies : { $met } sur { $count } ; il en faut { $needed }.
tier-not = La condition suivante ne doit pas être remplie.
tier-decided = La décision « { $decision } » est accordée et en vigueur.
tier-undecided = La décision « { $decision } » n’est pas accordée. Elle se demande aux personnes que la politique désigne.
tier-qualifying = La condition était remplie le { $day }, dans le mois en cours ou les { $months } mois entiers précédents ; un jour suffit.
tier-qualifying-not = La condition n’a été remplie aucun jour depuis le { $first } (le mois en cours et les { $months } mois entiers précédents).
tier-reached = La catégorie « { $tier } » est atteinte.
tier-unreached = La catégorie « { $tier } » n’est pas atteinte.
tier-reached-portfolio = La catégorie « { $tier } » est atteinte dans le portefeuille « { $portfolio } ».
tier-unreached-portfolio = La catégorie « { $tier } » n’est pas atteinte dans le portefeuille « { $portfolio } ».
tier-always = Toujours rempli.
tier-never = Jamais rempli.
tier-unknown = « { $measure } » n’est pas connu ; une valeur inconnue ne remplit aucune condition.
tier-word = « { $measure } » vaut { $value }, comme demandé ({ $words }).
tier-word-not = « { $measure } » vaut { $value } ; il faudrait : { $words }.
tier-minimums = « { $measure } » : tous les minima de points sont atteints.
tier-minimums-not = « { $measure } » : un minimum de points n’est pas atteint, le score ne compte donc pas.
tier-no-threshold = La politique ne donne pas de seuil de « { $measure } » pour la valeur de « { $by } » de ce partenaire.
tier-no-threshold-portfolio = La politique ne donne pas de seuil de « { $measure } » pour ce portefeuille.
tier-test = « { $measure } », exigences remplies : { $met } sur { $count } ; toutes sont exigées.
tier-bound = « { $measure } » vaut { $value } ; { $bound ->
    [at-least] il faut au moins { $threshold }
    [more-than] il faut plus de { $threshold }
    [at-most] il faut au plus { $threshold }
   *[less-than] il faut moins de { $threshold }
 }. Marge : { $gap }.
tier-bound-not = « { $measure } » vaut { $value } ; { $bound ->
    [at-least] il faut au moins { $threshold }
    [more-than] il faut plus de { $threshold }
    [at-most] il faut au plus { $threshold }
   *[less-than] il faut moins de { $threshold }
 }. Écart : { $gap }.
tier-bound-even = « { $measure } » vaut { $value } ; { $bound ->
    [at-least] il faut au moins { $threshold }
    [more-than] il faut plus de { $threshold }
    [at-most] il faut au plus { $threshold }
   *[less-than] il faut moins de { $threshold }
 }. L’égalité ne suffit pas.
tier-bound-converted = « { $measure } » vaut { $value } ; { $bound ->
    [at-least] il faut au moins { $written }
    [more-than] il faut plus de { $written }
    [at-most] il faut au plus { $written }
   *[less-than] il faut moins de { $written }
 }, soit { $threshold } au taux de { $rate }. Marge : { $gap }.
tier-bound-converted-not = « { $measure } » vaut { $value } ; { $bound ->
    [at-least] il faut au moins { $written }
    [more-than] il faut plus de { $written }
    [at-most] il faut au plus { $written }
   *[less-than] il faut moins de { $written }
 }, soit { $threshold } au taux de { $rate }. Écart : { $gap }.
tier-bound-converted-even = « { $measure } » vaut { $value } ; { $bound ->
    [at-least] il faut au moins { $written }
    [more-than] il faut plus de { $written }
    [at-most] il faut au plus { $written }
   *[less-than] il faut moins de { $written }
 }, soit { $threshold } au taux de { $rate }. L’égalité ne suffit pas.
tier-will-fall = { $partner } perdra la catégorie « { $tier } » le { $day } (dans { $days ->
    [one] un jour
   *[other] { $days } jours
 }) si rien ne change.
tier-decision-awaited = { $partner } remplit la condition préalable de « { $tier } » ; la décision « { $decision } » est attendue.
tier-decision-own = La décision « { $decision } » sur { $partner } ne compte pas : { $author } en est à la fois l’auteur et l’approbateur. Faites-la approuver par une autre personne.
tier-decision-unsigned = La décision « { $decision } » sur { $partner } (auteur : { $author }) ne compte pas : aucun des décideurs nommés par la politique ne l’a signée ({ $deciders }). Faites-la signer par l’un d’eux.
tier-exception-own = La dérogation « { $tier } » de { $partner } ne compte pas : { $author } en est à la fois l’auteur et l’approbateur. Faites-la approuver par une autre personne.
tier-exception-conflict = La dérogation « { $tier } » de { $partner } (auteur : { $author }) ne compte pas : une autre, plus récente et en vigueur, dit autre chose. Mettez fin à l’une des deux.
tier-exception-unknown = La dérogation de { $partner } accorde la catégorie « { $tier } », que la politique ne connaît pas ; elle est sans effet. Catégories : { $known }.
tier-held-unknown = { $count ->
    [one] Un partenaire tient
   *[other] { $count } partenaires tiennent
 } aujourd’hui la catégorie « { $tier } », que la politique ne connaît plus ; elle est traitée comme l’absence de catégorie.
tier-will-fall-portfolio = { $partner } perdra la catégorie « { $tier } » du portefeuille « { $portfolio } » le { $day } (dans { $days ->
    [one] un jour
   *[other] { $days } jours
 }) si rien ne change.
tier-decision-awaited-portfolio = { $partner } remplit les conditions de « { $tier } » dans le portefeuille « { $portfolio } » ; la décision « { $decision } » est attendue.
tier-exception-signed = Cette catégorie est accordée par dérogation jusqu’au { $until } : { $reason } (auteur : { $author }, approuvée par { $approver }). Les mesures seules donneraient « { $measured } ».
tier-lower = Les conditions des catégories inférieures, exigées aussi, sont remplies.
tier-lower-not = Les conditions des catégories inférieures, exigées aussi, ne sont pas toutes remplies.
tier-decided-by = La décision « { $decision } » est accordée et en vigueur : { $grounds } (auteur : { $author }, approuvée par { $approver }).
tier-decided-until = La décision « { $decision } » est accordée et en vigueur jusqu’au { $until } : { $grounds } (auteur : { $author }, approuvée par { $approver }).
tier-refused = La décision « { $decision } » est refusée : { $grounds } (auteur : { $author }, approuvée par { $approver }).
tier-reached-any = La catégorie « { $tier } » est atteinte dans au moins un portefeuille.
tier-unreached-any = La catégorie « { $tier } » n’est atteinte dans aucun portefeuille.
tier-source = « { $measure } » vaut { $value }.
tier-source-before = « { $measure } » valait { $value } sur la période précédente.
tier-points-category = « { $category } » : { $points } (poids { $weight }).
tier-points-category-minimum = « { $category } » : { $points } (poids { $weight }) ; minimum : { $minimum }.
tier-points-line = « { $measure } » vaut { $value } : { $points }.
tier-points-line-minimum = « { $measure } » vaut { $value } : { $points } ; minimum : { $minimum }.
tier-points-when = Condition de cette ligne : { $points }.
tier-points-when-minimum = Condition de cette ligne : { $points } ; minimum : { $minimum }.
tier-change = Le plus petit changement pour atteindre « { $tier } » :
tier-change-more = { $amount } de plus sur « { $measure } » ({ $value } au lieu de { $now }).
tier-change-less = { $amount } de moins sur « { $measure } » ({ $value } au lieu de { $now }).
tier-change-decision = la décision « { $decision } ».
tier-change-by = Le plus petit changement pour atteindre « { $tier } », d’ici au { $by } :
tier-change-keep = Le plus petit changement pour garder « { $tier } » :
tier-change-keep-by = Le plus petit changement pour garder « { $tier } », d’ici au { $by } :
tier-change-fall = La plus petite perte après laquelle les mesures ne donneraient plus que « { $tier } » :
tier-change-more-portfolio = { $amount } de plus sur « { $measure } » dans le portefeuille « { $portfolio } » ({ $value } au lieu de { $now }).
tier-change-less-portfolio = { $amount } de moins sur « { $measure } » dans le portefeuille « { $portfolio } » ({ $value } au lieu de { $now }).
tier-change-known = une valeur connue de « { $measure } », de { $value } (elle n’est pas connue aujourd’hui).
tier-change-known-portfolio = une valeur connue de « { $measure } » dans le portefeuille « { $portfolio } », de { $value } (elle n’est pas connue aujourd’hui).
tier-change-word = « { $measure } » devenu « { $value } ».
tier-change-word-portfolio = « { $measure } » devenu « { $value } » dans le portefeuille « { $portfolio } ».
tier-change-decision-lost = la décision « { $decision } » retirée ou échue.
tier-change-none = Aucun changement simple des mesures ne suffit pour atteindre « { $tier } ».
facts-csv = Ce fichier CSV ne peut pas être lu : un guillemet n’est pas fermé ou est mal placé à cette ligne. Corrigez-la.
facts-no-partner-column = La première ligne doit nommer les colonnes, dont « partner ». Ajoutez cette colonne.
facts-ragged = La ligne a { $cells } cellules alors que l’en-tête en a { $headers }. Complétez-la, ou mettez entre guillemets la valeur qui contient le séparateur.
facts-yaml = Ce fichier n’est pas du YAML valable. Corrigez la ligne indiquée.
facts-yaml-shape = Le fichier doit être une liste de partenaires, chacun avec « partner », ou un tableau « nom: mesures ».
facts-unknown-column = La politique ne connaît pas de mesure « { $name } ». Colonnes possibles : { $known }.
facts-unknown-column-near = La politique ne connaît pas de mesure « { $name } ». Vouliez-vous dire « { $near } » ? Colonnes possibles : { $known }.
facts-unknown-portfolio = La politique ne connaît pas de portefeuille « { $name } ». Portefeuilles : { $known }.
facts-unknown-portfolio-near = La politique ne connaît pas de portefeuille « { $name } ». Vouliez-vous dire « { $near } » ? Portefeuilles : { $known }.
facts-unknown-decision = La politique ne connaît pas de décision « { $name } ». Décisions : { $known }.
facts-unknown-decision-near = La politique ne connaît pas de décision « { $name } ». Vouliez-vous dire « { $near } » ? Décisions : { $known }.
facts-yes-no = « { $value } » : écrivez yes ou no.
facts-date = « { $value } » n’est pas une date. Écrivez-la AAAA-MM-JJ.
facts-value = « { $value } » n’est pas un nombre. Écrivez 70, 0.7, 70 % ou 52 M EUR, avec un point décimal.
facts-currency = « { $value } » n’est pas dans la devise de la mesure. Écrivez le montant en { $unit }.
facts-unit = « { $value } » n’est pas dans l’unité de la mesure ({ $unit }).
policy-try-fine = { $count ->
    [one] Un partenaire essayé
   *[other] { $count } partenaires essayés
 } avec { $policy }.
policy-try-mismatch = { $partner } : le fichier attend « { $expected } », la politique donne « { $tier } ».
policy-try-mismatches = { $count ->
    [one] Un résultat diffère de ce que le fichier attend.
   *[other] { $count } résultats diffèrent de ce que le fichier attend.
 }
tier-source-weighted = « { $measure } » vaut { $value } (poids { $weight }).
tier-source-portfolio = « { $measure } » dans le portefeuille « { $portfolio } » vaut { $value }.
tier-source-weighted-portfolio = « { $measure } » dans le portefeuille « { $portfolio } » vaut { $value } (poids { $weight }).
tier-source-others = « { $measure } » des autres membres du groupe vaut { $value }.
tier-threshold = Ce seuil vaut parce que « { $measure } » est { $value }.
tier-threshold-unknown = Ce seuil vaut parce que « { $measure } » n’est pas connu.
tier-threshold-portfolio = Ce seuil est celui du portefeuille « { $portfolio } ».
tier-points-category-more-than = « { $category } » : { $points } (poids { $weight }) ; il faut plus de { $minimum }.
tier-points-line-more-than = « { $measure } » vaut { $value } : { $points } ; il faut plus de { $minimum }.
tier-points-unknown = « { $measure } » n’est pas connu : { $points }.
tier-points-unknown-minimum = « { $measure } » n’est pas connu : { $points } ; minimum : { $minimum }.
tier-points-unknown-more-than = « { $measure } » n’est pas connu : { $points } ; il faut plus de { $minimum }.
tier-points-when-more-than = Condition de cette ligne : { $points } ; il faut plus de { $minimum }.
facts-unknown-tier = La politique ne connaît pas de catégorie « { $name } » sur cette échelle. Catégories : { $known }.
facts-unknown-tier-near = La politique ne connaît pas de catégorie « { $name } » sur cette échelle. Vouliez-vous dire « { $near } » ? Catégories : { $known }.
facts-twice = « { $name } » de { $partner } au { $day } est dit deux fois : « { $other } » plus haut, et ceci. Gardez l’un des deux.
