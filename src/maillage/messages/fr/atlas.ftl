# Déplacer un partenaire sur la carte.
desk-atlas-title = Déplacer un partenaire sur la carte
desk-atlas-text = Choisissez un territoire sur la carte ou dans la liste : ses partenaires s’affichent à côté. Choisissez-en un et sa destination, ou faites-le glisser sur un territoire : vous voyez aussitôt qui pourrait le prendre, et ce que cela enfreint ou coûte.
desk-atlas-table = En déplacer un dans le tableau
desk-atlas-none = La politique ne dessine aucun territoire : déplacez les partenaires dans le tableau.
desk-atlas-map = Carte des territoires
desk-atlas-go = Afficher les partenaires de { $territory }
desk-atlas-to = Déplacer vers le territoire
desk-atlas-who = Voir qui pourrait le prendre
desk-atlas-partners = { $count ->
    [one] { $count } partenaire, à choisir ou à faire glisser
   *[other] { $count } partenaires, à choisir ou à faire glisser
}
desk-atlas-choose = Choisissez maintenant un partenaire de la liste.
desk-atlas-seats = Territoire { $territory } : qui pourrait prendre { $partner }
desk-atlas-keep = Suivez un nom pour voir les postes avant et après, et pour garder le déplacement avec son motif.
desk-atlas-vacant = Personne n’y tient de poste. Supposez d’abord un titulaire dans le scénario.
