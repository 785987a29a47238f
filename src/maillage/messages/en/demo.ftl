demo-differs = The demo does not give the expected result for { $partners }. Report it: this is a fault of the program.
demo-done = { $count ->
    [one] One imaginary reseller tried; the result is as expected.
   *[other] { $count } imaginary resellers tried; each result is as expected.
 } For a policy of your own: “maillage policy try POLICY.yaml --facts FACTS.csv --as-of YYYY-MM-DD”.
