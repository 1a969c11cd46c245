"""Text goes only where it may."""

import pytest

from textlint.languagetool.settings import AddressError, checked_address, is_loopback


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("localhost:8081", "http://localhost:8081/"),
        ("http://localhost:8081/v2", "http://localhost:8081/"),
        ("http://127.0.0.1:8081/v2/check", "http://127.0.0.1:8081/"),
        ("http://[::1]:8081/", "http://[::1]:8081/"),
        ("https://lt.example.org/api/", "https://lt.example.org/api/"),
        ("https://lt.example.org:444", "https://lt.example.org:444/"),
    ],
)
def test_an_address_has_one_form(given, address):
    assert checked_address(given) == address


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"])
def test_what_stays_on_this_machine_is_loopback(host):
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["example.org", "localhost.example.org", "10.0.0.1", "128.0.0.1", "0.0.0.0", "::2"])
def test_what_leaves_it_is_not(host):
    assert not is_loopback(host)


@pytest.mark.parametrize("given", ["http://example.org", "10.0.0.2:8081", "http://localhost.example.org:80/"])
def test_another_machine_without_tls_must_be_allowed(given):
    with pytest.raises(AddressError, match="--allow-insecure-languagetool"):
        checked_address(given)
    assert checked_address(given, insecure=True).startswith("http://")


@pytest.mark.parametrize(
    "given", ["", "ftp://localhost", "http://", "http://localhost:99999", "http://me:secret@localhost", "localhost?x=1"]
)
def test_what_is_no_address_is_refused_in_one_line(given):
    with pytest.raises(AddressError) as caught:
        checked_address(given)
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)
