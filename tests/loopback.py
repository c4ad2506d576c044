"""A web server on loopback that serves a built site as a real host does: compressed, and with its headers file."""

import gzip
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

PACKED = ("text/", "application/json", "application/javascript", "application/xml", "image/svg")


@cache
def _packed(path: Path, _: int) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


def _sent(site: Path) -> list[tuple[str, str]]:
    """What the site's `_headers` says is to be sent with every page."""
    file = site / "_headers"
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    parts = (line.partition(":") for line in lines if line.startswith(" "))
    return [(name.strip(), value.strip()) for name, _, value in parts]


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a folder; gives its address, with a slash at its end."""
    sent = _sent(site)

    class Host(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Head and body in one packet: apart, the second waits for the first to be acknowledged, which takes 40 ms.
        wbufsize = -1
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            path = site / unquote(urlsplit(self.path).path).lstrip("/")
            if path.is_dir():
                path = path / "index.html"
            status = 200 if path.is_file() else 404
            path = path if path.is_file() else site / "404.html"
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            packs = kind.startswith(PACKED) and "gzip" in self.headers.get("Accept-Encoding", "")
            body = _packed(path, path.stat().st_mtime_ns) if packs else path.read_bytes()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            if packs:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Cache-Control", "max-age=600")
            for name, value in sent:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
