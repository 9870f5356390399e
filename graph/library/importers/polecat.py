"""POLECAT, the PLOVER event data.

Latin-1; the intensity column has had two names, and some weeks have more columns: read by name. Countries are ISO
codes, or names; of several the first stands in the dyad. Type and mode are PLOVER's; a mode that the ontology does not
have is left empty. The intensity is PLOVER's score.
"""

from graph.library.importers.form import EventFormat, with_header
from graph.model.columns import Origin

_PARTY = """CASE WHEN a{n}.state IS NULL THEN []
         WHEN "Primary {side} Sector" = 'IGO' THEN ['igo:' || a{n}.state]
         WHEN "Primary {side} Sector" IN ('', 'GOV', 'None') OR "{side} Name" IN ('', 'None')
            THEN ['state:' || a{n}.state]
         ELSE ['organization:' || a{n}.state || '/' || slug(split_part("{side} Name", ';', 1))] END"""

_SQL = f"""
SELECT chunk.row, 'polecat:' || "Event ID",
    nullif(Source, ''),
    try_cast("Publication Date"[1:10] AS DATE),
    NULL, upper("Event Type") || '/' || coalesce(known.mode, ''),
    try_cast("Event Date"[1:10] AS DATE),
    a1.state, a2.state,
    {_PARTY.format(n=1, side="Actor")}, {_PARTY.format(n=2, side="Recipient")},
    nullif(nullif(Placename, ''), 'None'),
    concat_ws(': ', nullif("Actor Name", ''), "Event Type", nullif("Recipient Name", '')),
    1,
    NULL,
    try_cast(Intensity AS DOUBLE)
FROM chunk JOIN kept ON kept.row = chunk.row
LEFT JOIN kinds known ON known.kind = upper("Event Type") || '/' || lower("Event Mode")
LEFT JOIN any_code a1 ON a1.code = trim(split_part("Actor Country", ';', 1))
LEFT JOIN any_code a2 ON a2.code = trim(split_part("Recipient Country", ';', 1))
"""

POLECAT = EventFormat(
    origin=Origin.POLECAT,
    encoding="latin-1",
    columns=with_header,
    wanted=(
        "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Actor Name", "Actor Country",
        "Primary Actor Sector", "Recipient Name", "Recipient Country", "Primary Recipient Sector", "Placename",
        "Source", "Publication Date",
    ),
    same="""concat_ws('|', "Event ID", "Event Date", "Event Type", "Event Mode", "Actor Name", "Recipient Name",
        "Actor Country", "Recipient Country")""",
    same_means="event id, date, type, mode, and names and countries of both sides are equal",
    sql=_SQL,
    same_as=(("Event Intensity", "Intensity"),),
)  # fmt: skip
