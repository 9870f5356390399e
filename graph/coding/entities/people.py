"""People by name: office holders, and persons without an office."""

from graph.coding.entities.page import ARTICLES, Page, Unit
from graph.coding.entities.roster import Draft, Roster
from graph.coding.entities.salience import likely_state
from graph.coding.entities.titles import TitlePhrase
from graph.lexicon.actors import Kind, Office
from graph.lexicon.slugs import slug
from graph.model import EntityType, Mention

_LONGEST = 7


class People:
    """The persons of a page, found again by full name and surname."""

    def __init__(self, page: Page, roster: Roster) -> None:
        self.page, self.roster = page, roster
        self.people: list[Draft] = []

    def office_holders(self, phrases: list[TitlePhrase]) -> None:
        """Units for titles with a name beside them; what has no name is left for `unnamed_holders`."""
        for phrase in phrases:
            spans = self._names_of(phrase)
            for place, (start, end) in enumerate(spans):
                code = phrase.states[place] if len(phrase.states) == len(spans) > 1 else phrase.code
                self._hold(phrase, start, end, code)

    def _names_of(self, phrase: TitlePhrase) -> list[tuple[int, int]]:
        after = self._name_after(phrase)
        if after is not None:
            spans = [after]
            while phrase.sense.plural and self.page.word(spans[-1][1]) in ("and", ","):
                following = self.name_span(spans[-1][1] + 1)
                if following is None:
                    break
                spans.append(following)
            return spans
        before = self._name_before(phrase)
        return [before] if before is not None else []

    def _name_after(self, phrase: TitlePhrase) -> tuple[int, int] | None:
        page = self.page
        begin = phrase.end
        following = phrase.head + 1
        direct = self.name_span(following)
        if direct is not None:
            return direct
        if page.word(begin) in (",", "(") and not (phrase.sense.plural and not phrase.states):
            span = self.name_span(begin + 1)
            if span is not None and (
                page.word(span[1]) in (",", ")", ".", ";", "") or (span[1] - span[0] > 1 and page.word(begin) == ",")
            ):
                return span if self._is_apposition(phrase, span) else None
        return None

    def _is_apposition(self, phrase: TitlePhrase, span: tuple[int, int]) -> bool:
        """ "ambassador to Moscow, Rahman M," but not "..., said the ambassador, John Smith said"."""
        return span[1] - span[0] > 1 and self.page.word(span[1]) in (
            ",",
            ")",
            ".",
            ";",
            "",
            "to",
            "and",
            "on",
            "over",
            "in",
            "for",
            "who",
        )

    def _name_before(self, phrase: TitlePhrase) -> tuple[int, int] | None:
        """ "Name, 43, the head of ...", "Name, Peru's ambassador", "Name (Peru's president)"."""
        page = self.page
        j = phrase.start - 1
        if page.word(j) in ARTICLES:
            j -= 1
        if page.word(j) not in (",", "(", "-", "–"):
            return None
        if page.word(j - 2) == "," and page.word(j - 1).isdigit():
            j -= 2
        return self._person_ending(j) or self.name_span_ending(j)

    def _person_ending(self, end: int) -> tuple[int, int] | None:
        """The name of a person whose unit ends before word `end` already ("General A, commander of the army")."""
        unit = self.page.outer_at[end - 1] if end > 0 else None
        if unit is None or unit.draft not in self.people or unit.end != end or unit.draft is None:
            return None
        names = {unit.draft.label, *unit.draft.aliases}
        return next(((s, end) for s in range(unit.start, end) if self.clean(s, end) in names), None)

    def name_span(self, start: int) -> tuple[int, int] | None:
        """Words from `start` on that have the shape of a person's name; None where they have not."""
        page = self.page
        if not 0 <= start < len(page):
            return None
        limit = page.sentence_of(start)[1]
        while page.kind(start) is Kind.COURTESY and start < limit:
            start += 1
        j = start
        while j < limit and j - start < _LONGEST and self._continues_name(j, start):
            j += 1
        while j > start and (
            (page.low[j - 1] in self.page.words["name_particles"] and not page.cap[j - 1]) or page.low[j - 1] == "-"
        ):
            j -= 1
        return (start, j) if (j > start and page.cap[start]) or (j - start > 1 and page.cap[j - 1]) else None

    def name_span_ending(self, end: int) -> tuple[int, int] | None:
        """The person's name whose last word stands before `end`."""
        j = end
        start = self.page.sentence_of(max(0, end - 1))[0]
        while (
            j > start
            and end - j < _LONGEST
            and (self._is_name_word(j - 1) or self.page.low[j - 1] in (*self.page.words["name_particles"], "-"))
        ):
            j -= 1
        span = self.name_span(j) if j < end else None
        return span if span is not None and span[1] == end else None

    def _continues_name(self, j: int, start: int) -> bool:
        page = self.page
        if self._is_name_word(j):
            return True
        if (
            page.low[j] in self.page.words["name_particles"]
            and j + 1 < len(page)
            and (page.cap[j + 1] or page.low[j + 1] in (*self.page.words["name_particles"], "-"))
        ):
            return True
        return (
            page.low[j] == "-"
            and j > start
            and j + 1 < len(page)
            and (page.cap[j + 1] or page.low[j - 1] in self.page.words["name_particles"])
        )

    def _is_name_word(self, j: int) -> bool:
        page = self.page
        if not page.cap[j] or page.unit_at[j] is not None or page.low[j] in self.page.words["no_names"]:
            return False
        if page.kind(j) in (Kind.TITLE, Kind.HEAD, Kind.NOBODY):
            return False
        text = page.text[j].replace("-", "").replace("'", "").replace("’", "").rstrip(".")
        return (
            text.isalpha()
            and (len(text) == 1 or not text.isupper() or len(text) > 3)
            and page.low[j] not in self.page.words["organization_words"]
        )

    def _hold(self, phrase: TitlePhrase, start: int, end: int, code: str | None) -> None:
        page = self.page
        office = phrase.sense.office
        official = office in (Office.OFFICE, Office.RANK) and not self._is_of_company(phrase)
        official = official or (office is Office.LEADER and phrase.is_public and phrase.code is not None)
        why = f"'{phrase.role}' + name"
        role = self._counterpart_role(phrase) if phrase.sense.label == "counterpart" else phrase.role
        if code is None and page.word(end) == "of" and (unit := page.unit_at[min(end + 1, len(page) - 1)]) is not None:
            # "King Hassan of Morocco"
            code = unit.code if page.kind(end + 1) is Kind.STATE else None
        if code is None and official:
            known = self.find(start, end)
            code = known.state if known is not None else page.actors.states_by_title.get(phrase.sense.label)
            if code is None:
                code, said = likely_state(page, phrase.start)
                why = f"{why}; {said}"
        kind = EntityType.OFFICIAL if official else EntityType.PERSON
        draft = self.person(start, end, kind, code, role)
        first, last = min(phrase.start, start), max(phrase.end, end)
        page.place_unit(
            Unit(
                first,
                last,
                phrase.head if start < phrase.start else end - 1,
                draft,
                draft.state,
                why,
                is_national=not official,
            )
        )
        self.mention(draft, start, end, why)

    def _counterpart_role(self, phrase: TitlePhrase) -> str:
        """A counterpart holds the office of the last person named before."""
        before = [u.draft for u in self.page.units if u.draft in self.people and u.end <= phrase.start]
        return (before[-1].role if before and before[-1] is not None else None) or phrase.role

    def _is_of_company(self, phrase: TitlePhrase) -> bool:
        return phrase.owner is not None and phrase.owner.unit is not None and not phrase.is_public

    def person(self, start: int, end: int, kind: EntityType, code: str | None, role: str | None) -> Draft:
        """The draft of the person named by words start..end, with what is newly known of them."""
        label = self.clean(start, end)
        known = self.find(start, end)
        if known is not None and (code is None or known.state is None or known.state == code):
            if kind is EntityType.OFFICIAL:
                known.type = kind
            known.state = known.state or code
            known.role = known.role or role
            if len(label.split()) > len(known.label.split()):
                known.label = label
            return known
        draft = self.roster.add(Draft(kind, label, code, role))
        self.people.append(draft)
        return draft

    def find(self, start: int, end: int) -> Draft | None:
        """The person whose name this is: the same full name, or the only one with this surname."""
        return self.by_name(self.clean(start, end))

    def by_name(self, name: str) -> Draft | None:
        wanted = slug(name)
        full = [p for p in self.people if slug(p.label) == wanted]
        if full:
            return full[0]
        parts = wanted.split("-")
        if " " not in name.strip():
            found = [p for p in self.people if slug(p.label).endswith(f"-{wanted}") or slug(p.label) == wanted]
            return found[0] if len(found) == 1 else None
        found = [
            p
            for p in self.people
            if set(slug(p.label).split("-")) <= set(parts) or set(parts) <= set(slug(p.label).split("-"))
        ]
        found = [p for p in found if slug(p.label).split("-")[-1] == parts[-1]]
        return found[0] if len(found) == 1 else None

    def clean(self, start: int, end: int) -> str:
        text = " ".join(self.page.span_text(start, end).split())
        return text.removesuffix("'s").removesuffix("’s")

    def mention(self, draft: Draft, start: int, end: int, why: str) -> None:
        first, last = self.page.offsets(start, end)
        draft.mentions.add(Mention(first, last, why))
        draft.aliases.add(self.clean(start, end))
        surname = draft.label.split()
        if len(surname) > 1:
            draft.aliases.add(surname[-1])

    def later_mentions(self) -> None:
        """Full names and surnames of people who are known by now, wherever they stand without a title."""
        surnames: dict[str, list[Draft]] = {}
        for person in self.people:
            for part in {person.label.split()[-1], person.label.split()[-1].split("-")[-1]}:
                surnames.setdefault(slug(part), []).append(person)
            first = person.label.split()[0]
            if person.type is EntityType.PERSON and " " in person.label:
                surnames.setdefault(slug(first), []).append(person)
        page, index = self.page, 0
        while index < len(page):
            span = self._later_span(index, surnames)
            if span is None:
                index += 1
                continue
            self._later(span, surnames)
            index = span[1]

    def _later_span(self, index: int, surnames: dict[str, list[Draft]]) -> tuple[int, int] | None:
        page = self.page
        if not page.cap[index] or page.unit_at[index] is not None:
            return None
        span = self.name_span(index)
        if span is None:
            return None
        return span if any(slug(page.text[i]) in surnames for i in range(*span)) else None

    def _later(self, span: tuple[int, int], surnames: dict[str, list[Draft]]) -> None:
        page, (start, end) = self.page, span
        known = self.find(start, end)
        why = "name as before"
        if known is None and end - start == 1:
            known, why = self._by_surname(slug(page.text[start]), start, surnames)
        if known is None and end - start > 1:
            # In a headline other words with capitals may stand beside the surname.
            hits = [i for i in range(start, end) if slug(page.text[i]) in surnames]
            alone = page.title_case[page.sentence[start]] and len(hits) == 1
            if alone:
                start, end = hits[0], hits[0] + 1
                known, why = self._by_surname(slug(page.text[start]), start, surnames)
        if known is None:
            return
        if end - start == 1 and " " in known.label:
            why = f"surname of {known.label}"
        page.place_unit(Unit(start, end, start, known, known.state, why, is_national=known.type is EntityType.PERSON))
        self.mention(known, start, end, why)

    def _by_surname(self, key: str, index: int, surnames: dict[str, list[Draft]]) -> tuple[Draft | None, str]:
        found = list(dict.fromkeys(surnames.get(key, ())))
        if len(found) == 1:
            return found[0], f"'{self.page.text[index]}' is {found[0].label}"
        return None, ""

    def untitled(self) -> None:
        """Names of people without a title: two or more words in the shape of a name, doing or suffering what people do."""
        page, index = self.page, 0
        while index < len(page):
            if not page.cap[index] or page.unit_at[index] is not None or page.title_case[page.sentence[index]]:
                index += 1
                continue
            span = self.name_span(index)
            if span is None:
                index += 1
                continue
            if span[1] - span[0] > 1 and self._is_human(span):
                self._person_at(span)
            index = max(span[1], index + 1)

    def _is_human(self, span: tuple[int, int]) -> bool:
        page, (start, end) = self.page, span
        if page.word(start - 1) in ("the", "in", "at", "near") or end - start > 5:
            return False
        if page.kind(start - 1) is Kind.COURTESY or (page.word(end) == "," and page.word(end + 1).isdigit()):
            return True
        if any(page.low[i] in self.page.words["organization_words"] for i in range(start, min(len(page), end + 1))):
            return False
        tokens = [page.doc[i] for i in range(start, end)]
        for token in tokens:
            if (
                token.dep_ in ("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "appos", "obl")
                and token.head.lemma_.lower() in self.page.words["human_verbs"]
            ):
                return True
            if token.dep_ == "conj" and (unit := page.unit_at[token.head.i]) is not None and unit.draft in self.people:
                return True
        around = (page.doc[i].lemma_.lower() for i in (start - 1, end) if 0 <= i < len(page))
        return any(lemma in self.page.words["human_verbs"] for lemma in around)

    def _person_at(self, span: tuple[int, int]) -> None:
        page, (start, end) = self.page, span
        draft = self.person(start, end, EntityType.PERSON, None, None)
        page.place_unit(Unit(start, end, end - 1, draft, draft.state, "the shape of a person's name", is_national=True))
        self.mention(draft, start, end, "the shape of a person's name")

    def unnamed_holders(self, phrases: list[TitlePhrase]) -> None:
        """Office holders without a name: those named elsewhere with this office, else an entity of their own."""
        page = self.page
        for phrase in phrases:
            if page.unit_at[phrase.head] is not None or phrase.sense.plural or not phrase.code:
                continue
            if phrase.sense.office is not Office.OFFICE:
                continue
            known = self._holder(phrase)
            if known is None:
                if not phrase.sense.unnamed:
                    continue
                known = self._new_holder(phrase)
                why = f"office of {page.actors.labels[phrase.code]}, nobody named"
            else:
                why = f"the office that {known.label} holds"
            page.place_unit(Unit(phrase.start, phrase.end, phrase.head, known, known.state, why))
            start, end = page.offsets(phrase.start, phrase.end)
            known.mentions.add(Mention(start, end, why))

    def _holder(self, phrase: TitlePhrase) -> Draft | None:
        """The one named official of this state with this office."""
        key = _office_key(phrase.role)
        found = [
            p
            for p in self.people
            if p.type is EntityType.OFFICIAL and p.state == phrase.code and p.role and _office_key(p.role) == key
        ]
        return found[0] if len(found) == 1 else None

    def _new_holder(self, phrase: TitlePhrase) -> Draft:
        page, code = self.page, phrase.code or ""
        owner = page.actors.adjectives.get(code, page.actors.labels[code])
        draft = self.roster.draft(
            EntityType.OFFICIAL, f"{owner} {phrase.role}", state=code, key=slug(_office_key(phrase.role))
        )
        draft.role, draft.is_named = phrase.role, False
        draft.aliases |= {
            f"{page.actors.labels[code]}'s {phrase.role}",
            " ".join(page.span_text(phrase.start, phrase.end).split()),
        }
        if draft not in self.people:
            self.people.append(draft)
        return draft


_SAME = {"defense": "defence", "charge": "chargé", "premier": "prime minister", "attache": "attaché"}


def _office_key(role: str) -> str:
    words = [_SAME.get(word, word) for word in role.lower().replace("-", " ").split()]
    return " ".join(w for w in words if w not in ("current", "new", "then", "the", "top", "veteran"))
