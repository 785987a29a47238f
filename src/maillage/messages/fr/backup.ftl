backup-made = { $file } contient le carnet : { $files ->
    [one] un fichier
   *[other] { $files } fichiers
}, { $mebibytes } Mio. Tête du journal : { $head }. Gardez-la ailleurs : « maillage restore --anchor » lui confronte le journal.
backup-exists = { $file } existe déjà, et une sauvegarde n’écrase jamais rien. Choisissez un autre nom.
backup-inside = { $file } est dans le carnet lui-même, et serait perdu avec lui. Choisissez un endroit au-dehors.
backup-no-program = Le programme { $program } de PostgreSQL n’est pas sur cette machine. Installez postgresql-client de Debian, ou la version de votre serveur.
backup-database = { $program } n’a pas pu faire son travail : { $reason } Vérifiez l’adresse de la base, et que vous pouvez la lire et l’écrire.
restore-done = { $folder } contient de nouveau le carnet : { $files ->
    [one] un fichier
   *[other] { $files } fichiers
}, chacun tel que sauvegardé ; { $entries ->
    [0] le journal est vide
    [one] la chaîne du journal, d’une entrée, tient
   *[other] la chaîne du journal, de { $entries } entrées, tient
}. Sa tête : { $head }
restore-not-empty = Le dossier { $folder } contient déjà quelque chose, ou une autre restauration y travaille ; rien n’a été changé. Choisissez un dossier nouveau ou vide.
restore-archive = { $archive } n’est pas une sauvegarde entière d’un carnet : elle a été coupée ou modifiée, ou c’est un autre genre de fichier. Rien n’a été mis en place. Prenez une autre copie, ou une sauvegarde antérieure.
restore-file = Dans { $archive }, le fichier { $file } n’est pas ce qui a été sauvegardé. Rien n’a été mis en place. Prenez une autre copie de l’archive, ou une sauvegarde antérieure.
restore-database = { $kind ->
    [postgresql] Les données de cette sauvegarde étaient dans PostgreSQL : donnez l’adresse d’une base vide avec --database, ou dans MAILLAGE_DATABASE_URL.
   *[other] Les données de cette sauvegarde étaient dans le dossier du carnet et y retournent : sans --database, ni MAILLAGE_DATABASE_URL.
}
restore-two-databases = --database et { $variable } nomment deux bases. N’en donnez qu’une.
restore-database-full = La base { $database } contient déjà des tables ; rien n’a été changé. Créez-en une vide.
