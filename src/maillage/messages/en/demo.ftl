demo-differs = The demo does not give the expected result for { $partners }. Report it: this is a fault of the program.
demo-done = { $count ->
    [one] One imaginary reseller was tried under the policy; the result is as expected.
   *[other] { $count } imaginary resellers were tried under the policy; each result is as expected.
}
demo-drawing = Inventing resellers, sales and today's coverage …
demo-posting = Posting records and sell-through lines …
demo-writing = Writing the files of the vendor and the wholesalers, each in its own way …
demo-records = Taking in the records: resellers, competences, people, seats, contacts …
demo-sales = Taking in the sell-through lines, file by file …
demo-report = Writing the report, in French and in English …
demo-checking = Checking: totals, reasons, the same plan computed once more …
demo-files = Delivered by the vendor and the wholesalers, in { $folder }:
demo-heading-what = Delivery
demo-heading-files = Files
demo-heading-read = Lines read
demo-heading-accepted = Accepted
demo-heading-refused = Refused
demo-heading-aside = Left out
demo-heading-new = New
demo-kind-records = The vendor's records
demo-kind-history = Past sales, one file from each sender
demo-kind-month = Sales of the last month
demo-kind-late = Sales that were forgotten, two months late
demo-kind-again = A file that came before, renamed and sorted anew: nothing changes
demo-kind-correction = A correction: reversal and right lines
demo-refused = { $count ->
    [0] No line is refused.
    [one] One line is refused; it waits to be corrected in { $folder }:
   *[other] { $count } lines are refused; they wait to be corrected in { $folder }:
}
demo-amounts = Nothing is lost: what the files say is accepted or in quarantine.
demo-why = And why? One reseller as an example:
demo-unsound = { $part ->
    [partners] The demo has not placed all of its resellers.
    [tiers] Some of the demo's resellers have no tier.
    [integrated] The demo should have two Integrated, no more, no fewer.
    [primary] Some of the demo's resellers do not have exactly one primary contact.
    [clusters] The demo has no clusters, or one of them does not reach the total that is asked.
    [expand] The demo should have two clusters that carry the label Expand.
    [contacts] The demo's plan does not need fewer contacts than today.
    [reasons] Some of the demo's results have no reason.
    [files] The totals of one of the demo's files do not meet, or it did not change the book as it should.
    [ledger] The demo's ledger does not hold what the files say.
    [replay] The demo's plan, computed once more, is another one.
    [desk] The desk of the demo did not show everybody their pages.
   *[report] One of the demo's reports is empty.
} Report it: this is a fault of the program.
demo-next = All is checked. Open { $page } in a browser, or { $workbook } in a spreadsheet program.
    Next, ready to paste:
demo-next-show = { "  " }the plan, partner by partner:
    { "    " }{ $command }
demo-next-explain = { "  " }why another reseller, in an Expand cluster, is where it is:
    { "    " }{ $command }
demo-next-batches = { "  " }the files that were taken in:
    { "    " }{ $command }
demo-desk-accounts = The desk: these people can sign in, all with the password { $password }
demo-desk-email = Address
demo-desk-name = Name
demo-desk-role = Role
demo-desk-looking = Looking at the desk as each of them …
demo-next-serve = The desk was started, looked at and stopped. To open it in a browser:
    { "    " }{ $command }
demo-grounds = First organisation by the written policy.
