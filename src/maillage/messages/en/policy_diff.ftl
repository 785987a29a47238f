policy-diff-found = { $old } → { $new }: { $count ->
    [0] every clause means the same.
    [one] one clause differs.
   *[other] { $count } clauses differ.
}
policy-diff-part-identity = Identity and validity
policy-diff-part-money = Currency, conversion and calendar
policy-diff-part-vocabulary = Vocabulary
policy-diff-part-units = Business units
policy-diff-part-territories = Territories
policy-diff-part-measures = Measures
policy-diff-part-tiers = Tiers
policy-diff-part-staying = Staying in a tier
policy-diff-part-decisions = Decisions
policy-diff-part-clusters = Clusters
policy-diff-part-roles = Roles
policy-diff-part-coverage = Coverage
policy-diff-added = { "  " }+ { $path }{ $measured ->
    [yes] {" "}({ $measure })
   *[no] {""}
}: { $new } is new [{ $old_place } → { $new_place }]
policy-diff-removed = { "  " }- { $path }{ $measured ->
    [yes] {" "}({ $measure })
   *[no] {""}
}: { $old } is gone [{ $old_place } → { $new_place }]
policy-diff-changed = { "  " }~ { $path }{ $measured ->
    [yes] {" "}({ $measure })
   *[no] {""}
}: { $old } → { $new } [{ $old_place } → { $new_place }]
policy-diff-reordered = { "  " }~ { $path }: another order, { $old } → { $new } [{ $old_place } → { $new_place }]
policy-diff-day = The book { $book } was not planned. Add --as-of YYYY-MM-DD to see who moves.
policy-diff-moved = In the book { $book }, on { $day }, { $count ->
    [0] nobody moves: all { $partners } partners have the same tier, cluster and contacts under both.
    [one] one partner of { $partners } moves.
   *[other] { $count } of { $partners } partners move.
}
policy-diff-revenue = Revenue at stake: { $revenue } of { $all } ({ $share }).
policy-diff-tier = { "  " }{ $old } → { $new }: { $count ->
    [one] one partner
   *[other] { $count } partners
}, { $revenue }
policy-diff-tier-unmeasured = { "  " }{ $old } → { $new }: { $count ->
    [one] one partner
   *[other] { $count } partners
}
policy-diff-clusters-formed = { $count ->
    [one] One cluster is formed
   *[other] { $count } clusters are formed
}: { $clusters }.
policy-diff-clusters-dissolved = { $count ->
    [one] One cluster is dissolved
   *[other] { $count } clusters are dissolved
}: { $clusters }.
policy-diff-clusters-regrouped = { $count ->
    [one] One cluster has other members
   *[other] { $count } clusters have other members
}: { $clusters }.
policy-diff-contacts = The primary contact changes for { $primary ->
    [one] one partner
   *[other] { $primary } partners
}; contacts in all: { $before } → { $after }.
policy-diff-move = { $partner } ({ $revenue })
policy-diff-move-unmeasured = { $partner }
policy-diff-because = because of { $clauses }.
policy-diff-follows = by no changed clause of its own: it gives way to others that move.
policy-diff-more = { $count ->
    [one] … and one more. Add --limit 0 for all.
   *[other] … and { $count } more. Add --limit 0 for all.
}
policy-diff-none = { $kind ->
    [tier] no tier
   *[other] none
}
policy-diff-stage = { $policy }: { $stage }
policy-diff-nobody = The book { $book } holds no partner on { $day }: nobody can move.
