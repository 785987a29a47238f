mapping-table = Il n’y a pas de table « { $name } ». Le nom le plus proche est « { $near } » ; la référence des formats les cite toutes.
mapping-column = La table « { $table } » n’a pas de colonne « { $name } ». Le nom le plus proche est « { $near } ».
mapping-required = La table « { $table } » demande la colonne « { $name } ». Ajoutez-lui une règle sous « columns ».
mapping-constant = La colonne « { $name } » ne peut valoir « { $value } ». Admis : { $allowed }.
mapping-expression = « { $value } » n’est pas une expression régulière utilisable ici (RE2 ; « parse » demande un groupe nommé value). Corrigez-la.
mapping-value = La colonne « { $name } » ne peut contenir « { $value } » : elle demande { $type ->
    [decimal] un nombre, écrit comme le disent les « numbers » de la table de correspondance
    [integer] un nombre entier, écrit comme le disent les « numbers » de la table de correspondance
    [date] un jour, écrit comme le disent les « dates » de la table de correspondance
    [currency] une devise (ISO 4217 : EUR, USD…)
    [country] un code de pays (ISO 3166 : FR, BE…)
    [boolean] oui ou non
    [siren] un SIREN, dont le dernier chiffre vérifie les autres
    [siret] un SIRET, dont le dernier chiffre vérifie les autres
    [vat] un numéro de TVA de l’Union européenne
   *[other] 500 caractères au plus, tous visibles
}. Corrigez-la.
mapping-origin-none = Cette règle ne dit pas d’où vient sa valeur. Ajoutez l’un de ces mots : { $known }.
mapping-origin-two = Cette règle dit deux fois d’où vient sa valeur : { $given }. N’en gardez qu’un ; « first » en essaie plusieurs à la suite.
mapping-step = « { $step } » est sans effet ici : la colonne « { $name } » est du type { $type }. Supprimez-le, ou déplacez-le vers la colonne visée.
mapping-lookup = Cette table de mots n’est pas complète. Donnez « values », ou « file » avec ses colonnes « key » et « value ».
mapping-split = Il n’y a pas de partie 0. Comptez les parties depuis 1, ou depuis la fin avec -1, -2…
mapping-quote = « { $mark } » ne peut à la fois entourer une cellule et en séparer deux. Corrigez « quote » ou « delimiter » ; écrivez « quote: null » si rien n’entoure les cellules.
mapping-marks = « { $mark } » ne peut précéder les décimales et séparer aussi les milliers. Corrigez « decimal » ou « thousands ».
mapping-date = « { $value } » n’est pas une façon d’écrire un jour : il y faut l’année (yyyy ou yy), le mois (mm ou m) et le jour (dd ou d), une fois chacun, en minuscules ; HH, MM et SS sont les heures, minutes et secondes. Corrigez-la.
mapping-period = La période finit ({ $end }, exclu) avant de commencer ({ $first }). Corrigez « from » ou « to ».
mapping-complete-ledger = Les lignes de vente sont des faits qui ne prennent jamais fin : aucun fichier n’en est la table entière. Supprimez « complete » ; pour annuler un document, envoyez sa contrepassation.
mapping-within = « within » dit de quoi un fichier est l’ensemble, et reste sans effet sans « complete: true ». Ajoutez-le ou supprimez « within ».
mapping-ledger-only = « { $name } » ne parle que des lignes de vente et reste sans effet sur cette table. Supprimez-le.
mapping-join-twice = Deux jointures s’appellent « { $name } ». Donnez à chacune son nom.
mapping-join-key = La jointure « { $name } » compare { $on } colonnes (« on ») à { $key } (« key »). Citez-en autant de chaque côté, dans le même ordre.
mapping-join-near = Il n’y a pas de jointure « { $name } » ; l’une s’appelle « { $near } ». Corrigez le nom, sauf si le fichier lui-même a une telle colonne.
mapping-sound = { $file } est sans défaut : chaque mot, colonne et règle convient à la table « { $table } » (empreinte { $digest }).
