"""An issue as a message: what the standard library and a mail server make of it."""

import re
import smtplib
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from threading import Thread
from typing import Any

import pytest
from knowledge_bank.newsletter.letter import Letter
from knowledge_bank.outputs import letter_files
from knowledge_bank.outputs.letters.message import message

from tests.letters import SHIPPED, UNSUBSCRIBE, letters, sample


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Letter:
    return sample(tmp_path_factory.mktemp("letter"))


def read(data: bytes) -> EmailMessage:
    found = message_from_bytes(data, policy=default)
    assert isinstance(found, EmailMessage)
    assert not found.defects
    return found


def content(part: Any) -> str:
    """The text of a part, its lines ending as they did before it was mail."""
    return str(part.get_content()).replace("\r\n", "\n")


def test_the_standard_library_finds_the_same_parts_text_first(letter: Letter) -> None:
    for one in (letter, *letters(SHIPPED)):
        files = letter_files(one)
        found = read(files["issue.eml"])
        assert found.get_content_type() == "multipart/alternative"
        text, html = found.iter_parts()
        assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
        assert all(part["Content-Transfer-Encoding"] == "quoted-printable" for part in (text, html))
        assert [content(text), content(html)] == [files["issue.txt"].decode(), files["email.html"].decode()]


def test_it_opens_as_a_draft_that_goes_to_nobody_yet(letter: Letter) -> None:
    found = read(letter_files(letter)["issue.eml"])
    assert found["X-Unsent"] == "1"
    assert not {"To", "Cc", "Bcc"} & set(found)
    assert found["Subject"] == "EIP2 newsletter: Issue 1, July 2018"
    assert found["From"] == "Test Bank <editor@bank.example>"
    assert found["Date"].datetime == datetime(2018, 7, 6, 12, tzinfo=UTC)
    assert re.fullmatch(r"<[0-9a-f]{32}@bank\.example>", found["Message-ID"])


def test_the_same_letter_makes_the_same_bytes_and_another_another_message(letter: Letter) -> None:
    assert message(letter, "Text", "<p>Text") == message(letter, "Text", "<p>Text")
    ids = {read(message(letter, text, "<p>Text"))["Message-ID"] for text in ("Text", "Corrected")}
    assert len(ids) == 2


def test_every_line_ends_as_mail_wants_and_none_is_too_long(letter: Letter) -> None:
    lines = letter_files(letter)["issue.eml"].split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 78
    assert all(line.isascii() for line in lines)


def test_who_wants_to_leave_is_told_where_in_one_piece(letter: Letter) -> None:
    assert f"List-Unsubscribe: <{UNSUBSCRIBE}>\r\n".encode() in letter_files(letter)["issue.eml"]
    long = f"https://lists.example/{'leave/' * 30}?list=eip2&how=%20x"
    for address in (long, "mailto:leave@lists.example?subject=leave"):
        found = message(replace(letter, unsubscribe=address), "Text", "<p>Text")
        assert f"List-Unsubscribe: <{address}>\r\n".encode() in found
    assert b"List-Unsubscribe-Post" not in letter_files(letter)["issue.eml"]


def test_what_the_bank_does_not_say_is_absent(letter: Letter) -> None:
    bare = replace(letter, unsubscribe="", mailbox="", published=None)
    assert not {"List-Unsubscribe", "From", "Date"} & set(read(message(bare, "Text", "<p>Text")))


NAME = 'Bänk "of", practice <x>, of the àuthorities which take part and ẁere not asked whether they would'


@pytest.mark.parametrize(
    "subject", ["Zwölf “long” words: " + "wörd " * 30, "One\r\nBcc: a@b.example", "家族と一緒に" * 10, "a" * 150]
)
def test_any_subject_and_any_name_come_back_as_they_were(letter: Letter, subject: str) -> None:
    found = read(message(replace(letter, subject=subject, bank=NAME), "Text", "<p>Text"))
    assert found["Subject"] == " ".join(subject.split())
    assert found["From"].addresses[0].display_name == NAME
    assert "Bcc" not in found


def test_any_text_comes_back_as_it_was(letter: Letter) -> None:
    text = "Å … \u2028 \x85 = =3D trailing \n.\nFrom here\n" + "x" * 2000 + "\n"
    parts = [content(part) for part in read(message(letter, text, f"<p>{text}")).iter_parts()]
    assert parts == [text, f"<p>{text}"]


# ------------------------------------------------------------------------------------------------------- a mail server


@dataclass
class Received:
    """What a mail server was given."""

    sender: str = ""
    recipients: list[str] = field(default_factory=list)
    data: bytes = b""


@contextmanager
def mail_server() -> Iterator[tuple[int, Received]]:
    """A server on loopback that takes one message, with no more than the protocol asks for."""
    received = Received()

    class Session(socketserver.StreamRequestHandler):
        def say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

        def handle(self) -> None:
            self.say("220 loopback")
            for line in self.rfile:
                verb, _, rest = line.decode().strip().partition(" ")
                address = rest.partition("<")[2].partition(">")[0]
                if verb.upper() == "MAIL":
                    received.sender = address
                elif verb.upper() == "RCPT":
                    received.recipients.append(address)
                elif verb.upper() == "DATA":
                    self.say("354 go on")
                    lines = iter(self.rfile.readline, b".\r\n")
                    received.data = b"".join(line[1:] if line.startswith(b".") else line for line in lines)
                elif verb.upper() == "QUIT":
                    self.say("221 bye")
                    return
                self.say("250 fine")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1], received
        server.shutdown()


def test_a_mail_server_takes_it_to_those_its_sender_names_and_delivers_the_same_bytes() -> None:
    made = letter_files(letters(SHIPPED)[-1])["issue.eml"]
    to = ["one@council.example", "two@council.example"]
    with mail_server() as (port, received), smtplib.SMTP("127.0.0.1", port, timeout=10) as client:
        assert client.sendmail("bank@bank.example", to, made) == {}
    assert (received.sender, received.recipients) == ("bank@bank.example", to)
    assert received.data == made
