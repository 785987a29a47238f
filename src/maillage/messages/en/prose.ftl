# A policy told in sentences: one sentence a clause.
prose-policy = { $title }: policy “{ $policy }”, version { $version }.
prose-valid = It is in force from { $start } on.
prose-valid-until = It is in force from { $start } to before { $end }.
prose-extends = What it does not say itself it takes from the policy “{ $parent }”.
prose-said = { $text }
prose-titled = { $title }.
prose-overridable = Policies that inherit from it may change: { $paths }.
prose-all = All of this must be true:
prose-any = Any one of these conditions is enough:
prose-some = At least { $some } of these { $count } conditions must be met:
prose-not = This must not be true:
prose-decided = The decision “{ $decision }” is granted and in force.
prose-qualifying = { $months ->
    [0] This was true on at least one day of the current month:
    [one] This was true on at least one day of the current month or of the full month before:
   *[other] This was true on at least one day of the current month or of the { $months } full months before:
}
prose-holds = The tier by measure is at least “{ $tier }”{ $where ->
    [overall] {""}
    [any] {" "}in any portfolio
   *[one] {" "}in the portfolio “{ $portfolio }”
}.
prose-always = No condition: this is always true.
prose-never = Never: this condition cannot be met.
prose-test = { $measure }: { $lower ->
    [at_least] at least { $least }
    [more_than] more than { $least }
   *[none] {""}
}{ $both ->
    [yes] {" "}and{" "}
   *[no] {""}
}{ $upper ->
    [at_most] at most { $most }
    [less_than] less than { $most }
   *[none] {""}
}.
prose-test-words = { $measure }: { $count ->
    [one] { $words }
   *[other] one of these words, { $words }
}.
prose-test-bounds = { $measure }:
prose-test-portfolio = It is the value of the portfolio “{ $portfolio }” that counts.
prose-test-minimums = The minima of the score do not matter here.
prose-bound = { $bound ->
    [at_least] at least { $value }
    [more_than] more than { $value }
    [at_most] at most { $value }
   *[less_than] less than { $value }
}.
prose-bound-table = { $bound ->
    [at_least] at least
    [more_than] more than
    [at_most] at most
   *[less_than] less than
} what this table says:
prose-table-value = { $kind ->
    [portfolio] portfolio “{ $word }”
   *[measure] { $by } “{ $word }”
}: { $value }.
prose-table-value-table = { $kind ->
    [portfolio] portfolio “{ $word }”
   *[measure] { $by } “{ $word }”
}:
prose-table-otherwise = In every other case: { $value }.
prose-table-otherwise-table = In every other case:
prose-table-nothing = In every other case the table says nothing, and nothing is earned.
prose-sum = { $measure }: { $what ->
    [amount] the amount
   *[quantity] the number of units
} of what was sold, returns deducted.
prose-share = { $measure }: { $part }, divided by { $whole }.
prose-growth = { $measure }: { $of }, compared with what it was { $months } months earlier, { $kind ->
    [ratio] as a percentage
   *[difference] as a difference
}.
prose-growth-unknown = From nothing, the growth is not known.
prose-growth-from-nothing = From nothing, the growth counts as { $value }.
prose-count = { $measure }: the number of { $what ->
    [certified_people] certified people
    [certifications] certifications, each person counting as often as it has some
    [competences] the partner’s own competences
    [technologies] different technologies in which it is competent or has certified people
    [offerings] different offerings sold
    [lines] different lines of business sold
    [markets] different markets served
    [orders] orders
   *[customers] different end customers
}.
prose-count-floor = Only what makes at least { $floor } counts.
prose-attribute = { $measure }: as the partner’s record has it (“{ $attribute }”).
prose-given = { $measure }: a number that comes ready made, counted in { $unit }.
prose-given-of = It comes under the name “{ $of }”.
prose-given-otherwise = Where none came it counts as { $value }.
prose-total = { $measure }: the sum of { $measures }.
prose-total-weighted = { $measure }: the sum of these, each with its weight:
prose-mean = { $measure }: the mean of { $measures }.
prose-mean-weighted = { $measure }: the mean of these, each with its weight:
prose-weighted = { $measure }, weight { $weight }.
prose-best = { $measure }: the largest of { $measures }.
prose-least = { $measure }: the smallest of { $measures }.
prose-classes = { $measure }: the first of these classes whose condition is met:
prose-class = “{ $name }”:
prose-class-otherwise = “{ $name }” where none is.
prose-months-since = { $measure }: the number of full months since the date “{ $of }”.
prose-group-total = { $measure }: { $of }, added up over the whole group that the partner belongs to.
prose-portfolios-at = { $measure }: the number of portfolios in which it is at least “{ $of }”.
prose-team = { $measure }: the number of places of this team that its certified people fill at once:
prose-team-each = { $places ->
    [one] A person fills one place only.
   *[other] The same person fills { $places } places at most.
}
prose-place = { $people ->
    [one] A place for one certified person.
   *[other] A place for { $people } certified people.
}
prose-per-portfolio = This is measured in each portfolio apart.
prose-score = { $measure }: a number of points, the sum of these categories:
prose-score-best = { $measure }: a number of points, that of the best of these tracks:
prose-track = Track “{ $name }”:
prose-category = { $name }:
prose-cap = At most { $points }.
prose-minimum = With less than { $points } here the whole score counts nothing.
prose-more-than = Without more than { $points } here the whole score counts nothing.
prose-weight = The points are then multiplied by { $weight }.
prose-item-target = { $partial ->
    [yes] { $measure }: { $points } from { $value } on; below it, the same part of the points.
   *[no] { $measure }: { $points } from { $value } on; below it, nothing.
}
prose-item-target-table = { $partial ->
    [yes] { $measure }: { $points } from what this table says on; below it, the same part of the points:
   *[no] { $measure }: { $points } from what this table says on; below it, nothing:
}
prose-item-each = { $measure }: { $points } for { $partial ->
    [yes] each { $value }, parts of it included.
   *[no] each whole { $value }.
}
prose-item-each-table = { $measure }: { $points } { $partial ->
    [yes] each time, parts included, for what this table says:
   *[no] each whole time for what this table says:
}
prose-item-bands = { $partial ->
    [yes] { $measure }: the points of the band reached, shared out evenly between two bands:
   *[no] { $measure }: the points of the highest band reached:
}
prose-band = From { $value } on: { $points }.
prose-band-table = { $points } from what this table says on:
prose-item-when = { $points } where a condition is met.
prose-item-where = The condition:
prose-item-only = Only where:
prose-window-months = { $months ->
    [one] The full month before counts.
   *[other] The { $months } full months before count.
}
prose-window-days = { $days ->
    [one] The day itself counts.
   *[other] The last { $days } days count, the day itself included.
}
prose-window-current = { $period ->
    [calendar_year] The whole current calendar year
    [calendar_half_year] The whole current half of the calendar year
    [calendar_quarter] The whole current calendar quarter
    [fiscal_year] The whole current fiscal year
    [fiscal_half_year] The whole current half of the fiscal year
    [fiscal_quarter] The whole current fiscal quarter
   *[month] The whole current month
} counts.
prose-window-previous = { $periods ->
    [one] { $period ->
        [calendar_year] The calendar year before
        [calendar_half_year] The half of the calendar year before
        [calendar_quarter] The calendar quarter before
        [fiscal_year] The fiscal year before
        [fiscal_half_year] The half of the fiscal year before
        [fiscal_quarter] The fiscal quarter before
       *[month] The month before
    } counts.
   *[other] { $period ->
        [calendar_year] The { $periods } calendar years before
        [calendar_half_year] The { $periods } halves of calendar years before
        [calendar_quarter] The { $periods } calendar quarters before
        [fiscal_year] The { $periods } fiscal years before
        [fiscal_half_year] The { $periods } halves of fiscal years before
        [fiscal_quarter] The { $periods } fiscal quarters before
       *[month] The { $periods } months before
    } count.
}
prose-window-to-date = { $period ->
    [calendar_year] The calendar year
    [calendar_half_year] The half of the calendar year
    [calendar_quarter] The calendar quarter
    [fiscal_year] The fiscal year
    [fiscal_half_year] The half of the fiscal year
    [fiscal_quarter] The fiscal quarter
   *[month] The month
} counts from its beginning to the day itself.
prose-window-between = The days from { $start } to before { $end } count.
prose-window-ever = Everything known up to the day itself counts.
prose-window-shift = { $months ->
    [one] The days are moved a month earlier.
   *[other] The days are moved { $months } months earlier.
}
prose-window-grace = { $days ->
    [0] A period counts as full from its end on.
    [one] A period counts as full only a day after its end.
   *[other] A period counts as full only { $days } days after its end.
}
prose-filter = { $word ->
    [market] { $count ->
        [one] Only this market counts
       *[other] Only these markets count
    }
    [line] { $count ->
        [one] Only this line of business counts
       *[other] Only these lines of business count
    }
    [offering] { $count ->
        [one] Only this offering counts
       *[other] Only these offerings count
    }
    [unit] { $count ->
        [one] Only this unit counts
       *[other] Only these units count
    }
    [route] { $count ->
        [one] Only this route counts
       *[other] Only these routes count
    }
    [territory] { $count ->
        [one] Only this territory counts
       *[other] Only these territories count
    }
    [wholesaler] { $count ->
        [one] Only this wholesaler counts
       *[other] Only these wholesalers count
    }
    [technology] { $count ->
        [one] Only this technology counts
       *[other] Only these technologies count
    }
    [transaction] { $count ->
        [one] Only this kind of line counts
       *[other] Only these kinds of line count
    }
    [competence] { $count ->
        [one] Only this competence counts
       *[other] Only these competences count
    }
    [certification] { $count ->
        [one] Only this certification counts
       *[other] Only these certifications count
    }
    [level] { $count ->
        [one] Only this level counts
       *[other] Only these levels count
    }
   *[job] { $count ->
        [one] Only people with this job count
       *[other] Only people with these jobs count
    }
}: { $values }.
prose-filter-new = { $months ->
    [one] Only end customers count that bought nothing in the channel in the month before.
   *[other] Only end customers count that bought nothing in the channel in the { $months } months before.
}
prose-filter-not = What fits all of this is left out:
prose-tiers = { $count ->
    [one] There is one tier only: { $tiers }.
   *[other] There are { $count } tiers, from the highest to the lowest: { $tiers }.
}
prose-portfolio-tiers = In each portfolio { $count ->
    [one] there is one tier only: { $tiers }.
   *[other] there are { $count } tiers, from the highest to the lowest: { $tiers }.
}
prose-tier = Tier “{ $tier }”.
prose-tier-open = It is open to everyone: who fits in no higher tier is in it.
prose-tier-cumulative = The conditions of all tiers below must be met as well.
prose-tier-forms = Its partners are grouped by the rule “{ $cluster }”.
prose-tier-without-cluster = One that no valid cluster can take falls to “{ $tier }”, and is told why.
prose-tier-precondition = The precondition:
prose-tier-admission = To get in:
prose-tier-paths = One gets in by any one of these paths:
prose-path = “{ $name }”:
prose-tier-decision = Then it is decided case by case: “{ $decision }”.
prose-tier-effects = What it gives and asks for:
prose-effect = { $name }: { $value }.
prose-tier-staying = For this tier these rules stand before those for all:
prose-staying = Once in a tier, this is how it is kept.
prose-review = { $every ->
    [month] One falls only at the review, on the first day of each month.
    [quarter] One falls only at the review, on the first day of each fiscal quarter.
    [half_year] One falls only at the review, on the first day of each half of the fiscal year.
    [year] One falls only at the review, on the first day of the fiscal year.
   *[anniversary] One falls only on the anniversary of entering the tier.
}
prose-review-on = { $count ->
    [one] The review is on { $days } each year.
   *[other] The review is on these days of each year: { $days }.
}
prose-review-none = One may fall on any day.
prose-promotion-at-once = One rises at once.
prose-promotion-at-review = One rises, too, only at the review.
prose-promotion-review = { $every ->
    [month] One rises only on the first day of a month.
    [quarter] One rises only on the first day of a fiscal quarter.
    [half_year] One rises only on the first day of a half of the fiscal year.
    [year] One rises only on the first day of the fiscal year.
   *[anniversary] One rises only on the anniversary of entering the tier.
}
prose-promotion-review-on = { $count ->
    [one] One rises only on { $days } each year.
   *[other] One rises only on these days of the year: { $days }.
}
prose-demotion-to-measured = One falls to the tier that the measures give.
prose-demotion-one-step = One falls one rank at a time.
prose-grace-days = { $count ->
    [one] Who no longer meets the conditions keeps the tier for a day.
   *[other] Who no longer meets the conditions keeps the tier for { $count } days.
}
prose-grace-months = { $count ->
    [one] Who no longer meets the conditions keeps the tier for a month.
   *[other] Who no longer meets the conditions keeps the tier for { $count } months.
}
prose-term-months = { $count ->
    [one] Nobody falls from it in the first month.
   *[other] Nobody falls from it in the first { $count } months.
}
prose-warnings = The partner is warned so many days before it falls: { $days }.
prose-decision = “{ $decision }”: { $count ->
    [one] this role or person may sign,
   *[other] these roles or people may sign,
} { $deciders }; who prepares a ruling and who approves it are two people.
prose-decision-lasts = { $months ->
    [one] A ruling holds for a month unless it says otherwise.
   *[other] A ruling holds for { $months } months unless it says otherwise.
}
prose-decision-open = A ruling holds until further notice unless it says otherwise.
prose-cluster-standard = { $cluster }: several partners together, with people of their own.
prose-cluster-own-tier = { $cluster }: all partners of the tier form one cluster by themselves, apart from all others.
prose-cluster-own-partner = { $cluster }: each partner forms a cluster by itself, apart from all others.
prose-cluster-total = Its members make together { $lower ->
    [at_least] at least { $least }
    [exactly] exactly { $least }
   *[none] {""}
}{ $both ->
    [yes] {" "}and{" "}
   *[no] {""}
}{ $upper ->
    [at_most] at most { $most }
   *[none] {""}
} ({ $measure }).
prose-cluster-members = Number of members: { $lower ->
    [at_least] at least { $least }
    [exactly] exactly { $least }
   *[none] {""}
}{ $both ->
    [yes] {" "}and{" "}
   *[no] {""}
}{ $upper ->
    [at_most] at most { $most }
   *[none] {""}
}.
prose-cluster-number = Number of clusters: { $lower ->
    [at_least] at least { $least }
    [exactly] exactly { $least }
   *[none] {""}
}{ $both ->
    [yes] {" "}and{" "}
   *[no] {""}
}{ $upper ->
    [at_most] at most { $most }
   *[none] {""}
}.
prose-cluster-common = { $kinds ->
    [both] They share a trade, or are all competent in { $technologies ->
        [one] at least one technology.
       *[other] at least { $technologies } technologies.
    }
    [trade] They share a trade.
   *[technologies] They are all competent in { $technologies ->
        [one] at least one technology.
       *[other] at least { $technologies } technologies.
    }
}
prose-cluster-weights = Of two groupings that are valid the one with the more alike is better: same trade { $trade }, technology in common { $technologies }, same territory { $territory }.
prose-cluster-moving = Parting a partner from those of its cluster of today costs { $points } of these points.
prose-cluster-when = Only partners of which this is true:
prose-cluster-label = { $count ->
    [one] One cluster carries
   *[other] { $count } clusters carry
} the label “{ $label }”: the first by { $by }.
prose-cluster-seats = Each cluster has { $lower ->
    [at_least] at least { $least }
    [exactly] exactly { $least }
   *[none] {""}
}{ $both ->
    [yes] {" "}and{" "}
   *[no] {""}
}{ $upper ->
    [at_most] at most { $most }
   *[none] {""}
} seats of its own.
prose-cluster-roles = { $count ->
    [one] Their role: { $roles }.
   *[other] Their roles: { $roles }.
}
prose-role = { $role }: { $per ->
    [territory] each seat serves a territory.
    [cluster] each seat serves a cluster.
    [unit] each seat serves a unit.
   *[channel] each seat serves the whole channel.
}
prose-role-market = The role looks after this market: { $market }.
prose-role-unit = Its holders belong to this unit: { $unit }.
prose-role-seats = { $per ->
    [territory] Seats a territory
    [cluster] Seats a cluster
    [unit] Seats a unit
   *[channel] Seats in all
}: { $lower ->
    [at_least] at least { $least }
    [exactly] exactly { $least }
   *[none] {""}
}{ $both ->
    [yes] {" "}and{" "}
   *[no] {""}
}{ $upper ->
    [at_most] at most { $most }
   *[none] {""}
}.
prose-capacity-hours = A seat can carry { $hours } a year.
prose-capacity-partners = { $count ->
    [one] A seat looks after one partner at most.
   *[other] A seat looks after { $count } partners at most.
}
prose-role-absorbs = Who has this contact no longer needs: { $roles }.
prose-covers = It takes the partners that fit all of this:
prose-covers-all = It takes all partners.
prose-covers-tiers = { $count ->
    [one] Tier: { $names }.
   *[other] Tiers: { $names }.
}
prose-covers-clusters = { $count ->
    [one] Members of the clusters of this rule: { $names }.
   *[other] Members of the clusters of these rules: { $names }.
}
prose-bulk-top = The first { $top } by { $measure }, { $scope ->
    [territory] in each territory
   *[channel] in the whole channel
}.
prose-bulk-share = The largest by { $measure }: as few as make { $share } of the total, { $scope ->
    [territory] in each territory
   *[channel] in the whole channel
}.
prose-bulk-dominant = Those whose own business is mostly there: { $measure } makes at least { $share } of { $of }.
prose-workload = { $count ->
    [one] The work that a partner asks for in a year:
   *[other] The work that a partner asks for in a year, by the first case that applies:
}
prose-load = { $hours }.
prose-load-when = { $hours } where:
prose-load-each = On top, { $hours } for each whole { $each } ({ $measure }).
prose-primary = The primary contact is the first of this list that the partner has: { $roles }.
prose-contacts = { $count ->
    [one] A partner deals with one person only.
   *[other] A partner deals with { $count } people at most; the roles last in the list give way first.
}
prose-contacts-range = Number of people that a partner deals with: { $lower ->
    [at_least] at least { $least }
    [exactly] exactly { $least }
   *[none] {""}
}{ $both ->
    [yes] {" "}and{" "}
   *[no] {""}
}{ $upper ->
    [at_most] at most { $most }
   *[none] {""}
}.
prose-moving-hours = Giving a partner another person costs as much as { $hours } of work.
prose-contact-hours = One more contact costs as much as { $hours } of work.
prose-overload = An hour beyond what a seat can carry weighs like { $count } hours.
prose-balance = An hour off the even share of a seat weighs like { $price } { $price ->
    [one] hour
   *[other] hours
}.
prose-balance-within = { $within } off the even share weighs nothing.
prose-keep-years = { $years ->
    [one] A relationship of at least a year is kept wherever the rule allows.
   *[other] A relationship of at least { $years } years is kept wherever the rule allows.
}
prose-unit-integrated = { $unit }: integrated in the channel organisation.
prose-unit-aligned = { $unit }: keeps its own people and aligns with this policy.
prose-unit-may = { $count ->
    [one] It may set this clause itself: { $paths }.
   *[other] It may set these clauses itself: { $paths }.
}
prose-unit-sets = It has set { $path }: { $value }.
prose-territory = { $territory }.
prose-places = { $kind ->
    [departements] { $count ->
        [one] Département { $places }.
       *[other] Départements { $places }.
    }
    [regions] { $count ->
        [one] Region { $places }.
       *[other] Regions { $places }.
    }
   *[countries] { $count ->
        [one] Country: { $places }.
       *[other] Countries: { $places }.
    }
}
prose-overseas = Overseas: it is drawn apart and merged with no other.
prose-money = Every sum counts in { $currency }; { $source ->
    [ecb] the rates are those of the European Central Bank.
   *[written] the rates are those that the policy writes.
}
prose-conversion-at = { $at ->
    [month_average] The sales of a month convert at the average of that month.
    [month_end] The sales of a month convert at the last rate of that month.
    [as_of] All sales convert at the rate of the day asked.
   *[window_average] All sales convert at the average of the days measured.
}
prose-conversion-thresholds = { $thresholds ->
    [as_of] A threshold written in another currency converts at the rate of the day asked.
   *[trailing_average] A threshold written in another currency converts at the average of the twelve months before.
}
prose-conversion-round = Each converted sum is rounded once, to { $round }.
prose-rate = One { $currency } is { $rate } { $own }.
prose-rate-from = This rate holds from { $day } on.
prose-rate-to = This rate ends on { $day }.
prose-calendar = The fiscal year begins in { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}. { $days ->
    [0] A period counts as full from its end on.
    [one] A period counts as full only a day after its end, for late data.
   *[other] A period counts as full only { $days } days after its end, for late data.
}
prose-words = { $kind ->
    [market] { $count ->
        [one] Market
       *[other] Markets
    }
    [line] { $count ->
        [one] Line of business
       *[other] Lines of business
    }
    [trade] { $count ->
        [one] Trade
       *[other] Trades
    }
   *[technology] { $count ->
        [one] Technology
       *[other] Technologies
    }
}: { $names }.
prose-portfolio = Portfolio “{ $portfolio }”.
prose-word-effect = { $word ->
   *[other] { $written }
}
prose-word-route = { $word ->
    [direct] direct
   *[wholesale] through a wholesaler
}
prose-word-transaction = { $word ->
    [sale] sale
   *[return] return
}
prose-word-counted-in = { $word ->
    [count] units
    [ratio] per cent
    [points] points
   *[hours] hours
}
