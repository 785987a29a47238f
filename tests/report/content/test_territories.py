"""A territory's load is that of its own seats; everybody is in one territory or outside."""

from maillage.report.content.territories import regions_of
from tests.report.shown import PARTNERS, plan


def test_regions_hold_everybody_and_the_island_is_overseas() -> None:
    regions = regions_of(plan())
    assert sum(region.partners for region in regions.values()) == len(PARTNERS)
    assert [name for name, region in regions.items() if region.overseas] == ["island"]
    assert regions[""].partners == 1


def test_the_load_is_that_of_the_seats_of_the_territory() -> None:
    coverage, regions = plan().coverage, regions_of(plan())
    for name in ("south", "island"):
        own = [at for at, seat in enumerate(coverage.seats) if seat.territory == name]
        assert regions[name].load.micro == sum(int(coverage.load_of[at]) for at in own)
    south = regions["south"]
    assert south.capacity is not None
    assert south.used is not None
    assert south.used.micro > 1_200_000
    assert south.shade == 4
