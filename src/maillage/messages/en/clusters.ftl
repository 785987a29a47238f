# Why a partner is in no cluster
cluster-refused = No valid “{ $cluster }” cluster can take this partner.
cluster-refused-when = It does not meet the condition that “{ $cluster }” sets its members.
cluster-refused-too-large = Alone it makes { $total }, { $excess } above the most that a cluster may make ({ $most }).
cluster-refused-own = The rule gives each partner a cluster of its own, and alone it makes { $total }, outside the rule's bounds.
cluster-refused-nothing-shared = It has neither a trade nor enough technologies on record that a cluster could share. Record its trade or its competences.
cluster-basis-short = { $kind ->
    [trade] Trade { $shared }
    [technologies] Competence on { $shared }
   *[other] All candidates
 }: { $candidates ->
    [one] the only candidate makes
   *[other] the { $candidates } candidates make
 } { $total } in all; { $missing } missing to { $least }.
cluster-basis-few = { $kind ->
    [trade] Trade { $shared }
    [technologies] Competence on { $shared }
   *[other] All candidates
 }: { $candidates ->
    [one] one candidate
   *[other] { $candidates } candidates
 }, where a cluster needs { $least }.
cluster-basis-taken = { $kind ->
    [trade] Trade { $shared }
    [technologies] Competence on { $shared }
   *[other] All candidates
 }: of { $candidates } candidates, { $placed } { $placed ->
    [one] is needed in another cluster
   *[other] are needed in other clusters
 }; the { $free } left make { $total }, { $missing } short of { $least }.
cluster-basis-number = { $kind ->
    [trade] Trade { $shared }
    [technologies] Competence on { $shared }
   *[other] All candidates
 }: { $candidates ->
    [one] one candidate
   *[other] { $candidates } candidates
 }, { $placed } in a cluster and { $free } left, but the rule allows no more than { $most } { $most ->
    [one] cluster
   *[other] clusters
 }.
cluster-basis-unfit = { $kind ->
    [trade] Trade { $shared }
    [technologies] Competence on { $shared }
   *[other] All candidates
 }: { $candidates ->
    [one] one candidate
   *[other] { $candidates } candidates
 }, { $placed } in a cluster and { $free } left; no grouping of them within the rule's bounds and the pins was found.
cluster-change-revenue = With { $missing } more on “{ $measure }”, it would make a cluster of { $members } ({ $kind ->
    [trade] trade { $shared }
    [technologies] competence on { $shared }
   *[other] nothing need be shared
 }) that reaches { $least }.
cluster-change-technology = Competent on { $lacking } as well, it could join the cluster { $cluster }, which would then have { $members } members and stay valid.
cluster-change-trade = With the trade { $lacking } as well, it could join the cluster { $cluster }, which would then have { $members } members and stay valid.
cluster-change-none = No single change of this partner alone would let it into a cluster.
cluster-change-pinned = A pin ties it to another partner or cluster: lift the pin to see what would let it in alone.

# Why a partner is in its cluster
cluster-not-asked = The tier of this partner asks for no cluster.
cluster-freed = An exception on record frees this partner from “{ $rule }”.
cluster-member = { $others ->
    [0] It is alone in the cluster { $cluster }.
    [one] It is in the cluster { $cluster }, with one other partner.
   *[other] It is in the cluster { $cluster }, with { $others } other partners.
 }
cluster-by-exception = An exception on record grants it a place under “{ $rule }”.
cluster-shares-trade = All members have the trade { $shared }.
cluster-shares-technologies = All members are competent on { $shared }.
cluster-apart = The rule gives { $own ->
    [tier] the whole tier
   *[partner] each partner
 } a cluster of its own, apart from all others.
cluster-total-least = Together the members make { $total }, { $margin } above the least of { $least }.
cluster-total-most = Together the members make { $total }, { $margin } below the most of { $most }.
cluster-labelled = The cluster carries the label { $label }: it is number { $rank } of { $of } on “{ $by }”, with { $value }.
cluster-unlabelled = The cluster does not carry the label { $label }: it is number { $rank } of { $of } on “{ $by }”, with { $value }, and { $count } { $count ->
    [one] carries
   *[other] carry
 } it.
cluster-unlabelled-unknown = The cluster does not carry the label { $label }: its value on “{ $by }” is not known.
cluster-served = { $count ->
    [0] No seat is dedicated to it.
    [one] One seat is dedicated to it: { $seats }.
   *[other] { $count } seats are dedicated to it: { $seats }.
 }
cluster-breaks = If its largest member { $partner } left ({ $weight }), the cluster would no longer be valid.
cluster-holds = Even if its largest member { $partner } left ({ $weight }), the cluster would stay valid.
cluster-alternative = It could also join { $cluster }, which would stay valid and share { $shared }; the grouping chosen was the more alike, or the cheaper in moves.
cluster-no-alternative = No other cluster could take it.

# Findings
cluster-rule-infeasible = “{ $cluster }”: { $candidates ->
    [one] the only candidate forms
   *[other] the { $candidates } candidates form
 } no valid cluster. Nearest: { $kind ->
    [trade] trade { $shared }
    [technologies] competence on { $shared }
   *[other] all candidates together
 }, { $total } in all, { $missing } missing. Lower the rule's bounds or admit more partners.
