"""Islands and regions that travellers name, and their main city."""

from agents.data.building.cities import Gazetteer
from agents.data.naming import fold

SEATS = {
    "Algarve": ("PT", "Faro"), "Andalusia": ("ES", "Sevilla"), "Azores": ("PT", "Ponta Delgada"),
    "Balearic Islands": ("ES", "Palma"), "Bali": ("ID", "Denpasar"), "Bavaria": ("DE", "Munich"),
    "Big Island": ("US", "Hilo"), "Borneo": ("MY", "Kota Kinabalu"),
    "Canary Islands": ("ES", "Las Palmas de Gran Canaria"),
    "Cappadocia": ("TR", "Nevşehir"), "Catalonia": ("ES", "Barcelona"), "Corsica": ("FR", "Ajaccio"),
    "Crete": ("GR", "Heraklion"), "Goa": ("IN", "Panaji"),
    "Gran Canaria": ("ES", "Las Palmas de Gran Canaria"), "Hokkaido": ("JP", "Sapporo"), "Kerala": ("IN", "Kochi"),
    "Lombok": ("ID", "Mataram"), "Machu Picchu": ("PE", "Cusco"), "Madeira": ("PT", "Funchal"),
    "Majorca": ("ES", "Palma"), "Mallorca": ("ES", "Palma"), "Maui": ("US", "Kahului"), "Oahu": ("US", "Honolulu"),
    "Okinawa": ("JP", "Naha"), "Provence": ("FR", "Marseille"), "Rajasthan": ("IN", "Jaipur"),
    "Rhodes": ("GR", "Rhodes"),
    "Sardinia": ("IT", "Cagliari"), "Sicily": ("IT", "Palermo"), "Tenerife": ("ES", "Santa Cruz de Tenerife"),
    "Tuscany": ("IT", "Florence"), "Yucatan": ("MX", "Mérida"), "Zanzibar": ("TZ", "Zanzibar"),
}  # fmt: skip


def region_seats(gazetteer: Gazetteer) -> list[tuple[str, int]]:
    """Rows of `region_seat`. Raises `ValueError` for a seat that GeoNames does not know."""
    rows: list[tuple[str, int]] = []
    for name, (country, city) in SEATS.items():
        found = gazetteer.find(country, city)
        if found is None:
            raise ValueError(f"main city of {name}: no {city!r} in {country}")
        rows.append((fold(name), found.rank))
    return sorted(rows)
