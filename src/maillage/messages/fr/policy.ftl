policy-wants-text = « { $word } » est un texte, or on a trouvé « { $value } ». Écrivez un texte, entre guillemets si YAML y lirait un nombre ou un oui/non.
policy-wants-whole-number = « { $word } » est un nombre entier, or on a trouvé « { $value } ». Écrivez par exemple 12.
policy-wants-number = « { $word } » est un nombre, or on a trouvé « { $value } ». Écrivez par exemple 0.5.
policy-wants-truth = « { $word } » vaut true ou false, or on a trouvé « { $value } ».
policy-wants-list = « { $word } » est une liste, or on a trouvé « { $value } ». Écrivez [a, b], ou un élément par ligne après un tiret.
policy-wants-words = « { $word } » contient des mots avec leurs valeurs (mot: valeur), or on a trouvé « { $value } ».
policy-wants-date = « { $value } » n’est pas une date. Écrivez-la AAAA-MM-JJ.
policy-wants-month-day = « { $value } » n’est pas un jour de l’année. Écrivez-le "MM-JJ", entre guillemets.
policy-list-short = La liste « { $word } » est vide ou trop courte. Écrivez au moins un élément.
policy-list-long = La liste « { $word } » a trop d’éléments.
policy-text-empty = « { $word } » ne doit pas être vide.
policy-amount = « { $value } » n’est pas une quantité. Écrivez un nombre, un pourcentage (80 %) ou un montant avec sa devise (50 M EUR).
policy-amount-large = « { $value } » dépasse le plus grand nombre possible. Écrivez-en un plus petit.
policy-name = « { $value } » ne peut pas être un nom. Utilisez des minuscules sans accent, des chiffres, « - », « _ » et « . », en commençant par une lettre ou un chiffre.
policy-currency-form = « { $value } » n’est pas une devise. Écrivez son code ISO 4217 en trois majuscules, par exemple EUR.
policy-currency-unknown = La devise { $currency } n’existe pas dans ISO 4217. Corrigez son code.
policy-currency-unknown-near = La devise { $currency } n’existe pas dans ISO 4217. Vouliez-vous dire { $nearest } ?
policy-unit-form = « { $value } » n’est pas une unité. Écrivez count, ratio, points, hours ou une devise comme EUR.
policy-word-missing = Le mot « { $word } » manque ici. Ajoutez-le.
policy-word-unknown = Le langage ne connaît pas le mot « { $word } » ici. Mots possibles : { $known }.
policy-word-unknown-near = Le langage ne connaît pas le mot « { $word } » ici. Vouliez-vous dire « { $nearest } » ?
policy-not-one-of = « { $word } » ne peut pas valoir « { $value } ». Valeurs possibles : { $known }.
policy-not-one-of-near = « { $word } » ne peut pas valoir « { $value } ». Vouliez-vous dire « { $nearest } » ?
policy-condition-kind = Ceci n’est pas une condition. Une condition dit l’un de ces mots : { $known }.
policy-condition-kind-near = Ceci n’est pas une condition : « { $word } » est inconnu. Vouliez-vous dire « { $nearest } » ?
policy-measure-kind = Ceci n’est pas une mesure. Une mesure dit l’un de ces mots : { $known }.
policy-measure-kind-near = Ceci n’est pas une mesure : « { $word } » est inconnu. Vouliez-vous dire « { $nearest } » ?
policy-number-greater-than-equal = « { $word } » doit valoir au moins { $bound }, or on a trouvé « { $value } ».
policy-number-greater-than = « { $word } » doit valoir plus de { $bound }, or on a trouvé « { $value } ».
policy-number-less-than-equal = « { $word } » doit valoir au plus { $bound }, or on a trouvé « { $value } ».
policy-bulk-biggest = Les plus gros sont soit les N premiers (top), soit le plus petit ensemble qui fait une part (share). Écrivez un seul des deux.
policy-bulk-dominant = Une activité dominante dit sa part (share) et de quelle mesure (of), sans top.
policy-window-one = Une fenêtre dit exactement un de ces mots : { $allowed }.
policy-ends-before = La fin doit suivre le début. Corrigez l’une des deux dates.
policy-item-rule = Une ligne de score a exactement un de ces mots : target, each, bands ; ou when seul.
policy-item-zero = Des points pour rien, ou moins, n’auraient pas de fin. Écrivez une valeur au-dessus de zéro.
policy-mean-weights = Les poids d’une moyenne sont nuls ou positifs, et l’un d’eux au moins dépasse zéro. Corrigez-les.
policy-window-periods = Plusieurs périodes à la suite (periods) sont des périodes entières et closes : écrivez previous, ou retirez periods.
policy-months-since = Les mois se comptent depuis une date, et « { $measure } » est un nombre. Nommez un attribut qui est une date, comme joined.
policy-portfolio-needed = « { $measure } » a une valeur par portefeuille, et aucun n’est connu ici. Nommez-en un (portfolio : …), employez-la dans portfolio_tiers, ou réunissez d’abord ses portefeuilles dans une mesure (best, least, total, mean).
policy-growth-of = La croissance compare des ventes, ou un nombre qui arrive tout fait, à ce qu’ils étaient ; « { $measure } » n’est ni l’un ni l’autre. Nommez une somme, le compte de ce qui s’est vendu, ou un given.
policy-class-unknown = « { $name } » n’est aucune des classes de « { $measure } » : { $known }. Corrigez le mot, ou ajoutez la classe.
policy-class-unknown-near = « { $name } » n’est aucune des classes de « { $measure } » : { $known }. Vouliez-vous dire « { $nearest } » ?
policy-measure-condition = Une condition à l’intérieur d’une mesure ne regarde que des mesures, pas { $word }. Déplacez-la dans l’admission d’une catégorie.
policy-item-points = Une ligne de score dit ses points ; avec bands, chaque palier les dit et la ligne non.
policy-item-measure = Une ligne de score nomme une mesure ; avec when, elle n’en nomme pas.
policy-score-form = Un score a soit des rubriques (score), soit des voies (best_of), pas les deux.
policy-some-of = Au moins { $some } conditions sur { $count } ne peut jamais être rempli. Baissez le nombre ou ajoutez des conditions.
policy-test-form = Un test dit at_least, more_than, at_most ou less_than ; ou is ; ou in. Écrivez l’une de ces formes.
policy-yaml-large = Ce fichier dépasse { $most } octets. Une politique est un texte court : découpez-le, ou ôtez ce qui n’en est pas.
policy-yaml-character = Ce fichier contient autre chose que du texte (position { $position }). Enregistrez-le en UTF-8.
policy-yaml-empty = Ce fichier est vide. Écrivez au moins policy, version, title, valid, currency et tiers.
policy-yaml-documents = Un second document commence ici. Mettez chaque politique dans son propre fichier.
policy-yaml-not-mapping = Une politique commence par des mots et leurs valeurs (policy: nom), ce que ce fichier ne fait pas.
policy-yaml-alias = Le renvoi *{ $name } n’est pas permis. Écrivez la valeur là où il la faut.
policy-yaml-deep = Ceci est imbriqué plus de { $most } fois. Simplifiez.
policy-yaml-tag = L’étiquette { $tag } n’est pas permise. Écrivez la valeur simple.
policy-yaml-many = Ce fichier contient plus de { $most } valeurs. Simplifiez.
policy-yaml-key = Seul un mot peut précéder les deux-points ici.
policy-yaml-merge = « << » n’est pas permis. Écrivez les valeurs là où il les faut, ou héritez avec extends.
policy-yaml-twice = Le mot « { $word } » figure deux fois au même endroit ; le premier est à la ligne { $line }. N’en gardez qu’un.
policy-yaml-tab = Cette ligne contient une tabulation, que YAML n’admet pas ici. Décalez avec des espaces.
policy-yaml-syntax = Ceci n’est pas du YAML valable. Vérifiez le décalage, les deux-points, les crochets et les guillemets de cette ligne.
policy-overridable-wider = « { $path } » ne peut pas être ouvert ici : { $parent } ne le laisse pas ouvert. Ôtez-le.
policy-not-overridable = « { $path } » ne peut pas être changé : { $parent } ne le laisse pas ouvert. Il laisse ouvert : { $open }.
policy-name-twice = Le nom « { $name } » figure deux fois dans « { $list } ». Donnez un autre nom à l’un d’eux.
policy-name-unknown = « { $name } » n’est pas défini : cette politique n’a pas { $kind ->
    [market] de marché
    [line] de gamme
    [trade] de métier
    [technology] de technologie
    [unit] d’entité
    [territory] de territoire
    [measure] de mesure
    [attribute] d’attribut
    [route] de circuit
    [tier] de catégorie
    [portfolio] de portefeuille
    [decision] de décision
    [cluster] de règle de cluster
   *[other] de fonction
} de ce nom. Définis : { $known }.
policy-name-unknown-near = « { $name } » n’est pas défini : cette politique n’a pas { $kind ->
    [market] de marché
    [line] de gamme
    [trade] de métier
    [technology] de technologie
    [unit] d’entité
    [territory] de territoire
    [measure] de mesure
    [attribute] d’attribut
    [route] de circuit
    [tier] de catégorie
    [portfolio] de portefeuille
    [decision] de décision
    [cluster] de règle de cluster
   *[other] de fonction
} de ce nom. Vouliez-vous dire « { $nearest } » ?
policy-tier-not-lower = « { $name } » n’est pas sous « { $tier } » : une catégorie ne peut demander que des catégories plus basses. Nommez-en une plus basse.
policy-circle = Ces mesures s’appuient l’une sur l’autre en rond : { $names }. Rompez le cercle.
policy-unit-text = « { $measure } » est un mot, avec lequel on ne calcule pas. Nommez une mesure qui soit un nombre.
policy-units-mixed = « { $measure } » mêle des mesures d’unités différentes : { $parts }. Ne combinez que des mesures de même unité.
policy-unit-words = « { $measure } » est un mot et ne se compare pas à { $value }. Employez is ou in ; pour un nombre qui arrive tout fait, écrivez given au lieu de attribute.
policy-unit-mismatch = { $value } ne se compare pas à « { $measure } », compté en { $unit ->
    [hours] heures
    [count] nombre
    [ratio] pourcentage
    [points] points
   *[other] { $unit }
}. Écrivez la valeur dans cette unité.
policy-unit-wanted = { $value } ne convient pas ici. Écrivez une valeur en { $unit ->
    [hours] heures
    [count] nombre
    [ratio] pourcentage
    [points] points
   *[other] { $unit }
}.
policy-word-for-number = « { $measure } » est un nombre et ne se compare pas à des mots. Employez at_least, more_than, at_most ou less_than.
policy-parent-needed = Cette politique hérite de « { $parent } », qui n’est pas à côté d’elle. Mettez le fichier du parent dans le même dossier.
policy-version-unknown = Il n’y a pas de version { $version } de « { $policy } ». Versions : { $known }.
policy-extends-itself = « { $policy } » hérite d’elle-même : { $chain }. Ôtez l’un de ces extends.
policy-unknown = Il n’y a pas de politique « { $policy } ». Politiques : { $known }.
policy-unknown-near = Il n’y a pas de politique « { $policy } ». Vouliez-vous dire « { $nearest } » ?
policy-not-in-force = Aucune version de « { $policy } » n’est en vigueur au { $day }. Versions : { $known }.
policy-parent-not-in-force = Aucune version du parent « { $policy } » n’est en vigueur au { $day }. Versions : { $known }.
policy-overlap = Deux versions de « { $policy } » sont en vigueur au { $day } : { $first } (dans { $file }) et { $second }. Terminez l’une avant que l’autre ne commence.
policy-version-twice = La version { $version } de « { $policy } » figure aussi dans { $file }. Donnez une autre version à l’un des deux.
policy-tier-contradicts = Personne ne peut atteindre la catégorie « { $tier } » : elle demande à « { $measure } » deux choses qui s’excluent. Changez l’une des deux.
policy-tier-unreachable = Personne ne peut atteindre la catégorie « { $tier } » : ses conditions s’excluent. Changez l’une d’elles.
policy-tier-overtaken = Personne ne reste dans la catégorie « { $tier } » : qui remplit ses conditions remplit aussi celles de « { $higher } ». Demandez davantage là-haut, ou supprimez l’une des deux.
policy-tier-same = Les catégories « { $lower } » et « { $tier } » ont les mêmes effets et les mêmes interlocuteurs. Distinguez-les, ou n’en faites qu’une.
policy-cliff = De « { $lower } » à « { $tier } », « { $measure } » passe de { $from } à { $to }, soit { $times } fois plus{ $others ->
    [0] {""}
    [one] {" "}(un autre seuil fait aussi un bond)
   *[other] {" "}({ $others } autres seuils font aussi un bond)
 }. Ajoutez une catégorie entre les deux, ou rapprochez-les.
