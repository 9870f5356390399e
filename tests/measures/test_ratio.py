import math

import pandas as pd
import pytest

from graph.measures import log_ratio
from graph.measures.examples import frame


def week(hostile: int, cooperative: int, day: str = "2031-03-03") -> list[tuple[str, str, str, str, str]]:
    kinds = ["criticism"] * hostile + ["visit"] * cooperative
    return [(f"{day} {n}", "AAA", "BBB", measure, day) for n, measure in enumerate(kinds)]


def ratios(*weeks: list[tuple[str, str, str, str, str]], **options: int) -> pd.DataFrame:
    return log_ratio(frame(row for rows in weeks for row in rows), dyad="AAA-BBB", **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("hostile", "cooperative", "ratio", "error"),
    [
        (10, 5, math.log(10.5 / 5.5), math.sqrt(1 / 10.5 + 1 / 5.5)),
        (12, 0, math.log(25), math.sqrt(1 / 12.5 + 2)),
        (7, 7, 0.0, math.sqrt(2 / 7.5)),
    ],
)
def test_ratio_and_error_by_hand(hostile: int, cooperative: int, ratio: float, error: float) -> None:
    row = ratios(week(hostile, cooperative)).iloc[0]
    assert (row["ratio"], row["error"]) == pytest.approx((ratio, error))
    assert row["share"] == hostile / (hostile + cooperative)


def test_a_week_of_under_ten_acts_keeps_its_volume_only() -> None:
    row = ratios(week(5, 4)).iloc[0]
    assert row["volume"] == 9
    assert row[["ratio", "error", "share", "mean_score"]].isna().all()


def test_a_ratio_does_not_grow_with_coverage() -> None:
    small, large = (ratios(week(10 * n, 5 * n))["ratio"].iloc[0] for n in (1, 100))
    assert large == pytest.approx(small, abs=0.06)


def test_weeks_begin_on_monday_and_have_no_gaps() -> None:
    series = ratios(week(6, 6, "2031-03-05"), week(6, 6, "2031-03-19"))
    assert [str(day.date()) for day in series.index] == ["2031-03-03", "2031-03-10", "2031-03-17"]
    assert series["volume"].tolist() == [12, 0, 12]


def test_imported_rows_of_one_day_parties_and_code_are_one_act() -> None:
    rows = frame(week(12, 0))
    assert log_ratio(rows.assign(cameo="111"), dyad="AAA-BBB")["volume"].tolist() == [1]
    assert log_ratio(rows, dyad="AAA-BBB")["volume"].tolist() == [12]


def test_z_compares_a_week_with_those_before_it() -> None:
    mondays = [str(day.date()) for day in pd.date_range("2030-01-07", periods=31, freq="7D")]
    usual = [week(6 + n % 2, 6, day) for n, day in enumerate(mondays[:-1])]
    series = ratios(*usual, week(24, 6, mondays[-1]))
    before = series["ratio"].iloc[:-1]
    assert series["z"].iloc[-1] == pytest.approx((series["ratio"].iloc[-1] - before.mean()) / before.std())
    assert series["z"].iloc[:26].isna().all()


def test_no_act_gives_no_row() -> None:
    assert ratios([]).empty
