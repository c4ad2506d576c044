"""Files that a bank does not take, and why."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Refusal:
    """Why a file is not published, and the way out."""

    code: str
    wrong: str
    remedy: str


OFFICE = Refusal(
    "office-file",
    "an Office file, in which comments, changes, hidden parts and the names of its authors travel along",
    "save it as PDF and put that here, or paste its text into an entry",
)
MAIL = Refusal(
    "office-file",
    "an e-mail, in which names, addresses and the messages before it travel along",
    "paste what is needed of its text into an entry",
)
PHOTOGRAPH = Refusal("wrong-kind", "a picture of a kind that browsers don't show", "export it as JPEG")
DRAWING = Refusal("wrong-kind", "a drawing that can hold names and scripts", "export it as PNG")
OTHER = Refusal(
    "wrong-kind",
    "a file of a kind that is not published",
    "entries end in .md, pictures in .png, .jpg, .gif or .webp, other documents in .pdf",
)

ENDINGS = {
    OFFICE: """
        .doc .docx .docm .dot .dotx .dotm .odt .ott .fodt .rtf .pages .wps .wpd .pub .one
        .xls .xlsx .xlsm .xlsb .xlt .xltx .ods .ots .fods .numbers
        .ppt .pptx .pptm .pps .ppsx .pot .potx .odp .otp .fodp .key .vsd .vsdx .odg
    """,
    MAIL: ".msg .eml .emlx .pst .mbox",
    PHOTOGRAPH: ".heic .heif .tif .tiff .bmp .avif .jxl .jp2 .psd .dng .raw .cr2 .nef .arw .jfif",
    DRAWING: ".svg .svgz .ai .eps",
}
BY_ENDING = {ending: refusal for refusal, endings in ENDINGS.items() for ending in endings.split()}


def refusal(ending: str) -> Refusal:
    """Why a file is not taken, by the ending of its name in small letters."""
    return BY_ENDING.get(ending, OTHER)
