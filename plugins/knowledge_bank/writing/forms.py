"""Forms that the repository's host wants to find in files: made from the models, and committed."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from knowledge_bank.model import Bank
from knowledge_bank.model.form import PROMISES
from knowledge_bank.model.parts import Basis
from knowledge_bank.model.sign_off import LEAST_PEOPLE, Role

PULL_REQUEST = ".github/pull_request_template.md"


def forms(bank: Bank) -> dict[str, str]:
    """The text of every such file, by its path in the repository."""
    environment = Environment(
        loader=PackageLoader("knowledge_bank", "templates/host"),
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    roles = {basis: bank.roles(basis) for basis in Basis}
    template = environment.get_template("pull_request_template.md")
    text = template.render(
        bases=list(Basis),
        promises=PROMISES,
        roles=roles,
        named=[role for role in Role if any(role in of for of in roles.values())],
        least=LEAST_PEOPLE,
    )
    return {PULL_REQUEST: text}
