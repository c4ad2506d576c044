"""Forms that the repository's host wants to find in files: made from the models, and committed."""

from knowledge_bank.model import Bank
from knowledge_bank.model.form import PROMISES
from knowledge_bank.model.parts import Basis
from knowledge_bank.model.sign_off import LEAST_PEOPLE, Role
from knowledge_bank.templates import environment

PULL_REQUEST = ".github/pull_request_template.md"


def forms(bank: Bank) -> dict[str, str]:
    """The text of every such file, by its path in the repository."""
    roles = {basis: bank.roles(basis) for basis in Basis}
    template = environment("host", html=False).get_template("pull_request_template.md")
    text = template.render(
        bases=list(Basis),
        promises=PROMISES,
        roles=roles,
        named=[role for role in Role if any(role in of for of in roles.values())],
        least=LEAST_PEOPLE,
    )
    return {PULL_REQUEST: text}
