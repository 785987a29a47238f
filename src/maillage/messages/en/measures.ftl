measures-strangers = { $count ->
    [one] One partner of the ledger is not among the records, and takes
   *[other] { $count } partners of the ledger are not among the records, and take
 } part in nothing: { $partners }. Load them into the table of partners.
measures-nobody = The records know no partner on { $day }: the plan is empty. Take in the partners with “maillage intake accept”, or ask for another day.
measures-no-lines = The ledger holds no line sold from { $first } to { $last }, the days that the policy asks about: every sum is zero. Take in the sell-through with “maillage intake accept”, or ask for another day.
measures-rulings-strangers = { $count ->
    [one] One decision, exception or pin in force is about a partner that takes
   *[other] { $count } decisions, exceptions and pins in force are about partners that take
 } no part in this plan: { $partners }. Correct the partner, or end them.
