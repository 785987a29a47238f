# Décisions au cas par cas et dérogations : les dossiers, les votes, ce qui en est décidé.
dossier-grounds = Un dossier dit ses motifs. Écrivez pourquoi ce cas demande une décision.
dossier-subject = La politique ne connaît pas « { $subject } » ici. Elle connaît : { $known }.
dossier-portfolio = Le portefeuille « { $portfolio } » ne va pas avec cette demande. Portefeuilles d’une catégorie : { $known }.
dossier-open = Une dérogation a une échéance. Dites le jour où elle cesse.
dossier-ends = Elle cesserait le { $end }, avant d’avoir commencé le { $start }. Choisissez un jour plus tardif.
dossier-day = « { $value } » n’est pas une date. Écrivez AAAA-MM-JJ.
vote-own = On ne vote pas sur son propre dossier ({ $number }).
vote-given = Vous avez déjà voté sur le dossier { $number }.
ruling-own = Le dossier { $number } est de vous : une autre personne doit en décider, et un second compte à votre nom n’en est pas une.
ruling-given = Le dossier { $number } a déjà été tranché. Pour revenir dessus, ouvrez-en un nouveau.
ruling-grounds = Qui renvoie un dossier ({ $number }) dit pourquoi.
ruling-changed = Ce n’est pas le dossier { $number } que vous avez lu. Relisez-le, puis décidez.
ruling-unsigned = Ni l’auteur ni vous ne pouvez signer le dossier { $number } : la politique désigne { $deciders }. Faites-le écrire ou approuver par l’un d’eux.
desk-menu-decisions = Décisions
desk-dossier = Dossier
desk-dossier-number = Dossier { $number }
desk-dossier-new = Ouvrir un dossier
desk-dossier-open = Ouvrir le dossier
desk-dossier-candidates = { $count ->
    [one] Un candidat dont personne n’a décidé
   *[other] { $count } candidats dont personne n’a décidé
}
desk-dossier-candidates-none = Personne ne remplit une condition préalable sans qu’on en ait décidé.
desk-dossier-waiting = Dossiers à trancher
desk-dossier-ruled = Dossiers tranchés
desk-dossier-decisions = Décisions en vigueur
desk-dossier-exceptions = Dérogations en vigueur
desk-dossier-what = Objet
desk-dossier-signed = Signé par
desk-dossier-last-day = Dernier jour
desk-dossier-idle = sans effet
desk-dossier-waits = à trancher
desk-dossier-asked = Ce qui est demandé
desk-dossier-kind-decision = Décision
desk-dossier-kind-tier = Dérogation de catégorie
desk-dossier-kind-cluster = Dérogation de cluster
desk-dossier-kind-contacts = Dérogation sur le nombre d’interlocuteurs
desk-dossier-no-cluster = aucun cluster
desk-dossier-partner = Partenaire
desk-dossier-how = Indiquez un partenaire par son identifiant ou par des mots de son nom.
desk-dossier-nobody = Parmi les partenaires que vous pouvez voir, aucun ne s’appelle « { $partner } ». Cherchez-les ici :
desk-dossier-near = { $count ->
    [one] Un partenaire porte ce nom. Choisissez-le :
   *[other] { $count } partenaires portent ce nom. Choisissez :
}
desk-dossier-near-more = Voici ceux qui ont le plus d’activité : précisez le nom pour trouver les autres.
desk-dossier-trade = Métier
desk-dossier-precondition = La condition préalable
desk-dossier-facts = Les faits
desk-dossier-cases = Cas semblables
desk-dossier-cases-none = Rien de semblable n’a encore été décidé.
desk-dossier-went = Issue
desk-dossier-granted = accordé
desk-dossier-refused = refusé
desk-dossier-until = Cesse le
desk-dossier-by-policy = selon la politique
desk-dossier-ask = Votre demande
desk-dossier-contacts = Nombre de personnes auxquelles il peut avoir affaire
desk-dossier-portfolio = Portefeuille
desk-dossier-overall = l’ensemble
desk-dossier-which = Sens de la décision
desk-dossier-grant = accorder
desk-dossier-refuse = refuser
desk-dossier-from = En vigueur à partir du
desk-dossier-to = Cesse le (vide : selon la politique)
desk-dossier-to-needed = Cesse le (obligatoire)
desk-dossier-then = Une autre personne en décide. Ce qui est approuvé est pris en compte par le prochain plan.
desk-dossier-keep = Soumettre le dossier
desk-dossier-asks-grant = Accorder « { $decision } ».
desk-dossier-asks-refuse = Refuser « { $decision } ».
desk-dossier-asks-tier = Être dans la catégorie « { $value } » par dérogation.
desk-dossier-asks-cluster = Être placé selon la règle « { $value } » par dérogation.
desk-dossier-asks-no-cluster = N’être dans aucun cluster, par dérogation.
desk-dossier-asks-contacts = { $count ->
    [one] N’avoir affaire qu’à une personne, par dérogation.
   *[other] Avoir affaire à { $count } personnes au plus, par dérogation.
}
desk-dossier-votes = Avis
desk-dossier-votes-none = Personne n’a encore donné son avis.
desk-dossier-for = pour
desk-dossier-against = contre
desk-dossier-note = Remarque
desk-dossier-vote-for = Je suis pour
desk-dossier-vote-against = Je suis contre
desk-dossier-mine = Ce dossier est de vous : une autre personne en décide.
desk-dossier-rule-text = Approuver en fait un enregistrement que le prochain plan lira. Renvoyer demande des motifs.
desk-dossier-recorded = Enregistré sous le numéro { $row } : le prochain plan en tient compte.
desk-dossier-except = Demander une dérogation pour ce partenaire
desk-log-dossier-write = a soumis un dossier
desk-log-dossier-vote = a donné son avis sur un dossier
desk-log-dossier-judge = a tranché un dossier
demo-dossier-decision = Le partenaire dépasse le seuil et demande une équipe dédiée ; son plan commun porte sur deux marchés.
demo-dossier-exception = Un projet commun, jusqu’à sa livraison, demande un seul interlocuteur.
desk-dossier-ruling = Décision
