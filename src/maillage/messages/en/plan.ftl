plan-stage-measures = Measures: asking the ledger and the records …
plan-stage-tiers = Tiers …
plan-stage-clusters = Clusters …
plan-stage-coverage = Coverage …
plan-stage-comparison = Comparison with today …
plan-summary = Plan { $plan }: { $policy }, version { $version }, on { $day }, { $partners } partners.
plan-summary-clusters = { $clusters_count ->
    [0] No cluster
    [one] { $grouped } partners in one cluster
   *[other] { $grouped } partners in { $clusters_count } clusters
 }{ $refused ->
    [0] .
    [one] ; no valid cluster for one candidate.
   *[other] ; no valid cluster for { $refused } candidates.
 }
plan-summary-contacts = Contacts per partner: { $before } today, { $after } in the plan; multi-specialists: { $several_before }, then { $several_after }.
plan-summary-unknown = Contacts per partner in the plan: { $after }. Today’s contacts are not on record.
plan-summary-kept = { $kept } of { $known } relationships are kept ({ $share }); { $changed ->
    [one] one partner changes
   *[other] { $changed } partners change
 } primary contact.
plan-summary-calls = { $count ->
    [0] Nothing waits for a decision.
   *[other] What needs a decision:
 }
plan-summary-call = { "  – " }{ $text }
plan-heading-partners = Partners
plan-heading-today = Today
plan-heading-what = What
plan-heading-old = First plan
plan-heading-new = Second plan
plan-show-more = { $shown } of { $count } partners are shown; more with --limit, all with --limit 0.
plan-what-tier = tier
plan-what-cluster = cluster
plan-what-primary = primary contact
plan-what-contacts = contacts
plan-what-joined = only in the second plan
plan-what-left = only in the first plan
plan-diff-tier = { $count ->
    [one] One changes tier.
   *[other] { $count } change tier.
 }
plan-diff-cluster = { $count ->
    [one] One changes cluster.
   *[other] { $count } change cluster.
 }
plan-diff-primary = { $count ->
    [one] One changes primary contact.
   *[other] { $count } change primary contact.
 }
plan-diff-contacts = { $count ->
    [one] One changes its number of contacts.
   *[other] { $count } change their number of contacts.
 }
plan-diff-joined = { $count ->
    [one] One is in the second plan only.
   *[other] { $count } are in the second plan only.
 }
plan-diff-left = { $count ->
    [one] One is in the first plan only.
   *[other] { $count } are in the first plan only.
 }
plan-heading-plan = Plan
plan-heading-policy = Policy
plan-heading-version = Version
plan-heading-day = Day
plan-heading-partner = Partner
plan-heading-name = Name
plan-heading-territory = Territory
plan-heading-tier = Tier
plan-heading-cluster = Cluster
plan-heading-primary = Primary contact
plan-heading-contacts = Contacts
plan-heading-revenue = Revenue
plan-explained = { $name } ({ $partner })
plan-diff-count = { $count ->
    [0] The two plans treat everybody alike.
    [one] One partner is treated differently.
   *[other] { $count } partners are treated differently; { $shown } are shown.
}
plan-report-written = Written: { $file }
plan-none = The folder { $folder } holds no plan. Build one with “maillage plan build --as-of YYYY-MM-DD”.
plan-missing = No plan in { $folder } is called “{ $name }”. List them with “maillage plan list”.
plan-ambiguous = Several plans begin with “{ $name }”: { $plans }. Write more of the name.
partner-missing = Nobody in this plan is called “{ $wanted }” (the nearest name: { $near }). Give an identifier or a part of the name.
partner-ambiguous = “{ $wanted }” fits { $count } partners, among them { $partners }. Give the identifier.
plan-cluster-title = { $several ->
    [0] { $title } { $number }
   *[other] { $title } – { $shared } { $number }
 }
plan-seat-title = { $role }{ $placed ->
    [true] , { $where }
   *[false] { "" }
 }{ $number ->
    [none] { "" }
   *[other] { " " }no. { $number }
 }
plan-day = The day “{ $value }” cannot be read. Write it as YYYY-MM-DD: 2026-10-01.
