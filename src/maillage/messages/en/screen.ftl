screen-more-findings = { $count ->
    [one] … and one more of this kind.
   *[other] … and { $count } more of this kind.
 }
screen-stopped = Stopped. Nothing that was already good has been lost.
