tier-result = { $partner }: tier “{ $tier }” on { $day }.
tier-result-portfolio = { $partner }: tier “{ $tier }” in the portfolio “{ $portfolio }” on { $day }.
tier-measured = This tier follows from the measures alone.
tier-exception = This tier is granted by an exception until { $until }: { $reason }. The measures alone would give “{ $measured }”.
tier-in-term = The tier, held since { $since }, is kept until the end of its term on { $term }; the measures give “{ $measured }”. Unless something changes, it falls on { $day }.
tier-in-grace = The conditions have not been met since { $below }; the tier is kept during the days of grace, until { $grace }; the measures give “{ $measured }”. Unless something changes, it falls on { $day }.
tier-waits-review = The tier is kept until the next review; the measures give “{ $measured }”. Unless something changes, it falls on { $day }.
tier-waits-promotion = The measures give “{ $measured }”; the promotion waits for the next review, on { $day }.
tier-no-cluster = The measures give “{ $measured }”, but no valid cluster can take this partner.
tier-one-step = The tier falls one rank at a time; the measures give “{ $measured }”.
tier-open = “{ $tier }” is open to everyone.
tier-admits = “{ $tier }”: the conditions are met.
tier-admits-not = “{ $tier }”: the conditions are not met.
tier-all = { $met } of { $count } conditions met; all are required.
tier-any = { $met } of { $count } alternatives met; one is enough.
tier-some = { $met } of { $count } conditions met; { $needed } are required.
tier-not = The following condition must not be met.
tier-decided = The decision “{ $decision }” is granted and in force.
tier-undecided = The decision “{ $decision }” is not granted. Ask the people whom the policy names.
tier-qualifying = The condition was met on { $day }, in the current month or the { $months } full months before; one day is enough.
tier-qualifying-not = The condition was met on no day since { $first } (the current month and the { $months } full months before).
tier-reached = The tier “{ $tier }” is reached.
tier-unreached = The tier “{ $tier }” is not reached.
tier-reached-portfolio = The tier “{ $tier }” is reached in the portfolio “{ $portfolio }”.
tier-unreached-portfolio = The tier “{ $tier }” is not reached in the portfolio “{ $portfolio }”.
tier-always = Always met.
tier-never = Never met.
tier-unknown = “{ $measure }” is not known; an unknown value meets no condition.
tier-word = “{ $measure }” is { $value }, as required ({ $words }).
tier-word-not = “{ $measure }” is { $value }; required: { $words }.
tier-minimums = “{ $measure }”: every minimum of points is reached.
tier-minimums-not = “{ $measure }”: a minimum of points is not reached, so the score does not count.
tier-no-threshold = The policy states no threshold of “{ $measure }” for this partner’s “{ $by }”.
tier-no-threshold-portfolio = The policy states no threshold of “{ $measure }” for this portfolio.
tier-test = “{ $measure }”: { $met } of { $count } requirements met; all are required.
tier-bound = “{ $measure }” is { $value }; { $bound ->
    [at-least] at least { $threshold } required
    [more-than] more than { $threshold } required
    [at-most] at most { $threshold } allowed
   *[less-than] less than { $threshold } required
 }. Margin: { $gap }.
tier-bound-not = “{ $measure }” is { $value }; { $bound ->
    [at-least] at least { $threshold } required
    [more-than] more than { $threshold } required
    [at-most] at most { $threshold } allowed
   *[less-than] less than { $threshold } required
 }. { $bound ->
    [at-least] Short by
    [more-than] Short by
   *[other] Over by
 } { $gap }.
tier-bound-even = “{ $measure }” is { $value }; { $bound ->
    [at-least] at least { $threshold } required
    [more-than] more than { $threshold } required
    [at-most] at most { $threshold } allowed
   *[less-than] less than { $threshold } required
 }. Equal is not enough.
tier-bound-converted = “{ $measure }” is { $value }; { $bound ->
    [at-least] at least { $written } required
    [more-than] more than { $written } required
    [at-most] at most { $written } allowed
   *[less-than] less than { $written } required
 }, that is { $threshold } at the rate of { $rate }. Margin: { $gap }.
