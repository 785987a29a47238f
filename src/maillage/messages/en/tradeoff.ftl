plan-stage-tradeoff = Other prices of moving a relationship …
tradeoff-title = { $policy }, version { $version }, on { $day }: { $count ->
    [0] no plan to choose, since the policy asks for no coverage.
    [one] one plan, whatever the price of moving a relationship.
   *[other] { $count } plans, from the one that moves the least to the most even.
 }
tradeoff-heading-number = Plan
tradeoff-heading-moving = Hours for a move
tradeoff-heading-balance = Hour uneven
tradeoff-heading-keep = Kept from
tradeoff-heading-ended = Relationships ended
tradeoff-heading-old = of 3 years or more
tradeoff-heading-partners = Partners
tradeoff-heading-revenue = Revenue
tradeoff-heading-contacts = Contacts per partner
tradeoff-heading-deviation = Furthest from its share
tradeoff-heading-inside = Seats within { $within }
tradeoff-heading-gini = Gini
tradeoff-heading-overload = Hours above capacity
tradeoff-own = { $number } (the policy’s)
tradeoff-years = { $years ->
    [one] one year
   *[other] { $years } years
 }
tradeoff-legend = Counted are relationships that could stay: whose person holds a seat that may serve the partner. Revenue is that of the partners that lose one. Work is held against the even share of { $seats ->
    [0] no seat: none has work that it may share.
    [one] one seat.
   *[other] { $seats } seats that may share theirs.
 }
tradeoff-how = Plan { $number }: write in the policy, under coverage, { $settings }; plan build then gives exactly these contacts.
tradeoff-how-own = Plan { $number } is the policy’s as it stands.
tradeoff-without = no { $key }
