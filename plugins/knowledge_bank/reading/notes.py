"""A notebook for one file: Problems are written into it while the file is read."""

from dataclasses import dataclass, field

from knowledge_bank.model import Problem, Severity, printable

Place = tuple[int, int]
"""Line and column, counted from 1."""

START: Place = (1, 1)


@dataclass
class Notes:
    """The Problems of one file, in the order they were found."""

    path: str
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        # File names may hold line ends and bytes that are no text, which would break a list of Problems.
        self.path = printable(self.path)

    def error(self, place: Place, field: str, code: str, wrong: str, remedy: str = "") -> None:
        """Write down what stops a build."""
        self.problems.append(Problem(self.path, *place, field, code, wrong, remedy))

    def warning(self, place: Place, field: str, code: str, wrong: str, remedy: str = "") -> None:
        """Write down what an author should know."""
        self.problems.append(Problem(self.path, *place, field, code, wrong, remedy, Severity.WARNING))

    @property
    def failed(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.problems)
