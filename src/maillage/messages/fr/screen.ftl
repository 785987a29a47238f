screen-more-findings = { $count ->
    [one] … et un autre du même genre.
   *[other] … et { $count } autres du même genre.
 }
screen-stopped = Arrêté. Rien de ce qui était acquis n’a été perdu.
