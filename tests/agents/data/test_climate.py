"""Average months, each a row of the raw files."""

from agents.data.records import MonthlyClimate
from agents.data.tables import TravelData

NORMALS = "packzup/travel-datasets (WMO 1991-2020 and ERA5), CC BY 4.0"
WIKIPEDIA = "yaziciceyda/climateRecords, compiled from Wikipedia"


def test_all_three_sources(travel: TravelData) -> None:
    assert travel.climate("amsterdam", 1) == MonthlyClimate(
        month=1, high_c=7.1, low_c=2.7, mean_c=3.4, rain_mm=67, rain_days=12, sunshine_hours=63,
        source=f"{NORMALS}; {WIKIPEDIA}",
    )  # fmt: skip


def test_city_without_normals(travel: TravelData) -> None:
    assert travel.climate("new-york", 7) == MonthlyClimate(
        month=7, high_c=None, low_c=None, mean_c=24.9, rain_mm=None, rain_days=None, sunshine_hours=268.2,
        source=WIKIPEDIA,
    )  # fmt: skip


def test_city_that_is_not_curated(travel: TravelData) -> None:
    helsinki = travel.resolve("Helsinki")[0].destination.id
    july = travel.climate(helsinki, 7)
    assert july is not None
    assert july.mean_c == 17.8


def test_mean_below_zero_comes_from_fahrenheit(travel: TravelData) -> None:
    """The raw °C cell of Helsinki in January is blank, its °F cell says 25.0."""
    january = travel.climate(travel.resolve("Helsinki")[0].destination.id, 1)
    assert january is not None
    assert january.mean_c == -3.9


def test_namesakes_do_not_share_a_climate(travel: TravelData) -> None:
    assert travel.climate(travel.resolve("Paris, Texas")[0].destination.id, 1) is None


def test_month_that_does_not_exist(travel: TravelData) -> None:
    assert travel.climate("tokyo", 0) is None
    assert travel.climate("tokyo", 13) is None


def test_every_curated_city_has_twelve_months(travel: TravelData) -> None:
    for city in travel.curated():
        for month in range(1, 13):
            average = travel.climate(city.id, month)
            assert average is not None, (city.id, month)
            assert average.mean_c is not None or average.high_c is not None
