"""How a newsletter is called and what it covers."""

from datetime import date

import pytest
from knowledge_bank.model import Issue, IssueHeader
from knowledge_bank.model.issue import ordinal


def numbered(number: int, month: str, since_month: str) -> Issue:
    return Issue("eip2", month, number, "", IssueHeader(), date.min, date.max, since_month, "", 1)


@pytest.mark.parametrize(
    ("number", "month", "since", "title", "period", "quarter"),
    [
        (1, "2017-10", "2017-09", "Issue 1, October 2017", "September to October 2017, first quarter",
         "October to December 2017"),
        (2, "2018-01", "2017-10", "Issue 2, January 2018", "October 2017 to January 2018, second quarter",
         "January to March 2018"),
        (3, "2018-04", "2018-01", "Issue 3, April 2018", "January to April 2018, third quarter",
         "April to June 2018"),
        (5, "2018-10", "2018-07", "Issue 5, October 2018", "July to October 2018, fifth quarter",
         "October to December 2018"),
        (1, "2018-12", "2018-12", "Issue 1, December 2018", "December 2018, first quarter",
         "October to December 2018"),
    ],
)  # fmt: skip
def test_an_issue_is_called_by_its_number_and_month(
    number: int, month: str, since: str, title: str, period: str, quarter: str
) -> None:
    issue = numbered(number, month, since)
    assert (issue.title, issue.period, issue.quarter) == (title, period, quarter)
    assert issue.address == f"newsletters/eip2/{month}/"


@pytest.mark.parametrize(
    ("number", "word"),
    [(1, "first"), (9, "ninth"), (10, "tenth"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"), (22, "22nd"),
     (23, "23rd"), (24, "24th"), (111, "111th"), (101, "101st")],
)  # fmt: skip
def test_numbers_are_words_up_to_ten(number: int, word: str) -> None:
    assert ordinal(number) == word
