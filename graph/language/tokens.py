"""Words as Universal Dependencies cuts them: spaCy's English tokenizer with the differences that matter in news.

UD keeps a prefix with its word ("anti-war", "pro-Russian", "re-elected") and cuts other compounds ("long - range",
"F - 16", "and / or"); spaCy's rules cut the former and keep some of the latter.
"""

import re
from typing import Any

from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# What UD_English-EWT leaves uncut in most cases; "self", "vice" and "inter" it cuts.
PREFIXES = (
    "[Aa](?:nti|rch)|[Bb]io|[Cc](?:o|ounter|ross)|[Dd]e|[Ee](?:co|x|xtra)?|[Ii]ntra|[Mm](?:ega|icro|id|ini|is|ulti)"
    "|[Nn](?:eo|on)|[Oo]ver|[Pp](?:ara|ost|re|ro|seudo)|[Qq]uasi|[Rr]e|[Ss](?:emi|ocio|ub|uper)|[Tt]rans|[Uu](?:ltra|n|nder)"
)
UNCUT = re.compile(rf"^(?:{PREFIXES})-[\w.]*\w$")
LETTER, DASH = "[^\\W\\d_]", "[-–—]"
INFIXES = (
    rf"(?<={LETTER})-(?=\d)",  # "F-16", "AK-47"
    rf"(?<=\d)-(?={LETTER})",  # "16-nation"
    rf"(?<={LETTER}\.)-(?={LETTER})",  # "U.S.-led"
    rf"(?<={LETTER}){DASH}(?={LETTER})",
    r"(?<=\d)[–—](?=\d)",  # "2014–2020"
    r"(?<=\w)(?:--|—)(?=\w)",
)
# One token in spaCy's list, three in UD.
NOT_SPECIAL = ("and/or",)
UNITS = (r"(?<=\d)(?:bn|tn|mn)",)  # "$5bn"
MARKS = (r"\*+", "=+", "_+", "<<", ">>")  # rules and arrows that pages draw between paragraphs


def cut_words_as_ud(nlp: Language) -> None:
    """Change the rules of the pipeline's tokenizer to UD's."""
    defaults = nlp.Defaults
    tokenizer: Any = nlp.tokenizer
    tokenizer.rules = {key: words for key, words in tokenizer.rules.items() if key not in NOT_SPECIAL}
    tokenizer.prefix_search = compile_prefix_regex([*MARKS, *(defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([*MARKS, *UNITS, *(defaults.suffixes or ())]).search
    tokenizer.infix_finditer = compile_infix_regex([*INFIXES, *(defaults.infixes or ())]).finditer
    tokenizer.token_match = UNCUT.match
