"""What pages carry beside their text, as rows: kind, name, pattern, and lines that it must and must not catch."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import BlockKind
from graph.readers.dates import find_dates


@dataclass(frozen=True)
class JunkRule:
    """A line that matches `pattern` whole is of this kind. The examples are run by a test."""

    name: str
    kind: BlockKind
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


def _rule(
    name: str, kind: BlockKind, pattern: str, examples: Sequence[str], counter_examples: Sequence[str] = ()
) -> JunkRule:
    compiled = re.compile(pattern, re.IGNORECASE | re.VERBOSE | re.DOTALL)
    return JunkRule(name, kind, compiled, tuple(examples), tuple(counter_examples))


_AGENCY = (
    r"(?:AFP|AP|A\.P\.|Reuters|EPA(?:-EFE)?|EFE|Getty(?:\s+Images)?|TASS|Sputnik|Xinhua|Anadolu(?:\s+Agency)?|AA|dpa|"
    r"ANSA|PA(?:\s+(?:Wire|Media))?|Bloomberg|Shutterstock|Alamy|IMAGO|Kyodo|Yonhap|UPI|NurPhoto|Zuma|Pool)"
)

RULES: tuple[JunkRule, ...] = (
    _rule(
        "photo credit in brackets",
        BlockKind.CAPTION,
        rf""".*[(\[] [^()\[\]]* (?:\b(?:photos?|photographs?|pictures?|images?|file|handout|courtesy|credit)\b
        | \b{_AGENCY}\s*[/|]\s* | [/|]\s*{_AGENCY}\b | \bvia\s+{_AGENCY}\b | ^{_AGENCY}$) [^()\[\]]* [)\]] \s*""",
        [
            "Ministers leave the hall in Vienna. (Photo by Jane Doe / AFP via Getty Images)",
            "The embassy's gate on Monday. (AFP Photo)",
            "A guard stands outside the consulate [File: Jane Doe/Reuters]",
            "The presidents at their last meeting (Handout)",
        ],
        [
            "The minister (a former judge) summoned the envoy.",
            "The photograph showed the envoy leaving the building.",
        ],
    ),
    _rule(
        "bare agency in brackets",
        BlockKind.CAPTION,
        rf""".{{10,}}[^.!?"”]\s*[(\[]\s*{_AGENCY}\s*[)\]]\s*""",
        ["Protesters outside the embassy on Sunday [Reuters]"],
        ["The ministers met on Sunday, officials said."],
    ),
    _rule(
        "credit at the end",
        BlockKind.CAPTION,
        rf"""(?:.*[\s.:|—–-])? (?:{_AGENCY}(?:\s+Photo)?\s*/\s*[\w.'’ /-]{{2,60}} | [\w.'’ -]{{2,60}}\s*/\s*{_AGENCY}
        | (?:via|by|©|©\s*\d{{4}})\s*(?:{_AGENCY}\s*/\s*)?(?:Getty|Reuters|AFP|AP)(?:\s+(?:Images|Photo))?
        | (?:handout|pool)\s+(?:via|/)\s*{_AGENCY}) \.?\s*(?:(?:purchase|acquire)\s+licen[cs]ing\s+rights.{{0,40}})?""",
        [
            "Police outside the bureau, June 3, 2024. REUTERS/Jane Doe",
            "REUTERS/Jane Doe/File Photo",
            "[1/2] The embassy, June 3, 2024. REUTERS/Jane Doe Purchase Licensing Rights, opens new tab",
            "The two leaders in the Kremlin. Jane Doe/AFP",
            "The summit hall in May 2019 | John Roe via Getty Images",
        ],
        ["The report was carried by Reuters on Monday.", "He spoke to AFP and AP reporters."],
    ),
    _rule(
        "file photo",
        BlockKind.CAPTION,
        r"(?:.*\b)?(?:file|handout|archive|stock)\s+(?:photo|image|picture|photograph)s?\b[^.!?]{0,80}[.)\]]?\s*",
        ["File photo", "FILE PHOTO: The foreign ministry building in the capital", "The embassy in a file photo."],
        ["The file photos that police seized were sent to the ministry, and nobody has asked for them since."],
    ),
    _rule(
        "label of a picture",
        BlockKind.CAPTION,
        r"""(?:(?:photo|image|picture|photograph|pic|credit|photo\s+credit|image\s+credit|photo\s+by|image\s+source
        |illustration|video|graphic|map|caption|image\s+caption)\s*[:©|]\s*.+|file\s*[-–—:]\s+.+|\(?photo\s+by\s.+)""",
        ["Photo: Jane Doe", "FILE - The minister speaks to reporters", "Image credit: press service of the president"],
        ["Photographs of the raid were published.", "Images of the site spread quickly."],
    ),
    _rule(
        "credit at the beginning",
        BlockKind.CAPTION,
        rf"(?-i:(?:{_AGENCY})\s+(?:An?|The|Two|Three|[A-Z][a-z]+)\s.{{10,200}}[^.!?\"”])",
        ["Getty Images The foreign ministry building in Klow", "Reuters Police outside the bureau in May"],
        ["Reuters reported that two envoys would leave", "TASS The envoys met on Monday."],
    ),
    _rule(
        "press service credit",
        BlockKind.CAPTION,
        r".*[(|/—–]\s*(?:\w+\s+){0,5}(?:press\s+(?:service|office|pool)|social\s+media)\s*[)]?\s*",
        ["The presidents shake hands (Presidential press service)"],
        ["The president's press service said nothing."],
    ),
    _rule(
        "reporting and editing credits",
        BlockKind.BYLINE,
        r"[(\[]?(?:(?:additional\s+)?(?:reporting|writing|editing|compiled|written|story|translated|edited|words)\s+by)\s.{3,300}",
        ["(Reporting by Jane Doe in Baku; Editing by John Roe)", "Written by Jane Doe", "Editing by John Roe"],
        ["Reporting restrictions were lifted.", "Editing the statement took a week."],
    ),
    _rule(
        "who else reported",
        BlockKind.BYLINE,
        r".{0,200}\bcontributed\s+(?:reporting\s+)?to\s+this\s+(?:report|story|article)\b.{0,80}|(?-i:[A-Z][\w.'’-]+(?:\s+(?:and\s+)?[A-Z][\w.'’-]+){0,4}\s+reported\s+from\s+[A-Z][^.]{2,60}\.)",
        ["Doe reported from Klow. John Roe in Vienna contributed to this report.", "Jane Doe reported from Klow."],
        ["Shots were reported from both sides of the border, and the army was put on alert."],
    ),
    _rule(
        "by somebody",
        BlockKind.BYLINE,
        r"""(?-i:(?:By|BY|by)\s+(?:[A-ZÀ-ÞŞĞİÖÜÇ][\w.'’-]*|and|&|in|of|de|van|von|al|bin|der|with|the|for|,|\||·|-|—|–)
        (?:[\s,|·—–-]+(?:[A-ZÀ-ÞŞĞİÖÜÇ\d][\w.'’:+/-]*|and|&|in|of|de|van|von|al|bin|der|with|the|for))*)[^.!?"”]?\s*""",
        ["By Jane Doe", "By Jane Doe and John Roe in Vienna", "BY JANE DOE", "By Our Correspondent | July 3, 2024"],
        ["By Tuesday the envoys had left.", "By air and by sea", "By then the note had been delivered."],
    ),
    _rule(
        "reporter's post",
        BlockKind.BYLINE,
        r"""(?-i:[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){1,3})\s*[,|–—-]\s*(?:\w+\s+){0,3}
        (?:correspondent|reporter|bureau\s+chief|staff\s+writer|editor|contributor|news\s+desk)""",
        ["Jane Doe, diplomatic correspondent", "John Roe | Europe editor"],
        ["Jane Doe, the editor of the paper, was detained.", "John Roe, chief negotiator"],
    ),
    _rule(
        "staff byline",
        BlockKind.BYLINE,
        r"(?:.{0,40}\b(?:news\s+desk|staff\s+writers?|newsroom|web\s+desk|staff\s+reporters?)|(?:agencies|afp|reuters|ap|tass|dpa))",
        ["Newsroom", "The Courier news desk", "Agencies", "Reuters"],
        ["The newsroom was searched by the police."],
    ),
    _rule(
        "agencies in brackets",
        BlockKind.BYLINE,
        rf"""[(\[](?:[\w .]{{1,40}}\s(?:with|and|from)\s)?{_AGENCY}(?:\s*(?:,|/|and|&)\s*{_AGENCY})*[)\]]""",
        ["(The Courier with AFP, Reuters)", "(AFP)", "[Reuters/AP]"],
        ["(A spokesman for Reuters declined to comment.)"],
    ),
    _rule(
        "letterhead",
        BlockKind.NAVIGATION,
        r"""(?-i:(?:The\s+|THE\s+)?(?:[A-Z]\w+\s+)?(?:Ministry|MINISTRY|Embassy|EMBASSY|Consulate(?:\s+General)?|CONSULATE(?:\s+GENERAL)?
        |Permanent\s+Mission|PERMANENT\s+MISSION|Office|OFFICE|Department|DEPARTMENT|Government|GOVERNMENT)\s+(?:of|OF|for|FOR)
        (?:\s+(?:of|OF|the|THE|and|AND|for|FOR|in|IN|to|TO|&|[A-ZÀ-Þ][\w.,'’-]*))+)""",
        ["MINISTRY OF FOREIGN AFFAIRS OF RURITANIA", "The Embassy of Ruritania in Klow", "Office of the Spokesperson"],
        ["Ministry of Foreign Affairs summons envoy", "The Office of the President denied it."],
    ),
    _rule(
        "kind of paper",
        BlockKind.NAVIGATION,
        r"""(?:press\s+(?:release|statement|note)|media\s+(?:release|note)|news\s+release|communiqu[eé]|unofficial\s+translation
        |for\s+immediate\s+release|check\s+against\s+delivery)(?:\s*(?:no\.?|nr\.?|№|\#)?\s*[\d/.-]+)?:?""",
        ["Press release", "PRESS RELEASE No. 123/24", "For immediate release", "Unofficial translation"],
        ["Press releases were withdrawn."],
    ),
    _rule(
        "contact",
        BlockKind.NAVIGATION,
        r"(?:tel|phone|telephone|fax|e-?mail|web|website|media\s+contacts?|contacts?)\b\.?\s*:?.{0,60}[\d@/].{0,80}",
        ["Tel. +1 555 0100", "E-mail: press@example.org", "Website: https://example.org"],
        ["Telephone calls went unanswered.", "Contacts resumed in May."],
    ),
    _rule(
        "signature of a post",
        BlockKind.NAVIGATION,
        r"[—–-]{1,2}\s*.{1,60}\(@\w+\).{0,40}",
        ["— Defence Ministry (@ruritania_mod) July 3, 2024"],
        ["The minister (@minister) wrote on Tuesday that he would resign."],
    ),
    _rule(
        "house rules",
        BlockKind.NAVIGATION,
        r"our\s+standards\s*:.{0,100}|.{0,80}\bopens\s+(?:in\s+a\s+)?new\s+(?:tab|window)",
        ["Our Standards: The Courier's principles", "The full note, opens new tab"],
        ["Our standards were not met."],
    ),
    _rule(
        "read more",
        BlockKind.TEASER,
        r"""(?:read|see|watch|listen|learn|explore)\s+(?:more|also|next|this|too|on|now|it|here|the\s+full\s+(?:story|text))\b
        .{0,160}""",
        ["Read more", "Read more: Envoys return after a year", "READ ALSO: What the note says", "Watch now"],
        ["Reading the note aloud, she protested.", "More was read into the note than it said."],
    ),
    _rule(
        "also read",
        BlockKind.TEASER,
        r"""(?:also\s+(?:read|in|on)|don['’]t\s+miss|in\s+case\s+you\s+missed\s+it|up\s+next|next\s+up|you\s+(?:may|might)\s+
        (?:also\s+)?(?:like|be\s+interested)|recommended(?:\s+(?:stories|reading|for\s+you))?|editor['’]?s['’]?\s+picks?
        |most\s+(?:read|popular|viewed|shared)|trending(?:\s+now)?|top\s+stories|latest(?:\s+(?:news|stories|headlines))?
        |what\s+to\s+read\s+next|further\s+reading|keep\s+reading|continue\s+reading|popular\s+now|in\s+pictures|live\s+updates?
        )\s*(?:[:|»>-].{0,160})?""",
        ["Also read: A year of expulsions", "Don't miss", "Most read", "Latest news", "In pictures: the summit"],
        ["The latest news from the embassy was grim.", "Most read the note as a threat."],
    ),
    _rule(
        "more from",
        BlockKind.TEASER,
        r"""(?:more\s+(?:from|on|about|in|stories|news|coverage|like\s+this)|related(?:\s+(?:stories|articles|news|topics|content
        |coverage|posts|links))?|related\s*:|you\s+can\s+also\s+read)\b[^.!?]{0,100}""",
        ["More from The Courier", "Related stories", "Related: Ministers meet again", "More on this story"],
        ["More on that will be said at the briefing.", "Related charges were dropped on Friday."],
    ),
    _rule(
        "sign up",
        BlockKind.TEASER,
        r"""(?:(?:please\s+)?(?:sign\s+up|subscribe|register|join|follow|download|get|like)\s+(?:\w+\s+){0,3}?
        (?:for|to|our|us|on|the\s+latest|now|app)\b.{0,200}(?:newsletters?|inbox|updates?|alerts?|app|channel|whatsapp
        |telegram|twitter|facebook|instagram|x|google\s+news|breaking\s+news|podcast|free|today|us|youtube).{0,60}
        |(?:sign\s+up|subscribe|donate|support\s+us|register)(?:\s+(?:now|here|today|free))?[.!]?
        |.{0,200}\bnewsletters?\b.{0,80}\b(?:sign\s+up|subscribe)\b.{0,30})""",
        [
            "Sign up for our newsletter",
            "Subscribe",
            "Follow us on Telegram",
            "The day ahead in our newsletter. Sign up here.",
            "Get our app for breaking news alerts.",
        ],
        ["Follow the money, the minister said.", "Subscribers to the treaty met on Monday."],
    ),
    _rule(
        "plea for support",
        BlockKind.TEASER,
        r".{0,120}\b(?:support|fund|donat\w+\s+to)\b.{0,80}\bjournalism\b.{0,160}|.{0,60}\bbecome\s+a\s+(?:member|subscriber|supporter)\b.{0,80}",
        ["Choose to support independent journalism and subscribe today.", "Become a member"],
        ["The foundation supports training for journalists in Syldavia."],
    ),
    _rule(
        "click",
        BlockKind.TEASER,
        r"(?:click|tap)\s+(?:here|the|on|to)\b.{0,120}|this\s+(?:article|story)\s+(?:first\s+appeared|was\s+(?:first|originally)\s+published)\b.{0,160}",
        ["Click here to read the note", "This article was originally published by The Courier."],
        ["This story was denied by the ministry."],
    ),
    _rule(
        "copyright",
        BlockKind.NAVIGATION,
        r"(?:©|\(c\)\s|copyright\b(?:\s*©|\s+\d{4})).{0,200}|.{0,120}\ball\s+rights\s+reserved\b.{0,120}",
        ["© 2025 The Courier", "Copyright © 2019 Example Media Ltd", "All rights reserved."],
        ["Copyright law was changed in response."],
    ),
    _rule(
        "share",
        BlockKind.NAVIGATION,
        r"""(?:share|print|e-?mail|save|bookmark|copy|tweet|listen\s+to|report|comment\s+on)\s+(?:this|the|on|via|link|article
        |page|story|post|to|with|a)\b[^.!?]{0,60}|share\s*:?|copy\s+link""",
        ["Share this", "Share this article", "Listen to this story", "Copy link", "Share on Facebook"],
        ["Share prices fell after the embargo.", "Print media were barred."],
    ),
    _rule(
        "skip and cookies",
        BlockKind.NAVIGATION,
        r"""(?:skip\s+to|jump\s+to|back\s+to|go\s+to|return\s+to)\s+(?:the\s+)?(?:(?:main\s+)?content|top|navigation|home(?:\s*page)?
        |menu|search|footer)|.{0,60}\b(?:we|this\s+(?:web)?site)\s+uses?\s+cookies\b.{0,200}|accept\s+(?:all\s+)?cookies""",
        [
            "Skip to main content",
            "Back to top",
            "This website uses cookies to improve your visit.",
            "Accept all cookies",
        ],
        ["Back to the table came both ministers."],
    ),
    _rule(
        "reading time, comments, page numbers",
        BlockKind.NAVIGATION,
        r"""(?:\d+\s*(?:-|\s)?\s*min(?:ute)?s?\s+read|(?:\d+\s+)?comments?(?:\s*\(\d+\))?|\d+\s+shares?|page\s+\d+(?:\s+of\s+\d+)?
        |\d{1,4}\s*/\s*\d{1,4}|[-–—]?\s*\d{1,4}\s*[-–—]?|(?:tags?|topics?|keywords?|filed\s+under|categor(?:y|ies))\s*:.{0,200})""",
        ["3 min read", "12 comments", "Page 2 of 5", "- 4 -", "Tags: diplomacy, protest"],
        ["3 ministers met.", "Comments by the minister angered the envoy."],
    ),
    _rule(
        "header of a forwarded mail",
        BlockKind.NAVIGATION,
        r"(?:-{2,}\s*(?:forwarded|original)\s+message\s*-*|(?:from|to|cc|sent|subject|reply-to)\s*:\s.{1,200})",
        ["---------- Forwarded message ---------", "From: Jane Doe <jane@example.org>"],
        ["From the embassy: silence."],
    ),
    _rule(
        "rule of signs",
        BlockKind.NAVIGATION,
        r"[\W_]+",
        ["* * *", "-----", "|"],
        ["A."],
    ),
)

