proposal-grounds = Dites pourquoi ce plan est proposé.
proposal-day = « { $value } » n’est pas un jour : écrivez-le AAAA-MM-JJ.
proposal-missing = Il n’y a pas de proposition { $number } dans ce carnet.
approval-own = La proposition { $number } est la vôtre : quelqu’un d’autre doit la juger.
approval-given = La proposition { $number } a déjà reçu son avis.
approval-grounds = Dites pourquoi la proposition { $number } est renvoyée.
approval-changed = La proposition { $number } n’est pas ce que vous avez lu : son plan a été modifié. Relisez-la, ou faites-la proposer à nouveau.
publication-unapproved = La proposition { $number } n’a pas été approuvée.
publication-own = La proposition { $number } a été approuvée par son auteur ou par vous : quelqu’un d’autre doit l’approuver.
publication-done = La proposition { $number } est déjà publiée.
publication-changed = Le plan de la proposition { $number } n’est pas ce qui a été approuvé : faites-le proposer à nouveau.
publication-moved = Quelqu’un d’autre a publié entre-temps. Regardez ce qui est en vigueur avant de publier la proposition { $number }.
publication-altered = Les fichiers du plan { $plan } ne sont pas ceux de la publication { $number } : ils ont été modifiés depuis. Restaurez-les d’une sauvegarde.
publication-none = Rien n’est encore en vigueur. Dès que l’organisation partenaires publiera, votre partie sera ici.
log-broken = L’inscription { $number } du journal n’est pas ce qui a été écrit : elle a été modifiée, ôtée ou déplacée.
log-cut = Le journal ({ $entries } inscriptions) ne passe pas par { $anchor } : sa fin a été coupée, ou il a été réécrit.
log-verified = { $entries ->
    [one] Le journal tient : { $entries } inscription, tête { $head }
   *[other] Le journal tient : { $entries } inscriptions, tête { $head }
}
publication-overtaken = Dans les données, « { $row } » ({ $table }) a changé depuis que le plan de cette proposition a été fait, et celui-ci y suppose autre chose. Ouvrez un nouveau scénario et faites proposer son plan.
desk-log-publish-record = a inscrit dans les données ce qui a été publié
desk-log-of-table = table
desk-log-of-rows = lignes :
publication-policy = Le plan { $plan } a été fait avec un autre texte de « { $policy } » { $version } que celui des politiques, et ne peut pas y être ajouté tel quel. Dans le scénario, donnez au texte une version à lui (version) et un premier jour (valid) qui ne soit pas après le { $day }, puis construisez le plan à nouveau.
publication-policy-gone = Le plan { $plan } a été fait avec « { $policy } » { $version } telle que les politiques ne l’ont plus. Construisez le plan à nouveau.
publication-version-older = Le plan { $plan } a été fait avec « { $policy } » { $version }, en vigueur à partir du { $start } ; mais le { $effective }, jour où il doit entrer en vigueur, c’est { $other } qui vaut, à partir du { $other_start }. Construisez le plan à nouveau avec { $other } et proposez-le, ou publiez tout de même celui-ci : qui approuve et publie en décide.
publication-version-newer = Le plan { $plan } a été fait avec « { $policy } » { $version }, en vigueur à partir du { $start } ; mais il doit entrer en vigueur le { $effective } déjà, quand c’est { $other } qui vaut, à partir du { $other_start }. Proposez le plan pour un jour à partir du { $start }, construisez-le à nouveau avec { $other }, ou publiez tout de même celui-ci : qui approuve et publie en décide.
publication-version-none = Le plan { $plan } a été fait avec « { $policy } » { $version } ; mais le { $effective }, jour où il doit entrer en vigueur, aucune version de cette politique ne vaut. Écrivez celle qui vaut et construisez le plan à nouveau avec elle, ou publiez tout de même celui-ci : qui approuve et publie en décide.
desk-log-of-holds = bien que la politique soit alors
