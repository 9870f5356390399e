"""Words for people and for those who act for a state, and the unnamed groups of a page."""

from dataclasses import dataclass

from graph.coding.entities.page import Page
from graph.coding.entities.states import part_of_compound
from graph.lexicon.actors import Kind, Office

# Nouns whose bearers act for their state.
# Nouns for people and bodies of people who are only of a state.
_SUFFIXES = ("ist", "ian", "man", "men", "people")


@dataclass(frozen=True)
class Group:
    """An unnamed group of nationals: its noun's lemma and index, and its state."""

    index: int
    lemma: str
    code: str


def is_acting(page: Page, index: int) -> bool:
    """Whether the noun at `index` is for somebody who acts for a state."""
    return (
        page.low[index] in page.words["acting"]
        or page.doc[index].lemma_.lower() in page.words["acting"]
        or _is_title(page, index, people=False)
    )


def is_people(page: Page, index: int) -> bool:
    """Whether the noun at `index` is for people or bodies of people that are only of a state."""
    word = page.low[index]
    forms = (word, word.removesuffix("s"), page.doc[index].lemma_.lower())
    return any(f in page.words["nationals"] or f.endswith(_SUFFIXES) for f in forms) or _is_title(
        page, index, people=True
    )


def _is_title(page: Page, index: int, *, people: bool) -> bool:
    name = page.name_at[index]
    return name is not None and name.kind is Kind.TITLE and (name.sense.office is Office.PEOPLE) is people


def groups_of(page: Page) -> list[Group]:
    """The groups that a demonym names ("two Estonian brothers", "Estonians"), in order."""
    groups = []
    for unit in page.units:
        if unit.code is None or part_of_compound(page, unit) or not (unit.is_adjective or unit.is_national):
            continue
        if not unit.is_adjective and unit.draft is not None and unit.draft.type == "state":
            groups.append(Group(unit.head, "national", unit.code))
            continue
        if page.word(unit.start - 1) == "-" and page.unit_at[unit.start - 2] is not None:
            continue  # "Swedish-Iranian": the first counts
        end = unit.end
        if page.word(end) == "-" and end + 1 < len(page) and page.unit_at[end + 1] is not None:
            end += 2
        for index in range(end, min(len(page), end + 3)):
            if page.tag[index] in ("NN", "NNS", "NNP") and page.unit_at[index] is None and is_people(page, index):
                groups.append(Group(index, page.doc[index].lemma_.lower(), unit.code))
                break
            if page.tag[index] not in ("JJ", "NN", "VBN", "VBG", "HYPH"):
                break
    return sorted(groups, key=lambda group: group.index)