# Longer paragraphs are text, whatever they end in; and no pattern runs over megabytes.
_LONGEST_LINE = 700

# Words of which a line of a page's furniture is made; a line of nothing else is navigation.
_FURNITURE_WORDS = """
    a+ a- aa about account ad ads advert advertisement advertising all app archive archives audio blog blogs
    bookmark breaking business buy careers category click close comment comments contact contents cookie cookies
    copy culture donate e-mail economy edition editions editorial email eng english entertainment epaper events
    explore facebook faq fb features feed feedback follow follow-us font footer gallery games header health help
    home homepage image images in insights instagram jobs language latest lifestyle like line link linkedin
    listen live local log login logo logout magazine mail main markets me media menu messenger more multimedia
    my navigation network new news newsletter newsletters next now on open opinion opinions or our page pages
    password photo photos picture pictures pinterest play podcast podcasts policy politics popular post
    preferences premium previous print privacy profile radio read reddit region regions register reset rss save
    science search section sections services settings share shop show sign signin sitemap skip skype social
    sponsored sponsored-content sport sports store stories story subscribe subscription support tags technology
    telegram terms terms-of-use text this threads tiktok today toggle top topics travel trending tv tweet
    twitter up us video videos view vk watch weather wechat weibo whatsapp world x xing you your youtube
"""
_FURNITURE = frozenset(_FURNITURE_WORDS.split())
_SEPARATED = re.compile(r"\s*(?:[|>»›·•/]|::|→)\s*")


def junk_kind(line: str) -> BlockKind | None:
    """What kind of furniture the line is; None where it may be part of the text."""
    if len(line) > _LONGEST_LINE:
        return None
    if is_furniture(line):
        return BlockKind.NAVIGATION
    return next((rule.kind for rule in RULES if rule.pattern.fullmatch(line)), None)


def is_furniture(line: str) -> bool:
    """Whether the line is made of nothing but a page's own words, or is a path such as Home > World > Europe."""
    words = re.findall(r"[^\s|>»›·•/,:→&]+", line.casefold())
    if words and len(words) <= 25 and all(word.strip(".!?…") in _FURNITURE for word in words):
        return True
    parts = [part for part in _SEPARATED.split(line) if part]
    is_path = len(parts) >= 3 and all(len(part.split()) <= 3 for part in parts) and not find_dates(line)
    return is_path and not line.rstrip().endswith((".", "!", "?", "”", '"'))
