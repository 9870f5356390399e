"""ICEWS coded events.

Countries are names. An actor named like its country, or as its government, is the state; another is an organization
of it. Event ids are not unique over the years: an event is the same when id and date are. ICEWS's Intensity is its
own Goldstein scale. What both sides do (a meeting) stands there twice, once each way, and stays so.
"""

from graph.library.importers.form import EventFormat, with_header
from graph.model.columns import Origin

_PARTY = """CASE WHEN c{n}.state IS NULL THEN []
         WHEN "{side} Name" IN ("{side} Country", 'Government (' || "{side} Country" || ')')
            THEN ['state:' || c{n}.state]
         ELSE ['organization:' || c{n}.state || '/' || slug(replace("{side} Name", '(' || "{side} Country" || ')', ''))]
         END"""

_SQL = f"""
SELECT chunk.row, 'icews:' || "Event ID" || '/' || "Event Date",
    nullif(Publisher, 'NA'),
    NULL,
    "CAMEO Code", "CAMEO Code",
    try_cast("Event Date" AS DATE),
    c1.state, c2.state,
    {_PARTY.format(n=1, side="Source")}, {_PARTY.format(n=2, side="Target")},
    nullif(concat_ws(', ', nullif(City, 'NA'), nullif(Province, 'NA'), nullif(Country, 'NA')), ''),
    "Source Name" || ': ' || "Event Text" || ', ' || "Target Name" || ' (story ' || "Story ID" || ', sentence '
        || "Sentence Number" || ')',
    1,
    try_cast(Intensity AS DOUBLE),
    NULL
FROM chunk JOIN kept ON kept.row = chunk.row
LEFT JOIN codes c1 ON c1.system = 'name' AND c1.code = "Source Country"
LEFT JOIN codes c2 ON c2.system = 'name' AND c2.code = "Target Country"
"""

ICEWS = EventFormat(
    origin=Origin.ICEWS,
    encoding="utf-8",
    columns=with_header,
    wanted=(
        "Event ID", "Event Date", "Source Name", "Source Country", "Event Text", "CAMEO Code", "Intensity",
        "Target Name", "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "Province", "Country",
    ),
    same="\"Event ID\" || '|' || \"Event Date\"",
    same_means="event id and date are equal",
    sql=_SQL,
)  # fmt: skip
