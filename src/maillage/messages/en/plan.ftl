plan-stage-measures = Measures: asking the ledger and the records …
plan-stage-tiers = Tiers …
plan-stage-clusters = Clusters …
plan-stage-coverage = Coverage …
plan-stage-comparison = Comparison with today …
plan-summary = Plan { $plan }: policy { $policy } on { $day }, { $partners } partners.
plan-summary-tier = { "  " }{ $tier }: { $count }
plan-summary-clusters = { $count ->
    [0] No cluster.
    [one] One cluster.
   *[other] { $count } clusters.
}
plan-summary-contacts = Contacts: { $before } today, { $after } in the plan; { $kept } of { $known } relationships are kept.
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
