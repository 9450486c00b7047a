CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE country (
  code TEXT PRIMARY KEY, name TEXT NOT NULL, currency TEXT NOT NULL, languages TEXT NOT NULL,
  driving_side TEXT NOT NULL, calling_code TEXT NOT NULL, plug_types TEXT NOT NULL, voltage INTEGER,
  emergency_numbers TEXT NOT NULL, tipping TEXT NOT NULL, source TEXT NOT NULL, capital INTEGER, largest INTEGER
) WITHOUT ROWID;
-- kind is agents.data.countries.CountryNameKind
CREATE TABLE country_name (key TEXT PRIMARY KEY, code TEXT NOT NULL, kind INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE region_name (
  key TEXT NOT NULL, country TEXT NOT NULL, region TEXT NOT NULL, PRIMARY KEY (key, country)
) WITHOUT ROWID;

-- rank orders by prominence: curated cities first, then by population
CREATE TABLE destination (
  rank INTEGER PRIMARY KEY, geonameid INTEGER NOT NULL UNIQUE, slug TEXT, name TEXT NOT NULL, country TEXT NOT NULL,
  region TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL, timezone TEXT NOT NULL, population INTEGER NOT NULL,
  currency TEXT, intro TEXT, local_tips TEXT
);
-- level is agents.data.naming.NameLevel
CREATE TABLE destination_name (
  key TEXT NOT NULL, rank INTEGER NOT NULL, level INTEGER NOT NULL, PRIMARY KEY (key, rank)
) WITHOUT ROWID;
-- the main city of an island or region that travellers name
CREATE TABLE region_seat (key TEXT PRIMARY KEY, rank INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE place (
  rank INTEGER NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
  area TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL, interests TEXT NOT NULL, minutes INTEGER NOT NULL,
  cost TEXT NOT NULL, currency TEXT NOT NULL, best TEXT NOT NULL, indoors INTEGER NOT NULL, closed TEXT NOT NULL,
  step_free INTEGER, diets TEXT NOT NULL, note TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (rank, id)
) WITHOUT ROWID;
-- city is the rank; topics are those of words.yaml, traits of agents.data.traits
CREATE VIRTUAL TABLE place_text USING fts5(
  city, name, area, kind, interests, note, topics, place UNINDEXED, traits UNINDEXED,
  tokenize = 'porter unicode61 remove_diacritics 2'
);
-- kind is agents.data.vocabulary.SenseKind; said says whether the phrase counts in the text of a place, too
CREATE TABLE vocabulary (
  phrase TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, said INTEGER NOT NULL, PRIMARY KEY (phrase, kind, name)
) WITHOUT ROWID;

-- ideas from Wikivoyage, in the order of its pages; kind is agents.data.records.ListingKind
CREATE TABLE listing (
  rank INTEGER NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL,
  interests TEXT NOT NULL, PRIMARY KEY (rank, position)
) WITHOUT ROWID;

-- source: 1 the normals, 2 Wikipedia, 3 both
CREATE TABLE climate (
  rank INTEGER NOT NULL, month INTEGER NOT NULL, high_c REAL, low_c REAL, mean_c REAL, rain_mm REAL,
  rain_days INTEGER, sunshine_hours REAL, source INTEGER NOT NULL, PRIMARY KEY (rank, month)
) WITHOUT ROWID;

-- kind indexes agents.data.visa_kinds.VISA_KINDS
CREATE TABLE visa (
  passport TEXT NOT NULL, destination TEXT NOT NULL, kind INTEGER NOT NULL, days INTEGER,
  PRIMARY KEY (passport, destination)
) WITHOUT ROWID;

-- starts and ends are month * 100 + day; a season that ends before it starts runs over the new year
CREATE TABLE per_diem (
  location INTEGER NOT NULL, starts INTEGER NOT NULL, ends INTEGER NOT NULL, lodging TEXT NOT NULL, meals TEXT NOT NULL,
  since TEXT NOT NULL,
  PRIMARY KEY (location, starts)
) WITHOUT ROWID;
-- covers: 'city', 'rest' of the country, or the whole 'country'
CREATE TABLE per_diem_location (
  location INTEGER PRIMARY KEY, country TEXT NOT NULL, name TEXT NOT NULL, covers TEXT NOT NULL,
  published TEXT NOT NULL, source TEXT NOT NULL
);
CREATE TABLE per_diem_city (rank INTEGER PRIMARY KEY, location INTEGER NOT NULL);

CREATE TABLE exchange_rate (
  currency TEXT NOT NULL, month TEXT NOT NULL, per_usd TEXT NOT NULL, PRIMARY KEY (currency, month)
) WITHOUT ROWID;