policy-cliff-effects = Un petit pas de « { $measure } », de « { $lower } » à « { $tier } », change beaucoup à la fois : { $effects }. Répartissez les effets, ou élargissez le pas.
policy-gap = Entre « { $lower } », qui finit à { $from }, et « { $tier } », qui commence à { $to }, « { $measure } » n’est dans aucune des deux. Faites qu’elles se touchent.
policy-precondition-alone = La catégorie « { $tier } » a une condition préalable et aucune décision pour la suivre. Nommez la décision, ou écrivez la condition comme admission.
policy-range-empty = Rien n’est à la fois d’au moins { $from } et d’au plus { $to }. Corrigez l’un des deux.
policy-cluster-unused = Aucune catégorie ne forme la règle de cluster « { $cluster } ». Nommez-la dans le mot forms d’une catégorie, ou supprimez-la.
policy-cluster-nobody = Aucun partenaire ne peut remplir la règle de cluster « { $cluster } » : sa condition exclut celle de toutes les catégories qui la forment. Changez l’une d’elles.
policy-cluster-short = Tous les candidats de « { $cluster } » font ensemble { $total }, moins que les { $least } qu’il faut à un seul cluster. Baissez le total, ou élargissez la catégorie.
policy-cluster-small = Aucun cluster de « { $cluster } » ne peut atteindre { $least } : au plus { $most } membres, de { $largest } au plus chacun. Admettez plus de membres, ou baissez le total.
policy-cluster-technologies = Les membres de « { $cluster } » doivent partager { $asked } technologies, mais la politique n’en connaît que { $known }. Demandez-en moins.
policy-label-many = « { $cluster } » donne la mention « { $label } » à { $count } clusters et n’en admet que { $most }. Corrigez l’un des deux.
policy-covers-never = La fonction « { $role } » ne couvre personne : sa condition ne peut jamais être remplie. Corrigez-la.
policy-role-nobody = La fonction « { $role } » ne couvre personne : aucune catégorie ne va à la fois avec ses catégories et ses clusters. Corrigez-les, ou supprimez la fonction.
policy-tier-uncovered = Aucune fonction ne couvre les partenaires de « { $tier } ». Ajoutez la catégorie à une fonction.
policy-coverage-missing = Il y a des fonctions, mais rien ne dit laquelle est l’interlocuteur principal. Écrivez coverage avec primary.
policy-primary-missing = Ces fonctions n’ont pas de place dans l’ordre des interlocuteurs principaux : { $roles }. Ajoutez-les à primary.
policy-place-twice = « { $place } » est à la fois dans « { $first } » et dans « { $second } ». Retirez-le de l’un des deux.
policy-place-nowhere = { $count ->
    [one] Un département n’est dans aucun territoire : { $places }.
   *[other] { $count } départements ne sont dans aucun territoire : { $places }.
 } Ajoutez ce qui manque.
