"""`python -m knowledge_bank.commands`: how a hook of git calls `kb` by the Python that it was installed with."""

from knowledge_bank.commands import main

main(prog_name="kb")
