"""The ids of the page's components. No id is written as a string anywhere else."""

# The page
LOCATION = "location"
PROVIDER = "provider"
LIVE = "live"  # the polite announcement for screen readers
TITLE = "view-title"
SUBTITLE = "view-subtitle"
VIEWS = "views"
THEME_CHOICE = "theme-choice"  # light | dark, kept in the browser; None follows the system
SCHEME = "scheme"  # the scheme in force: light | dark
THEME_SWITCH = "theme-switch"
COPY_LINK = "copy-link"
COPY_CITATION = "copy-citation"

ACTION = "action"  # the last gesture on a picture or a link of the page, posted by assets/bridge.js
WIDGETS = "widgets"  # what the widgets show for the view, set by assets/bridge.js


def asked(panel: str) -> str:
    """The store that holds what a panel is asked: see dashboard.asking."""
    return f"asked-{panel}"


# Filters
FILTERS = "filters"
FILTER_SWITCH = "filter-switch"
SEARCH = "filter-search"
STATES = "filter-states"
DYAD = "filter-dyad"
FIRST = "filter-first"
LAST = "filter-last"
TYPES = "filter-types"
KINDS = "filter-kinds"
RUNGS = "filter-rungs"
STATUSES = "filter-statuses"
SOURCES = "filter-sources"
RESET = "filter-reset"

# Network
NETWORK = "network"
NETWORK_NOTE = "network-note"
LAYOUT = "network-layout"

# Tension
TENSION = "tension"

# Table of events
EVENTS = "events"

# Evidence
EVIDENCE = "evidence"
EVIDENCE_BODY = "evidence-body"
EVIDENCE_CLOSE = "evidence-close"

# The views' own bodies

NETWORK_EMPTY = "network-empty"
FIT = "network-fit"
EVENTS_NOTE = "events-note"
PROBLEM_LIST = "link-problem-list"
MARKS = "marks"  # what the network marks for the thing that is chosen
ELEMENTS = "network-elements"  # what the network draws; assets/bridge.js draws it
VERSION = "version"  # of the library, as the page last saw it
PLAY = "network-play"
FOLD = "network-fold"
BUNDLE = "network-bundle"
EDGES = "network-edges"
PATH_FROM = "network-path-from"
PATH_TO = "network-path-to"
SCORES = "filter-scores"
LADDER = "ladder"
RESPONSES = "responses"
DOCUMENTS = "documents"
DOCUMENTS_NOTE = "documents-note"
READER = "reader"

# Corrections and review
CORRECT = "correct"
CORRECT_NOTE = "correct-note"
ACCEPT = "correct-accept"
REJECT = "correct-reject"
SWAP = "correct-swap"
SPLIT = "correct-split"
UNDO = "correct-undo"
REDO = "correct-redo"
CHANGE = "correct-change"
MERGE = "correct-merge"
ADD = "correct-add"
CORRECT_ENTITY = "correct-entity"
ENTITY_ASKED = "entity-asked"  # the entity whose form is open, posted by assets/bridge.js
ENTITY_OTHER = "entity-other"
ENTITY_MERGE = "entity-merge"
ENTITY_ACTS = "entity-acts"
ENTITY_NAME = "entity-name"
ENTITY_STATE = "entity-state"
ENTITY_SPLIT = "entity-split"
ENTITY_UNDO = "entity-undo"
ENTITY_NOTE = "entity-note"
FORM_ASKED = "form-asked"  # the act whose form is open, posted by assets/bridge.js
FORM_KIND = "form-kind"
FORM_ACTORS = "form-actors"
FORM_RECIPIENTS = "form-recipients"
FORM_FIRST = "form-first"
FORM_LAST = "form-last"
FORM_STATUS = "form-status"
FORM_REASON = "form-reason"
FORM_AUTHOR = "form-author"
FORM_OTHER = "form-other"
FORM_SENTENCE = "form-sentence"
REVIEW = "review"
REVIEW_NOTE = "review-note"
LOG = "review-log"

# Library
UPLOAD = "library-upload"
UPLOAD_FOLDER = "library-upload-folder"
UPLOAD_DATE = "library-date"
PASTE = "library-paste"
PASTE_TITLE = "library-paste-title"
PASTE_TEXT = "library-paste-text"
JOB = "library-job"
JOB_DONE = "library-job-done"
LIBRARY_STATE = "library-state"
LIBRARY_PROGRESS = "library-progress"
LIBRARY_LOG = "library-log"
VERSIONS = "library-versions"
CLOCK = "library-clock"

# Compare
COMPARISON = "comparison"
CHANGES = "comparison-changes"
SIDE_ONE = "comparison-one"
SIDE_OTHER = "comparison-other"
OTHER_DYAD = "comparison-dyad"
OTHER_FIRST = "comparison-first"
OTHER_LAST = "comparison-last"
ALIGN = "comparison-align"

EXPORT_MENU = "export-menu"
EXPORTS = "exports"
HINTS = "hints"
HINTS_CLOSE = "hints-close"
HINTS_SEEN = "hints-seen"
CITATION = "citation"