policy-place-unknown-departements = « { $place } » n’est pas un département. Écrivez son code INSEE, par exemple "01", 2A, 75 ou 974.
policy-place-unknown-countries = « { $place } » n’est pas un pays. Écrivez son code ISO 3166 en deux lettres, par exemple FR.
policy-unit-integrated = L’entité « { $unit } » est intégrée et ne règle rien pour elle-même ({ $path }). Retirez ce réglage, ou faites-en une entité alignée.
policy-unit-may-not = L’entité « { $unit } » règle « { $path } », ce qui ne lui est pas permis. Elle peut régler : { $allowed }.
policy-unit-no-clause = « { $path } », que l’entité « { $unit } » peut régler ou règle, n’existe pas. Corrigez le chemin.
policy-unit-twice = Les entités « { $other } » et « { $unit } » règlent toutes deux « { $path } » ; seule la première compte. Retirez l’un des réglages.
policy-decision-unused = Rien ne demande la décision « { $decision } ». Utilisez-la, ou supprimez-la.
policy-measure-unused = Rien n’utilise la mesure « { $measure } ». Utilisez-la, ou supprimez-la.
policy-rate-none = Il n’y a pas de cours écrit pour { $currency } au { $day }, alors que la politique est en vigueur. Ajoutez-en un.
policy-share-large = « { $measure } » est une part d’un tout et ne dépasse guère 100 %, mais { $value } est demandé. Un pourcentage s’écrit 70 % ou 0.7.
policy-warning-late = Un avertissement { $days } jours à l’avance ne pourra pas être donné : le délai de grâce dure { $grace } jours. Allongez le délai, ou rapprochez l’avertissement.
