"""Which LanguageTool answers at an address; no text is sent."""

import json
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from textlint.languagetool.jars import LanguageToolError

SECONDS = 5.0
MOST = 100_000  # bytes of an answer that are read


def version_at(url: str, seconds: float = SECONDS) -> str:
    """The version of the server at `url` (without `v2`), e.g. `6.6`.

    Raises:
        LanguageToolError: nothing answers, or not as LanguageTool does.
    """
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=seconds)
    try:
        connection.request("GET", f"{parts.path.rstrip('/')}/v2/info")
        answer = connection.getresponse()
        status, raw = answer.status, answer.read(MOST)
        version = json.loads(raw)["software"]["version"]
        if status == 200 and isinstance(version, str) and version[:1].isdigit():
            return version
    except (OSError, HTTPException) as error:
        raise LanguageToolError(f"nothing answers there ({getattr(error, 'strerror', None) or error})") from None
    except (ValueError, LookupError, TypeError):
        pass
    finally:
        connection.close()
    raise LanguageToolError("what answers there is no LanguageTool of version 5.5 or newer (it has no /v2/info)")
