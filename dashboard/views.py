"""Which panels each view shows."""

from dashboard.state import View

# Every view has its title; the evidence stands beside all that show acts.
_PANELS: dict[View, tuple[str, ...]] = {
    View.NETWORK: ("network", "tension", "events", "evidence"),
    View.TENSION: ("tension", "events", "evidence"),
    View.LADDER: ("ladder", "events", "evidence"),
    View.RESPONSES: ("responses", "events", "evidence"),
    View.DOCUMENTS: ("documents", "reader", "evidence"),
    View.EVENTS: ("events", "evidence"),
    View.COMPARE: ("compare", "evidence"),
    View.REVIEW: ("review", "evidence"),
    View.LIBRARY: ("library",),
    View.HELP: (),
}


def panels_of(view: View) -> tuple[str, ...]:
    """The panels that a view shows, the title first."""
    return ("title", *_PANELS[view])
