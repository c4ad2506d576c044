"""`issue.eml`: an issue as a message that a mail program opens as a draft, to be sent to whoever its sender chooses."""

from datetime import UTC, datetime, time
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from hashlib import sha256
from typing import Any
from urllib.parse import quote, urlsplit

from knowledge_bank.newsletter.letter import Letter

NOON = time(12, tzinfo=UTC)
"""So that it is the same day for readers in Europe."""

SAFE = "%/:=&?~#+!$,;'@()*[]"
"""Signs of an address that stay as they are."""

WHOLE = ("List-Unsubscribe", "Message-ID")
"""Headers that hold an address, which must not be folded."""


class _Mail(EmailPolicy):
    """
    Python makes encoded words of a long address, and no mail program makes an address of these again.

    It also loses blanks where it folds other letters than English ones (python/cpython#92081); its older way does not.
    """

    def fold_binary(self, name: str, value: Any) -> bytes:
        if name in WHOLE:
            return f"{name}: {value}\r\n".encode("ascii")
        if name == "Subject" and not value.isascii():
            folded = Header(value, "utf-8", header_name=name).encode(linesep=self.linesep)
            return f"{name}: {folded}\r\n".encode("ascii")
        return super().fold_binary(name, value)


MAIL = _Mail() + SMTP


def message(letter: Letter, text: str, html: str) -> bytes:
    """The message: text first, so that mail programs prefer what comes after it; the same bytes every time."""
    made = EmailMessage(MAIL)
    made["Subject"] = " ".join(letter.subject.split())
    if letter.mailbox:
        made["From"] = Address(letter.bank, addr_spec=letter.mailbox)
    if letter.published:
        made["Date"] = datetime.combine(letter.published, NOON)
    digest = sha256(f"{letter.id}\0{text}\0{html}".encode()).hexdigest()[:32]
    host = (urlsplit(letter.address).hostname or "localhost").encode("idna").decode()
    made["Message-ID"] = f"<{digest}@{host}>"
    if letter.unsubscribe:
        # No List-Unsubscribe-Post: it promises (RFC 8058) that the address alone tells who leaves, and ours is
        # the same for everyone.
        made["List-Unsubscribe"] = f"<{quote(letter.unsubscribe, SAFE)}>"
    made["X-Unsent"] = "1"
    made.set_content(text, cte="quoted-printable")
    made.add_alternative(html, subtype="html", cte="quoted-printable")
    made.set_boundary(f"=_{digest}")  # no quoted-printable text holds "=_"
    return made.as_bytes()