tier-bound-converted-not = “{ $measure }” is { $value }; { $bound ->
    [at-least] at least { $written } required
    [more-than] more than { $written } required
    [at-most] at most { $written } allowed
   *[less-than] less than { $written } required
 }, that is { $threshold } at the rate of { $rate }. { $bound ->
    [at-least] Short by
    [more-than] Short by
   *[other] Over by
 } { $gap }.
tier-bound-converted-even = “{ $measure }” is { $value }; { $bound ->
    [at-least] at least { $written } required
    [more-than] more than { $written } required
    [at-most] at most { $written } allowed
   *[less-than] less than { $written } required
 }, that is { $threshold } at the rate of { $rate }. Equal is not enough.
tier-will-fall = { $partner } will lose the tier “{ $tier }” on { $day } (in { $days ->
    [one] one day
   *[other] { $days } days
 }) unless something changes.
tier-decision-awaited = { $partner } meets the precondition of “{ $tier }”; the decision “{ $decision }” is awaited.
tier-decision-own = The decision “{ $decision }” on { $partner } does not count: { $author } both wrote and approved it. Have another person approve it.
tier-decision-unsigned = The decision “{ $decision }” on { $partner } (author: { $author }) does not count: none of the deciders whom the policy names signed it ({ $deciders }). Have one of them sign it.
tier-exception-own = The exception “{ $tier }” of { $partner } does not count: { $author } both wrote and approved it. Have another person approve it.
tier-exception-conflict = The exception “{ $tier }” of { $partner } (author: { $author }) does not count: a later one in force says something else. End one of them.
tier-exception-unknown = The exception of { $partner } grants the tier “{ $tier }”, which the policy does not know; it has no effect. Tiers: { $known }.
tier-held-unknown = { $count ->
    [one] One partner holds
   *[other] { $count } partners hold
 } today the tier “{ $tier }”, which the policy no longer knows; it is taken as no tier.
tier-will-fall-portfolio = { $partner } will lose the tier “{ $tier }” of the portfolio “{ $portfolio }” on { $day } (in { $days ->
    [one] one day
   *[other] { $days } days
 }) unless something changes.
