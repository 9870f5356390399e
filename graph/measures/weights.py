"""What an act weighs: three scales that an analyst may choose between."""

from enum import StrEnum

import pandas as pd

from graph.measures.goldstein import goldstein_scores


class Weighting(StrEnum):
    """The scale of the weights. The sign tells the side: negative is hostile."""

    PLOVER = "plover"
    GOLDSTEIN = "goldstein"
    RUNG = "rung"

    @property
    def label(self) -> str:
        return {"plover": "PLOVER score", "goldstein": "Goldstein score", "rung": "ladder rung"}[self.value]

    def signed(self, events: pd.DataFrame) -> pd.Series:
        """One number a row. By rung: minus the rung of an act of a conflict quad, +1 for any cooperative act.

        Rung 0 holds all cooperation without steps, hence the +1: by this scale cooperation is a count.
        """
        if self is Weighting.PLOVER:
            return events["score"].astype("float64")
        if self is Weighting.GOLDSTEIN:
            return goldstein_scores(events)
        conflict = events["quad"] >= 3
        return (-events["rung"].astype("float64")).where(conflict, 1.0)
