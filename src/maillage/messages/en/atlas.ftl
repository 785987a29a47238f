# Moving a partner on the map.
desk-atlas-title = Move a partner on the map
desk-atlas-text = Choose a territory on the map or in the list: its partners stand beside it. Choose one of them and where it is to go, or drag it onto a territory, and see at once who could take it and what that breaks or costs.
desk-atlas-table = Move one in the table
desk-atlas-none = The policy draws no territories: move partners in the table.
desk-atlas-map = Map of the territories
desk-atlas-go = Show the partners of { $territory }
desk-atlas-to = Move to the territory
desk-atlas-who = See who could take it
desk-atlas-partners = { $count ->
    [one] { $count } partner, to be chosen or dragged
   *[other] { $count } partners, to be chosen or dragged
}
desk-atlas-choose = Now choose a partner of the list.
desk-atlas-seats = { $territory }: who could take { $partner }
desk-atlas-keep = Follow a name to see the seats before and after, and to keep the move with its reason.
desk-atlas-vacant = Nobody holds a seat there. Suppose a holder in the scenario first.