tier-decision-awaited-portfolio = { $partner } meets the conditions of “{ $tier }” in the portfolio “{ $portfolio }”; the decision “{ $decision }” is awaited.
tier-exception-signed = This tier is granted by an exception until { $until }: { $reason } (author: { $author }, approved by { $approver }). The measures alone would give “{ $measured }”.
tier-lower = The conditions of the lower tiers, which are required as well, are met.
tier-lower-not = The conditions of the lower tiers, which are required as well, are not all met.
tier-decided-by = The decision “{ $decision }” is granted and in force: { $grounds } (author: { $author }, approved by { $approver }).
tier-decided-until = The decision “{ $decision }” is granted and in force until { $until }: { $grounds } (author: { $author }, approved by { $approver }).
tier-refused = The decision “{ $decision }” is refused: { $grounds } (author: { $author }, approved by { $approver }).
tier-reached-any = The tier “{ $tier }” is reached in at least one portfolio.
tier-unreached-any = The tier “{ $tier }” is reached in no portfolio.
tier-source = “{ $measure }” is { $value }.
tier-source-before = “{ $measure }” was { $value } in the period before.
tier-points-category = “{ $category }”: { $points } (weight { $weight }).
tier-points-category-minimum = “{ $category }”: { $points } (weight { $weight }); minimum: { $minimum }.
tier-points-line = “{ $measure }” is { $value }: { $points }.
tier-points-line-minimum = “{ $measure }” is { $value }: { $points }; minimum: { $minimum }.
tier-points-when = Condition of this line: { $points }.
tier-points-when-minimum = Condition of this line: { $points }; minimum: { $minimum }.
tier-change = The smallest change that reaches “{ $tier }”:
tier-change-more = { $amount } more of “{ $measure }” ({ $value } instead of { $now }).
tier-change-less = { $amount } less of “{ $measure }” ({ $value } instead of { $now }).
tier-change-decision = the decision “{ $decision }”.
tier-change-by = The smallest change that reaches “{ $tier }”, by { $by }:
tier-change-keep = The smallest change that keeps “{ $tier }”:
tier-change-keep-by = The smallest change that keeps “{ $tier }”, by { $by }:
tier-change-fall = The smallest loss after which the measures would give only “{ $tier }”:
tier-change-more-portfolio = { $amount } more of “{ $measure }” in the portfolio “{ $portfolio }” ({ $value } instead of { $now }).
tier-change-less-portfolio = { $amount } less of “{ $measure }” in the portfolio “{ $portfolio }” ({ $value } instead of { $now }).
tier-change-known = a known value of “{ $measure }” of { $value } (it is not known today).
tier-change-known-portfolio = a known value of “{ $measure }” in the portfolio “{ $portfolio }” of { $value } (it is not known today).
tier-change-word = “{ $measure }” changed to “{ $value }”.
tier-change-word-portfolio = “{ $measure }” changed to “{ $value }” in the portfolio “{ $portfolio }”.
tier-change-decision-lost = the decision “{ $decision }” withdrawn or expired.
tier-change-none = No simple change of the measures is enough to reach “{ $tier }”.
facts-csv = This CSV file cannot be read: a quote is not closed or stands in the wrong place on this line. Correct it.
facts-no-partner-column = The first line must name the columns, “partner” among them. Add that column.
facts-ragged = The line has { $cells } cells but the header has { $headers }. Complete it, or quote the value that holds the separator.
facts-yaml = This file is not valid YAML. Correct the line named.
facts-yaml-shape = The file must be a list of partners, each with “partner”, or a mapping “name: measures”.
facts-unknown-column = The policy knows no measure “{ $name }”. Possible columns: { $known }.
facts-unknown-column-near = The policy knows no measure “{ $name }”. Did you mean “{ $near }”? Possible columns: { $known }.
facts-unknown-portfolio = The policy knows no portfolio “{ $name }”. Portfolios: { $known }.
facts-unknown-portfolio-near = The policy knows no portfolio “{ $name }”. Did you mean “{ $near }”? Portfolios: { $known }.
facts-unknown-decision = The policy knows no decision “{ $name }”. Decisions: { $known }.
facts-unknown-decision-near = The policy knows no decision “{ $name }”. Did you mean “{ $near }”? Decisions: { $known }.
facts-yes-no = “{ $value }”: write yes or no.
facts-date = “{ $value }” is no date. Write it as YYYY-MM-DD.
facts-value = “{ $value }” is no number. Write 70, 0.7, 70 % or 52 M EUR, with a decimal point.
facts-currency = “{ $value }” is not in the measure’s currency. Write the amount in { $unit }.
facts-unit = “{ $value }” is not in the measure’s unit ({ $unit }).
policy-try-fine = { $count ->
    [one] One partner tried
   *[other] { $count } partners tried
 } with { $policy }.
policy-try-mismatch = { $partner }: the file expects “{ $expected }”, the policy gives “{ $tier }”.
policy-try-mismatches = { $count ->
    [one] One result differs from what the file expects.
   *[other] { $count } results differ from what the file expects.
 }
tier-source-weighted = “{ $measure }” is { $value } (weight { $weight }).
tier-source-portfolio = “{ $measure }” in the portfolio “{ $portfolio }” is { $value }.
tier-source-weighted-portfolio = “{ $measure }” in the portfolio “{ $portfolio }” is { $value } (weight { $weight }).
tier-source-others = “{ $measure }” of the other members of the group is { $value }.
tier-threshold = This threshold counts because “{ $measure }” is { $value }.
tier-threshold-unknown = This threshold counts because “{ $measure }” is not known.
tier-threshold-portfolio = This threshold is that of the portfolio “{ $portfolio }”.
tier-points-category-more-than = “{ $category }”: { $points } (weight { $weight }); more than { $minimum } required.
tier-points-line-more-than = “{ $measure }” is { $value }: { $points }; more than { $minimum } required.
tier-points-unknown = “{ $measure }” is not known: { $points }.
tier-points-unknown-minimum = “{ $measure }” is not known: { $points }; minimum: { $minimum }.
tier-points-unknown-more-than = “{ $measure }” is not known: { $points }; more than { $minimum } required.
tier-points-when-more-than = Condition of this line: { $points }; more than { $minimum } required.
facts-unknown-tier = The policy knows no tier “{ $name }” on this ladder. Tiers: { $known }.
facts-unknown-tier-near = The policy knows no tier “{ $name }” on this ladder. Did you mean “{ $near }”? Tiers: { $known }.
facts-twice = “{ $name }” of { $partner } on { $day } is stated twice: “{ $other }” above, and this. Keep one.
