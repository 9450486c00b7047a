"""Monthly exchange rates; the file names countries, the table currencies."""

from collections.abc import Mapping
from typing import NamedTuple

from agents.data.building.files import read_csv


class ExchangeTable(NamedTuple):
    """Rows of `exchange_rate`, and the names in the file that are no country of ours."""

    rows: list[tuple[str, str, str]]
    unmatched: list[str]


def read_exchange_rates(currency_of: Mapping[str, str]) -> ExchangeTable:
    """Units per US dollar by currency and month; `currency_of` maps a country's name to its currency.

    The row `Euro` stands for the euro area. A country that has joined it since does not give the euro a second rate.
    """
    rows: dict[tuple[str, str], str] = {}
    unmatched: set[str] = set()
    for row in read_csv("prices/exchange-rates-monthly.csv"):
        currency = "EUR" if row["Country"] == "Euro" else currency_of.get(row["Country"], "")
        if not currency or (currency == "EUR" and row["Country"] != "Euro"):
            unmatched.add(row["Country"])
        elif float(row["Exchange rate"]) > 0:
            rows[currency, row["Date"]] = row["Exchange rate"]
    return ExchangeTable([(*key, rows[key]) for key in sorted(rows)], sorted(unmatched))
