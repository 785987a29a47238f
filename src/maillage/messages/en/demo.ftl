demo-differs = The demo does not give the expected result for { $partners }. Report it: this is a fault of the program.
demo-done = { $count ->
    [one] One imaginary reseller was tried under the policy; the result is as expected.
   *[other] { $count } imaginary resellers were tried under the policy; each result is as expected.
}
demo-drawing = Inventing resellers, sales and today's coverage …
demo-posting = Posting records and sell-through lines …
demo-unsound = The demo's result is not sound: { $parts }. Report it: this is a fault of the program.
demo-next = Checked. Open { $page } in a browser.
    Go on: “maillage plan show --book { $folder }”, “maillage explain P000001 --book { $folder }”, “maillage plan build --seed 2 --as-of 2026-07-01 --book { $folder }”.
