# Why a partner has its contacts
coverage-contacts = { $partner } deals with { $count ->
    [0] nobody.
    [one] one contact.
   *[other] { $count } contacts.
 }
coverage-contact = { $role }: { $person } (seat { $seat }).
coverage-contact-primary = { $role }: { $person } (seat { $seat }), its primary contact.
coverage-contact-vacant = { $role }: the seat { $seat }, which is vacant.
coverage-contact-primary-vacant = { $role }: the seat { $seat }, its primary contact, which is vacant.
coverage-given-by-default = No role takes this partner; “{ $role }” is its contact so that it has one.
coverage-given-by-pin = No clause of “{ $role }” gives it this contact; a pin on record does.
coverage-tier = Its tier { $tier } is one that the role takes.
coverage-tier-other = Its tier is { $tier }; the role takes { $tiers }.
coverage-cluster = Its cluster { $cluster } is of a rule that the role takes.
coverage-cluster-other = It is in the cluster { $cluster }; the role takes the clusters of { $clusters }.
coverage-cluster-none = It is in no cluster; the role takes the clusters of { $clusters }.
coverage-when = It meets the condition of the role.
coverage-when-not = It does not meet the condition of the role.
coverage-everybody = The role takes every partner.
coverage-dominant = Its business is mostly there: { $value } on “{ $measure }” of { $whole } on “{ $of }”; { $share } is asked.
coverage-dominant-not = Its business is not mostly there: { $value } on “{ $measure }” of { $whole } on “{ $of }”; { $share } is asked.
coverage-bulk-none = It does no business on “{ $measure }”, so that it has no rank { $whole_channel ->
    [true] in the channel
   *[false] in { $scope }
 }.
coverage-bulk-top = It is number { $rank } on “{ $measure }” { $whole_channel ->
    [true] in the channel
   *[false] in { $scope }
 } ({ $value }, { $part } of it): among the first { $count }.
coverage-bulk-share = It is number { $rank } on “{ $measure }” { $whole_channel ->
    [true] in the channel
   *[false] in { $scope }
 } ({ $value }, { $part } of it): among the { $count } that make { $share }.
coverage-bulk-top-not = It is number { $rank } on “{ $measure }” { $whole_channel ->
    [true] in the channel
   *[false] in { $scope }
 } ({ $value }), beyond the first { $count }: { $missing } short of the last of them.
coverage-bulk-share-not = It is number { $rank } on “{ $measure }” { $whole_channel ->
    [true] in the channel
   *[false] in { $scope }
 } ({ $value }), beyond the { $count } that make { $share }: { $missing } short of the last of them.
coverage-seat-only = { $seat } is the only seat that may serve it.
coverage-seat-kept = { $person } deals with this partner today.
coverage-seat-room = { $seat } had the room: work is spread over the seats that may serve it.
coverage-seat-same = { $person } is its contact in another role as well: one person rather than two.
coverage-seat-pinned = A pin on record asks for { $person }.
coverage-load = This partner costs { $hours } a year; the seat carries { $total } for { $count } { $count ->
    [one] partner
   *[other] partners
 }.
coverage-load-capacity = This partner costs { $hours } a year; the seat carries { $total } for { $count } { $count ->
    [one] partner
   *[other] partners
 }, of a capacity of { $capacity }.
coverage-not-covered = “{ $role }” does not take this partner.
coverage-not-seated = “{ $role }” takes this partner, but has no seat that may serve it ({ $territory }).
coverage-not-absorbed = “{ $role }” is not needed: “{ $by }” does its work.
coverage-not-crowded = “{ $role }” gives way: a partner deals with { $most } { $most ->
    [one] contact
   *[other] contacts
 } at most.

# Findings
coverage-no-contact = { $territory ->
    [none] Without territory
   *[other] { $territory }
 }: { $count } { $count ->
    [one] partner has
   *[other] partners have
 } no contact ({ $partners }). Open a seat there for a role that takes every partner, or correct their addresses.
coverage-no-territory = { $count } { $count ->
    [one] partner lies
   *[other] partners lie
 } in no territory ({ $partners }). Record the postal code or the territory, or add the place to a territory of the policy.
coverage-by-default = { $territory ->
    [none] Without territory
   *[other] { $territory }
 }: { $count } { $count ->
    [one] partner
   *[other] partners
 } ({ $partners }) would have no contact; “{ $role }” stands in. Let a role with a seat there cover them.
coverage-role-unseated = { $territory ->
    [none] Without territory
   *[other] { $territory }
 }: “{ $role }” should take { $count } { $count ->
    [one] partner
   *[other] partners
 } ({ $partners }) but has no seat there. Open one, or change whom the role covers.
