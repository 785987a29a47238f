plan-stage-tradeoff = Other prices of moving a relationship …
tradeoff-title = { $policy }, version { $version }, on { $day }: { $count ->
    [0] no plan to choose, since the policy asks for no coverage.
    [one] one plan, whatever the price of moving a relationship.
   *[other] { $count } plans, from the one that moves the least to the most even.
 }
tradeoff-heading-number = Plan
tradeoff-heading-moving = Price (h)
tradeoff-heading-corridor = Corridor
tradeoff-heading-ended = Ended
tradeoff-heading-old = 3 years old
tradeoff-heading-partners = Partners
tradeoff-heading-revenue = Revenue
tradeoff-heading-contacts = Contacts
tradeoff-heading-deviation = Furthest
tradeoff-heading-inside = Within { $within }
tradeoff-heading-gini = Gini
tradeoff-heading-overload = Overload
tradeoff-own = { $number } (the policy’s)
tradeoff-legend = Price: of a relationship that ends, in hours. Corridor: how far a seat’s work may be from its even share at no price. Ended: relationships that could stay, since the person holds a seat that may serve the partner, and those of them that are three years old or older; partners that lose one, and their revenue. Contacts: per partner. Furthest: the greatest distance of a seat’s work from its even share; within: the part of the seats no further than that; Gini: 0 when all carry their share; overload: hours above capacity. The even share is that of { $seats ->
    [0] no seat: none has work that it may share.
    [one] one seat.
   *[other] { $seats } seats that may share theirs.
 }
tradeoff-how = Plan { $number }: write in the policy, under coverage, { $settings }; plan build then gives exactly these contacts.
tradeoff-how-own = Plan { $number } is the policy’s as it stands.
tradeoff-without = no { $key }
report-section-tradeoff = Balance against disruption
report-tradeoff-text = { $count ->
    [0] No plan to choose, since the policy asks for no coverage.
    [one] One plan, whatever the price of moving a relationship.
   *[other] { $count } plans that this policy could have with other prices, from the one that moves the least to the most even. Tiers and clusters are the same in all of them.
 }
report-tradeoff-picture = Relationships that end, plan by plan, against the distance of the furthest seat from its even share; the table below has the figures.
report-tradeoff-across = Relationships ended
report-tradeoff-up = Furthest seat from its even share
report-tradeoff-table = What each plan moves, and what it leaves unbalanced
report-tradeoff-how = How to have each
