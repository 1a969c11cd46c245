"""Start a LanguageTool server, ask it about every file of a folder or about one file, and end it: to be measured whole.

python scripts/bench/ask_languagetool.py PATH
"""

import json
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

from peer import files_of

from textlint.languagetool.jars import installed, java
from textlint.languagetool.server import MAIN, PROPERTIES, _free_port, is_healthy


def main() -> None:
    """Ask about each file; the server's processor time is counted as it is waited for."""
    port = _free_port()
    with tempfile.TemporaryDirectory() as folder:
        properties = Path(folder) / "server.properties"
        properties.write_text(PROPERTIES + "maxTextLength=2000000\n", encoding="utf-8")
        command = [
            java()[0], "-XX:+UseSerialGC", "-cp", installed().class_path, MAIN, "--port", str(port), "--config",
            str(properties),
        ]  # fmt: skip
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            while not is_healthy(port):
                if server.poll() is not None:
                    sys.exit("the server did not start")
                time.sleep(0.05)
            for path in files_of([Path(sys.argv[1])]):
                asked = {"language": "en-US", "text": path.read_text(encoding="utf-8")}
                body = urllib.parse.urlencode(asked).encode()
                print(
                    len(json.load(urllib.request.urlopen(f"http://localhost:{port}/v2/check", body))["matches"]), path
                )
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