coverage-seat-vacant = { $count ->
    [0] Nobody holds the seat { $seat }; it serves nobody in the plan.
    [one] Nobody holds the seat { $seat }, yet one partner has no other seat. Name a holder.
   *[other] Nobody holds the seat { $seat }, yet { $count } partners have no other seat. Name a holder.
 }
coverage-seat-proposed = The seat { $seat } does not exist yet, and { $count } { $count ->
    [one] partner has
   *[other] partners have
 } no other. Open it and name a holder.
coverage-no-roles = The policy has no roles: it gives nobody a contact. Write roles and a coverage to have the contacts planned.
coverage-seats-proposed = “{ $role }” has fewer seats than the { $least } that the policy asks for { $per ->
    [territory] in each territory: { $missing } proposed in { $count } of them ({ $scopes }{ $more ->
        [0] {""}
       *[other] ; { $more } more
    })
    [cluster] in each cluster: { $missing } proposed in { $count } of them ({ $scopes }{ $more ->
        [0] {""}
       *[other] ; { $more } more
    })
   *[other] in all: { $missing } proposed
 }. Open them, or lower the number.
coverage-seats-over = “{ $role }” has { $seats } seats where the policy allows { $most } { $per ->
    [territory] in each territory ({ $scope })
    [cluster] for each cluster ({ $scope })
   *[other] in all
 }. End some, or raise the number.
coverage-seat-role = The seat { $seat } has the role “{ $role }”, which the policy does not know; it serves nobody.
coverage-seat-territory = The seat { $seat } serves { $territory }, which is no territory of the policy; it serves nobody.
coverage-seat-market = The seat { $seat } is for the market { $market }, which “{ $role }” does not look after; it serves nobody.
coverage-seat-unit = The seat { $seat } belongs to { $unit }, which does not employ “{ $role }”; it serves nobody.
coverage-seat-shared = { $people } hold the seat { $seat } together; { $person }, longest in it, is the contact.
coverage-overload = { $person } ({ $seat }) would carry { $hours } a year for { $count } { $count ->
    [one] partner
   *[other] partners
 }, { $excess } above the capacity of { $capacity }. Open a seat, raise the capacity or cover fewer partners.
coverage-short = “{ $role }”: the { $seats } seats { $per ->
    [territory] of { $scope }
    [cluster] of the cluster { $scope }
   *[channel] that may serve them
 } have { $capacity } a year, and { $count ->
    [one] their one partner asks
   *[other] their { $count } partners ask
 } for { $hours }: { $missing } are missing, whoever has whom. Open a seat, raise the capacity or cover fewer partners.
coverage-crowded = { $person } ({ $seat }) would have { $count } partners, { $excess } more than the { $most } allowed. Open a seat or raise the number.
coverage-pin-broken = Pin { $pin } is not honoured: { $person } holds no seat that may serve { $partner }. Correct or end it.
coverage-pin-conflict = Pin { $pin } is not honoured: another pin asks that { $partner } keeps somebody else in the role of { $person }. End one of them.
coverage-pin-contact = Pin { $pin } has a price: { $partner }, which keeps { $person }, deals with { $contacts } contacts where { $without } would do.
coverage-pin-role = Pin { $pin } has a price: { $partner } keeps { $person } and goes without { $roles }.
coverage-pin-limit = Pin { $pin } has a price: { $partner }, which keeps { $person }, has { $contacts } contacts where { $most } { $most ->
    [one] is
   *[other] are
 } allowed.
coverage-pin-overload = Pin { $pin } has a price: { $partner } keeps { $person }, whose seat { $seat } is { $excess } a year above its capacity of { $capacity }.
coverage-pin-crowds = Pin { $pin } has a price: { $partner } keeps { $person }, whose seat { $seat } has { $excess } more partners than the { $most } allowed.
coverage-exception-own = Exception { $exception } for { $partner } (“{ $value }”) does not count: { $author } both wrote and approved it. Have another person approve it.
coverage-exception-conflict = Exception { $exception } for { $partner } (“{ $value }”) does not count: a later one in force says something else. End one of them.
coverage-exception-number = Exception { $exception } for { $partner } by { $author } does not count: “{ $value }” is no number of contacts. Write a whole number from 1.
coverage-exception-more = The exception for { $partner } has a price: { $contacts } contacts ({ $allowed } allowed to it), where the policy allows { $most }.
coverage-exception-fewer = The exception for { $partner } has a price: with { $allowed } { $allowed ->
    [one] contact
   *[other] contacts
 } at most it deals with { $contacts } and goes without { $roles }.
