"""GDELT 1 and 2 events.

Actor countries are CAMEO codes, place countries FIPS 10-4; both become ISO codes. An international body that GDELT
knows (its "known group") stands for itself. Rows with the same day, actor codes and CAMEO code are one report found
again (another place, another article): the first is kept. Goldstein is GDELT's own column.
"""

from graph.library.importers.form import EventFormat
from graph.model.columns import Origin

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")


def _actor(number: int) -> list[str]:
    return [f"Actor{number}{field}" for field in _ACTOR]


def _place(whose: str, *, second: bool) -> list[str]:
    return [f"{whose}Geo_{field}" for field in _GEO if second or field != "ADM2Code"]


def _columns(*, second: bool) -> tuple[str, ...]:
    """The columns of GDELT 2 (61), or of GDELT 1 without its last, the address (57)."""
    names = ["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate", *_actor(1), *_actor(2)]
    names += ["IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"]
    names += ["NumMentions", "NumSources", "NumArticles", "AvgTone"]
    for whose in ("Actor1", "Actor2", "Action"):
        names += _place(whose, second=second)
    return (*names, "DATEADDED", *(["SOURCEURL"] if second else []))


_SECOND, _FIRST = _columns(second=True), _columns(second=False)


def columns_of(line: str) -> tuple[str, ...]:
    """Told by the number of columns: 61 in GDELT 2, 57 or 58 (with the address) in GDELT 1."""
    count = line.count("\t") + 1
    return {len(_SECOND): _SECOND, len(_FIRST): _FIRST, len(_FIRST) + 1: (*_FIRST, "SOURCEURL")}.get(count, _SECOND)


_PARTY = """CASE WHEN c{n}.state IS NOT NULL AND r{n}.name IS NOT NULL
            THEN [r{n}.kind || ':' || c{n}.state || '/' || r{n}.name]
         WHEN c{n}.state IS NOT NULL THEN ['state:' || c{n}.state]
         WHEN g{n}.state IS NOT NULL THEN ['igo:' || g{n}.state]
         ELSE [] END"""

_SQL = f"""
SELECT chunk.row, 'gdelt:' || GLOBALEVENTID,
    nullif(replace(split_part(split_part(SOURCEURL, '/', 3), ':', 1), 'www.', ''), ''),
    try_strptime(DATEADDED[1:8], '%Y%m%d')::DATE,
    EventCode, EventCode,
    try_strptime(SQLDATE, '%Y%m%d')::DATE,
    coalesce(c1.state, g1.state), coalesce(c2.state, g2.state),
    {_PARTY.format(n=1)}, {_PARTY.format(n=2)},
    nullif(ActionGeo_FullName, '') || coalesce(' (' || f.state || ')', ''),
    nullif(SOURCEURL, ''),
    try_cast(NumArticles AS INTEGER),
    try_cast(GoldsteinScale AS DOUBLE),
    NULL
FROM chunk JOIN kept ON kept.row = chunk.row
LEFT JOIN codes c1 ON c1.system = 'cameo' AND c1.code = Actor1CountryCode
LEFT JOIN codes c2 ON c2.system = 'cameo' AND c2.code = Actor2CountryCode
LEFT JOIN codes g1 ON g1.system = 'group' AND g1.code = Actor1KnownGroupCode
LEFT JOIN codes g2 ON g2.system = 'group' AND g2.code = Actor2KnownGroupCode
LEFT JOIN codes f ON f.system = 'fips' AND f.code = ActionGeo_CountryCode
LEFT JOIN roles r1 ON r1.code = Actor1Type1Code
LEFT JOIN roles r2 ON r2.code = Actor2Type1Code
"""

GDELT = EventFormat(
    origin=Origin.GDELT,
    encoding="utf-8",
    columns=columns_of,
    wanted=(
        "GLOBALEVENTID", "SQLDATE", "DATEADDED", "EventCode", "GoldsteinScale", "NumArticles", "SOURCEURL",
        "Actor1Code", "Actor1CountryCode", "Actor1KnownGroupCode", "Actor1Type1Code",
        "Actor2Code", "Actor2CountryCode", "Actor2KnownGroupCode", "Actor2Type1Code",
        "ActionGeo_FullName", "ActionGeo_CountryCode",
    ),
    same="SQLDATE || '|' || Actor1Code || '|' || Actor2Code || '|' || EventCode",
    same_means="day, codes of both actors and CAMEO code are equal",
    sql=_SQL,
)  # fmt: skip
