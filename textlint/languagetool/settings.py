"""Where LanguageTool is, and what it is asked."""

from dataclasses import dataclass

LOCAL = "local"  # in place of an address: a server that textlint starts itself
VARIANTS = ("en-US", "en-GB", "en-AU", "en-CA", "en-NZ", "en-ZA")
SECONDS = 20.0  # for one paragraph; LanguageTool needs under 0.3 s once it is warm, 3 s for the first
MEMORY = 1024  # MB of heap of a server that we start; 6.6 with English needs about 600


class AddressError(ValueError):
    """An address at which LanguageTool must not be asked; `str()` is one line for people."""


@dataclass(frozen=True, slots=True)
class LanguageToolSettings:
    """What a run asks LanguageTool."""

    where: str = LOCAL  # `local`, or the address of a server
    variant: str | None = None  # of English; None: American, and what is right in another variant is let pass
    picky: bool = False  # the rules that LanguageTool calls picky, too
    enable: tuple[str, ...] = ()  # ids of LanguageTool's rules that are off here or there
    disable: tuple[str, ...] = ()  # ids of its rules that are not to be heard
    seconds: float = SECONDS  # time limit of one paragraph
    insecure: bool = False  # text may go to another machine without TLS
    memory: int = MEMORY  # MB of heap of a server that we start

    @property
    def identity(self) -> str:
        """Says what is asked: the same wherever the server is."""
        lists = (self.variant or "", "picky" if self.picky else "", *self.enable, "-", *self.disable)
        return f"languagetool {' '.join(lists)}"

    @property
    def is_local(self) -> bool:
        """True when textlint starts the server."""
        return self.where == LOCAL


def checked_address(where: str, *, insecure: bool = False) -> str:
    """The address of a server in one form, `scheme://host:port/path/` without `v2`.

    Raises:
        AddressError: it is no such address, or text would cross a network unprotected and `insecure` is not set.
    """
    from urllib.parse import urlsplit  # here and below: a run without LanguageTool need not wait for these

    parts = urlsplit(where if "://" in where else f"http://{where}")
    try:
        port = parts.port
    except ValueError:
        raise AddressError(f"{where}: the port is no number from 0 to 65535") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise AddressError(f"{where}: expected `local` or an address such as http://localhost:8081")
    if parts.username is not None:
        raise AddressError("an address with a user name or password in it would be printed; leave them out")
    if parts.scheme == "http" and not is_loopback(parts.hostname) and not insecure:
        raise AddressError(
            f"{where}: text would go to another machine unprotected; use https, or allow it with "
            "--allow-insecure-languagetool"
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    path = parts.path.rstrip("/").removesuffix("/check").removesuffix("/v2")
    return f"{parts.scheme}://{host}{'' if port is None else f':{port}'}{path}/"


def is_loopback(host: str) -> bool:
    """True when what is sent to `host` stays on this machine."""
    if host.lower() == "localhost":
        return True
    from ipaddress import ip_address

    try:
        address = ip_address(host)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)
