"""What the plan has to tell the traveller."""

from collections.abc import Iterator

from agents.data.records import Destination
from agents.days.public_holidays import public_holidays
from synthetic.expected.expected import StatedFact
from synthetic.expected.kinds.registry import Known, expectation


@expectation("facts")
def facts(known: Known) -> tuple[StatedFact, ...]:
    """Weather, holidays, entry rule, language, emergency number and money, as far as the travel data knows them."""
    city = known.trip_to
    if city is None:
        return ()
    return (*_weather(known, city), *_holidays(known, city), *_entry(known, city), *_country(known, city))


def _weather(known: Known, city: Destination) -> Iterator[StatedFact]:
    """Degrees of the month that the middle of the trip is in; by day, where days and nights are known apart."""
    if not known.days:
        return
    first, last = known.days[0], known.days[-1]
    month = known.data.climate(city.id, (first + (last - first) / 2).month)
    if month is None:
        return
    degrees = month.mean_c if month.high_c is None or month.low_c is None else month.high_c
    if degrees is not None:
        yield StatedFact(topic="climate", holds=f"{round(degrees)} °C")


def _holidays(known: Known, city: Destination) -> Iterator[StatedFact]:
    for name in dict.fromkeys(public_holidays(city.country, known.days).values()):
        yield StatedFact(topic="holidays", holds=name)


def _entry(known: Known, city: Destination) -> Iterator[StatedFact]:
    code = known.data.country_code(known.facts.passport) if known.facts.passport else None
    if code and (rule := known.data.visa(code, city.country)):
        yield StatedFact(topic="visa", holds=rule.kind)


def _country(known: Known, city: Destination) -> Iterator[StatedFact]:
    country = known.data.country(city.country)
    if country and country.languages:
        yield StatedFact(topic="country", holds=country.languages[0])
    if country and country.emergency_numbers:
        yield StatedFact(topic="country", holds=country.emergency_numbers[0])
    if city.currency:
        yield StatedFact(topic="money", holds=city.currency)