cluster-rule-empty = “{ $cluster }”: { $candidates ->
    [one] the only candidate forms
   *[other] the { $candidates } candidates form
 } no valid cluster. Look at what the rule asks members to share, and at its numbers.
cluster-rule-too-few = “{ $cluster }” has { $clusters } { $clusters ->
    [one] cluster
   *[other] clusters
 } where it asks for { $least }. Lower its bounds or the number asked.
cluster-label-short = “{ $cluster }”: the label { $label } has { $count ->
    [one] one place
   *[other] { $count } places
 }, but { $found ->
    [0] no cluster has
    [one] only one cluster has
   *[other] only { $found } clusters have
 } a known value on “{ $by }”. Record what is missing or give fewer labels.
cluster-seats-short = The cluster { $cluster } has { $seats } dedicated { $seats ->
    [one] seat
   *[other] seats
 } where { $least } are asked: { $missing } missing. Reserve more seats for its rule.
cluster-seats-idle = { $count ->
    [one] One seat reserved for “{ $cluster }” serves no cluster
   *[other] { $count } seats reserved for “{ $cluster }” serve no cluster
 }: { $seats }. Reserve them elsewhere or raise the number per cluster.
cluster-group-split = The companies of the group { $group } are in { $clusters } different clusters.
cluster-seats-unasked = { $count ->
    [one] One seat is
   *[other] { $count } seats are
 } reserved for “{ $cluster }” ({ $seats }), which no tier of the policy forms: nobody is served. Correct the reservation, or let a tier form these clusters.
cluster-seat-role = The seat { $seat } is reserved for “{ $cluster }” but has the role “{ $role }”, which the rule does not ask for ({ $roles }); it serves nobody. Correct the role or the reservation.
cluster-pin-impossible = Pin { $pin } ({ $partner }, { $target }) cannot be honoured: its target does not stand for the same rule as { $partner }, or is no cluster of today. Correct or end it.
cluster-pin-conflict = Pin { $pin } ({ $partner }, { $target }) is not honoured: it contradicts another pin. End one of them.
cluster-pin-unasked = Pin { $pin } ({ $partner }, { $target }) has no effect: { $partner } stands for no cluster of the policy. Correct or end it.
cluster-pin-broken = Pin { $pin } ({ $partner }, { $target }) is not honoured: no valid cluster allows it.
cluster-pins-cost = The pins under “{ $cluster }” have a price: { $partners ->
    [0] nobody more is left out
    [one] one partner more is left out
   *[other] { $partners } partners more are left out
 }, { $points ->
    [one] one point
   *[other] { $points } points
} of likeness less.
cluster-exception-unknown = The exception for { $partner } grants the cluster rule “{ $rule }”, which the policy does not have. Correct the record.
cluster-exception-unmet = The exception for { $partner } grants it “{ $rule }”, but no valid cluster of this rule can take it.
cluster-exception-own = Exception { $exception } for { $partner } (“{ $value }”) does not count: { $author } both wrote and approved it. Have another person approve it.
cluster-exception-conflict = Exception { $exception } for { $partner } (“{ $value }”) does not count: a later one in force says something else. End one of them.
cluster-exception-cost = The exception for { $partner }, which keeps it out of “{ $rule }”, has a price: with it, { $count ->
    [one] one partner left out
   *[other] { $count } partners left out
 } ({ $partners }) would make a valid cluster.
cluster-exception-place = The exception for { $partner }, which gives it a place under “{ $rule }”, has a price: { $other }, left out, could have this place.
cluster-tier-exception-lost = The exception grants { $partner } the tier “{ $tier }”, but no valid cluster can take it: it falls to “{ $lands }”. Grant it a cluster of its own, or end the exception.

# Faults that the validator finds
cluster-invalid-membership = { $partner } is in two clusters, or its entry disagrees with the cluster { $cluster }.
cluster-invalid-untold = { $partner } is neither in a cluster of “{ $cluster }” nor told why, or both.
cluster-invalid-stranger = { $partner } may not be in the cluster { $cluster }.
cluster-invalid-members = The cluster { $cluster } has { $members } { $members ->
    [one] member
   *[other] members
 }, outside its rule's range.
cluster-invalid-total = The total stated for the cluster { $cluster } is not what its members make: { $total }.
cluster-invalid-bounds = The cluster { $cluster } makes { $total }, outside its rule's bounds.
cluster-invalid-common = The members of the cluster { $cluster } do not share what its rule asks for.
cluster-invalid-said = The members of the cluster { $cluster } share { $shared }, which is not what it states.
cluster-invalid-pin = A pin keeps { $partner } apart from another member of the cluster { $cluster }.
cluster-invalid-number = “{ $cluster }” has { $clusters } clusters, more than the rule allows.
cluster-invalid-label = More clusters of “{ $cluster }” carry { $label } than the rule allows.
cluster-invalid-seats = The { $seats } seats of the cluster { $cluster } are too many, reserved for another rule, or given twice.
