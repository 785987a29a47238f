ledger-schema = Le tableau des lignes n’a pas les colonnes attendues : { $column }. Passez par « maillage intake », qui les prépare.
ledger-empty = La colonne { $column } doit être remplie sur chaque ligne. Complétez le fichier ou sa table de correspondance.
ledger-older = Le registre de { $folder } a été fait par une version antérieure de Maillage, qui distinguait les lignes autrement : il se lit, mais rien ne peut s’y ajouter. Créez un nouveau carnet avec « maillage init » et reprenez-y les fichiers.
ledger-overlap = { $count ->
    [one] Le fichier { $file } de { $sender } couvre des jours qu’un fichier déjà reçu couvre aussi, du { $first } au { $last } : { $earlier }. Vérifiez qu’il s’agit bien de lignes nouvelles.
   *[other] Le fichier { $file } de { $sender } couvre des jours que { $count } fichiers déjà reçus couvrent aussi, du { $first } au { $last } ; les derniers : { $earlier }. Vérifiez qu’il s’agit bien de lignes nouvelles.
}
ledger-conflict = { $lines ->
    [one] Une ligne de { $file } ({ $sender }) porte le numéro d’une autre ligne au contenu différent et n’est pas enregistrée. Document : { $documents }. Pour corriger une ligne, annulez son document puis envoyez les bonnes lignes sous un nouveau numéro.
   *[other] { $lines } lignes de { $file } ({ $sender }) portent le numéro d’une autre ligne au contenu différent et ne sont pas enregistrées. Documents : { $documents }{ $others ->
        [0] {""}
       *[other] {" "}et { $others } de plus
    }. Pour corriger une ligne, annulez son document puis envoyez les bonnes lignes sous un nouveau numéro.
}
ledger-busy = D’autres n’ont cessé d’enregistrer des lots pendant que { $file } attendait. Rien n’est perdu : recommencez.
ledger-no-document = Le registre ne contient rien à annuler sous le document { $document } de { $sender }. Vérifiez le numéro et le déclarant.
ledger-no-version = Le registre n’a pas de version { $version }. « maillage intake batches » montre celles qui existent.
ledger-log = Le journal du registre ne peut pas être lu : { $file }. Restaurez le dossier du registre depuis une sauvegarde.
ledger-file-bad = Un fichier du registre manque ou n’a plus son contenu d’origine : { $file }. Restaurez-le depuis une sauvegarde.
ledger-sums-bad = Les sommes par mois de { $file } ne sont pas celles des lignes du registre. Supprimez ce fichier : il sera refait.
ledger-sum-bad = Les totaux du journal ne correspondent plus à ses fichiers à la version { $version }. Restaurez le dossier du registre depuis une sauvegarde.
ledger-memory = La mémoire accordée ({ $memory }) ne suffit pas pour cette question. Accordez-en davantage, ou choisissez Spark.
ledger-overflow = Une somme dépasse la plus grande valeur possible (9 200 milliards). Cherchez une ligne au montant absurde.
ledger-no-spark = Spark est demandé, mais pyspark ou Java (17 ou plus récent) manque. Installez « maillage[spark] » et un environnement Java, ou choisissez duckdb dans maillage.yaml.
