"""Sign-off: a published case has been approved, as it is now, by everybody whom the way it was made asks for."""

from collections.abc import Iterator
from hashlib import sha256

from knowledge_bank.checks.subject import Subject
from knowledge_bank.model import Entry, Goal, Problem, Seal, Severity, Status, lead, seal
from knowledge_bank.model.header import CaseHeader
from knowledge_bank.model.phrases import lower_first
from knowledge_bank.model.sign_off import LEAST_PEOPLE, Approval, LegalCheck, Role, Standing

BOOKKEEPING = frozenset(
    {
        "title", "summary", "access", "teaser", "status", "published", "reviewed", "review_due", "withdrawn",
        "replaced_by", "formerly", "related", "hold_until", "exceptions", "permission", "legal_check", "approvals",
    }
)  # fmt: skip
"""Fields that readers see elsewhere in the seal, or that say nothing of the case itself."""
UNTIL_KNOWN = {Standing.LIVE: "are going on", Standing.UNKNOWN: "are not known"}

DECIDES = "information governance decides it"

Path = tuple[str | int, ...]


def seal_of(entry: Entry, subject: Subject) -> Seal:
    """All that readers of an entry see, its pictures and documents among it, and who they are. Raises OSError."""
    fields = entry.header.model_dump(mode="json", exclude=set(BOOKKEEPING), exclude_defaults=True)
    teaser = entry.header.teaser
    files = {}
    for link in subject.prose[entry.path].links:
        goal = lead(entry.folder, link.target, subject.catalog)
        path = subject.folder / entry.folder / goal.name
        if goal.goal is Goal.FILE and path.is_file():
            files[goal.name] = sha256(path.read_bytes()).hexdigest()
    parts = {
        "title": entry.title,
        "summary": entry.summary,
        "teaser": teaser.model_dump() if teaser else None,
        "fields": fields,
        "terms": entry.terms,
        "text": entry.body.strip(),
        "files": files,
    }
    return seal(parts, entry.access)


def check_sign_off(subject: Subject) -> Iterator[Problem]:
    """Who has approved what, and what the law says; errors once a case is out, before that only what has gone void."""
    for entry in subject.catalog.entries:
        header = entry.header
        if not isinstance(header, CaseHeader) or entry.status in (Status.WITHDRAWN, Status.ARCHIVED):
            continue
        out = entry.status is not Status.DRAFT
        yield from _people(entry, header.approvals)
        if header.approvals:
            needed = subject.catalog.bank.roles(header.basis) if out and header.basis else ()
            yield from _void(entry, header.approvals, seal_of(entry, subject), needed)
        if out:
            yield from _missing(entry, header, subject)
            yield from _law(entry, header)


def _people(entry: Entry, approvals: tuple[Approval, ...]) -> Iterator[Problem]:
    contributors = {approval.code.lower() for approval in approvals if approval.role is Role.CONTRIBUTOR}
    seen: set[Role] = set()
    for index, approval in enumerate(approvals):
        place: Path = ("approvals", index)
        if approval.role in seen:
            wrong = f"the {lower_first(approval.role.label)} stands here twice"
            yield _problem(entry, place, "approved-twice", wrong, "delete the older one")
        elif approval.role is not Role.CONTRIBUTOR and approval.code.lower() in contributors:
            wrong = f"the contributor is the {lower_first(approval.role.label)} too"
            yield _problem(entry, place, "same-person", wrong, "a different person must approve")
        seen.add(approval.role)


def _void(entry: Entry, approvals: tuple[Approval, ...], now: Seal, needed: tuple[Role, ...]) -> Iterator[Problem]:
    for index, approval in enumerate(approvals):
        changed = now.changed(approval)
        if changed:
            what = " and ".join(changed) if len(changed) < 3 else f"{', '.join(changed[:-1])} and {changed[-1]}"
            wrong = f"the approval of the {lower_first(approval.role.label)} is void: {what} changed since"
            severity = Severity.ERROR if approval.role in needed else Severity.WARNING
            again = "everybody reads it again, as it is for other readers now: kb approve"
            remedy = again if "access" in changed else "let them read it again: kb approve"
            yield _problem(entry, ("approvals", index), "void-approval", wrong, remedy, severity)


def _missing(entry: Entry, header: CaseHeader, subject: Subject) -> Iterator[Problem]:
    assert header.basis is not None
    roles = subject.catalog.bank.roles(header.basis)
    given = {approval.role for approval in header.approvals}
    made = lower_first(header.basis.label)
    for role in roles:
        if role not in given:
            wrong = f"the {lower_first(role.label)} has not approved it ({made})"
            yield _problem(entry, ("approvals",), "not-approved", wrong, f"kb approve {entry.slug} --role {role}")
    people = {approval.code.lower() for approval in header.approvals if approval.role in roles}
    if given >= set(roles) and len(people) < min(LEAST_PEOPLE, len(roles)):
        wrong = f"{len(people)} {'person has' if len(people) == 1 else 'people have'} signed it off between them"
        remedy = f"{min(LEAST_PEOPLE, len(roles))} at least are needed"
        yield _problem(entry, ("approvals",), "too-few-people", wrong, remedy)
    if Role.AGENCY_AUTHORISER in roles:
        yield from _permission(entry, header, subject)
    if Role.INFORMATION_GOVERNANCE in roles and header.legal_check is None:
        how = f"--role {Role.INFORMATION_GOVERNANCE} --proceedings none --review none"
        remedy = f"{DECIDES}: kb approve {entry.slug} {how}"
        yield _problem(entry, ("legal_check",), "missing-field", "is missing", remedy)


def _permission(entry: Entry, header: CaseHeader, subject: Subject) -> Iterator[Problem]:
    bank = subject.catalog.bank
    permission = header.permission
    if permission is None:
        remedy = "the contributor adds its reference: the record itself stays in the agency's own system"
        yield _problem(entry, ("permission",), "missing-field", "is missing: the family's agreement", remedy)
    elif permission.scope not in [level.id for level in bank.access]:
        remedy = f"write {' or '.join(level.id for level in bank.access)}"
        yield _problem(entry, ("permission", "scope"), "unknown-access", "no such access level", remedy)
    elif bank.rank(entry.access) < bank.rank(permission.scope):
        wrong = f"the family agreed to {permission.scope} readers, and this is for {entry.access} ones"
        yield _problem(entry, ("permission", "scope"), "beyond-permission", wrong, "choose the access they agreed to")


def _law(entry: Entry, header: CaseHeader) -> Iterator[Problem]:
    for name in LegalCheck.model_fields if header.legal_check else ():
        standing = getattr(header.legal_check, name)
        if standing in UNTIL_KNOWN:
            noun = "proceedings" if name == "proceedings" else "reviews"
            wrong = f"{noun} {UNTIL_KNOWN[standing]}, and no such case may be told"
            yield _problem(entry, ("legal_check", name), "live-proceedings", wrong, f"{DECIDES}: none or ended")


def _problem(
    entry: Entry, path: Path, code: str, wrong: str, remedy: str, severity: Severity = Severity.ERROR
) -> Problem:
    line, column = entry.places.get(path) or entry.places.get(path[:1]) or (1, 1)
    field = ".".join(step for step in path if isinstance(step, str))
    return Problem(entry.path, line, column, field, code, wrong, remedy, severity)
