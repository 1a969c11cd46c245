"""Zip files whose members are read with bounds and replaced without touching a byte of the others.

The standard library reads zip files well, but writes each member anew: dates, flags, extra fields and compressed bytes
would not stay what they were.
"""

import zlib
from collections.abc import Mapping
from struct import Struct, error
from typing import NamedTuple

from textlint.core import InputError

LARGEST = 50_000_000  # bytes that all members together that are read may take
STEEPEST = 400  # times a member larger than SMALL may grow; text grows 3 to 100 times, what is made to harm 1,000
SMALL = 10_000_000

_END = Struct("<4s4H2LH")  # end of central directory
_ENTRY = Struct("<4s6H3L5H2L")  # of the central directory
_LOCAL = Struct("<4s5H3L2H")
_IS_ENCRYPTED, _SIZES_FOLLOW = 1, 8  # bits of the flags
_STORED, _DEFLATED = 0, 8
_ZIP64 = "is a zip file in the format for more than 4 GB, which textlint does not read"


class Member(NamedTuple):
    """A file in the archive, and bytes [start, end) of its local entry: header, data, what follows up to the next."""

    name: str
    record: bytes  # its record in the central directory
    start: int
    data: int
    end: int

    @property
    def fields(self) -> tuple[int, int, int, int, int]:
        """Flags, method, CRC-32, compressed and real size, as the central directory has them."""
        entry = _ENTRY.unpack_from(self.record)
        return entry[3], entry[4], entry[7], entry[8], entry[9]


class Archive:
    """A zip file in memory.

    Args:
        path: only a name.
        raw: its bytes.

    Raises:
        InputError: it is no zip file, is cut off, encrypted, or in a format that is not read.
    """

    def __init__(self, path: str, raw: bytes) -> None:
        self._path, self._raw, self._room = path, raw, LARGEST
        place, count, size, first = self._directory()
        self._closing = raw[place:]
        self._first = first
        self._members: dict[str, Member] = {}
        try:
            self._read_directory(raw[first : first + size], count)
        except (error, UnicodeDecodeError):
            raise self._broken() from None

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def names(self) -> tuple[str, ...]:
        """Of all members, as the directory lists them."""
        return tuple(self._members)

    def read(self, name: str) -> bytes:
        """What is in a member.

        Raises:
            InputError: it is encrypted, damaged, or grows beyond the bounds.
        """
        member = self._members[name]
        flags, method, crc, packed, size = member.fields
        if flags & _IS_ENCRYPTED:
            raise InputError(self._path, f"{name} is encrypted", member.start)
        if method not in (_STORED, _DEFLATED):
            raise InputError(self._path, f"{name} is packed by method {method}, which textlint does not read")
        if size > self._room or (size > SMALL and size > packed * STEEPEST):
            raise InputError(self._path, f"{name} unpacks to {size:,} bytes, more than textlint takes")
        data = self._raw[member.data : member.data + packed]
        if method == _DEFLATED:
            data = self._inflated(data, name, size)
        if len(data) != size or zlib.crc32(data) != crc:
            raise InputError(self._path, f"{name} is damaged: it is not what its checksum says", member.start)
        self._room -= size
        return data

    def replaced(self, new: Mapping[str, bytes], like: str) -> bytes:
        """The archive with the members of `new`, in the place of those of the same name, else last and dated as `like`.

        All other local entries stay byte for byte, and in their order.
        """
        inside = sorted(self._members.values(), key=lambda member: member.start)
        place = inside[0].start
        parts, starts, records = [self._raw[:place]], dict[str, int](), dict[str, bytes]()
        for member in inside:
            starts[member.name] = place
            if member.name in new:
                entry, records[member.name] = self._packed(member, new[member.name])
            else:
                entry, records[member.name] = self._raw[member.start : member.end], member.record
            parts.append(entry)
            place += len(entry)
        for name in sorted(set(new) - set(self._members)):
            starts[name] = place
            entry, records[name] = self._packed(self._members[like], new[name], name)
            parts.append(entry)
            place += len(entry)
        order = (*self._members, *sorted(set(new) - set(self._members)))
        directory = b"".join(_moved(records[name], starts[name]) for name in order)
        closing = list(_END.unpack_from(self._closing))
        closing[3:7] = [len(order), len(order), len(directory), place]
        return b"".join((*parts, directory, _END.pack(*closing), self._closing[_END.size :]))

    def _directory(self) -> tuple[int, int, int, int]:
        """Where the closing record starts, how many members there are, size and start of the central directory."""
        raw = self._raw
        place = raw.rfind(b"PK\5\6", max(0, len(raw) - _END.size - 0xFFFF))
        if not raw.startswith(b"PK"):
            kind = "is password-protected, or an old .doc" if raw.startswith(b"\xd0\xcf\x11\xe0") else "is no zip file"
            raise InputError(self._path, kind, 0)
        if place < 0 or len(raw) - place < _END.size:
            raise InputError(self._path, "is cut off: the end of the zip file is missing", len(raw))
        _, disk, other, here, count, size, first, _ = _END.unpack_from(raw, place)
        if 0xFFFF in (here, count) or 0xFFFFFFFF in (size, first):
            raise InputError(self._path, _ZIP64, place)
        if disk or other or here != count or not count or first + size != place:
            raise self._broken(place)
        return place, count, size, first

    def _read_directory(self, directory: bytes, count: int) -> None:
        place, found = 0, list[tuple[int, str, bytes]]()
        for _ in range(count):
            entry = _ENTRY.unpack_from(directory, place)
            length = _ENTRY.size + sum(entry[10:13])
            record = directory[place : place + length]
            start = entry[16]
            if entry[0] != b"PK\1\2" or len(record) != length:
                raise self._broken(self._first + place)
            if 0xFFFFFFFF in (entry[8], entry[9], start):
                raise InputError(self._path, _ZIP64, self._first + place)
            name = record[_ENTRY.size : _ENTRY.size + entry[10]].decode("utf-8" if entry[3] & 0x800 else "cp437")
            found.append((start, name, record))
            place += length
        if len({name for _, name, _ in found}) != count:
            raise InputError(self._path, "has two members of one name", self._first)
        ends = sorted(start for start, _, _ in found)
        after = dict(zip(ends, (*ends[1:], self._first), strict=True))
        for start, name, record in found:
            local = _LOCAL.unpack_from(self._raw, start)
            if 0xFFFFFFFF in local[7:9]:
                raise InputError(self._path, _ZIP64, start)
            data = start + _LOCAL.size + local[9] + local[10]
            if local[0] != b"PK\3\4" or len(after) != count or data + _ENTRY.unpack_from(record)[8] > after[start]:
                raise self._broken(start)
            self._members[name] = Member(name, record, start, data, after[start])

    def _inflated(self, data: bytes, name: str, size: int) -> bytes:
        """At most a byte more than the directory says: so a lie about the size costs nothing."""
        try:
            return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, size + 1)
        except zlib.error as trouble:
            raise InputError(self._path, f"{name} is damaged ({trouble})") from None

    def _packed(self, member: Member, content: bytes, name: str | None = None) -> tuple[bytes, bytes]:
        """Local entry and directory record of `content`: those of `member`, but for sizes, checksum and a new name."""
        entry = list(_ENTRY.unpack_from(member.record))
        local = list(_LOCAL.unpack_from(self._raw, member.start))
        tail = self._raw[member.start + _LOCAL.size : member.data]
        record_tail = member.record[_ENTRY.size :]
        if name is not None:
            tail = record_tail = name.encode("ascii")
            local[9:11], entry[10:13] = [len(tail), 0], [len(tail), 0, 0]
        packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        data = content if entry[4] == _STORED else packer.compress(content) + packer.flush()
        sizes = [zlib.crc32(content), len(data), len(content)]
        local[6:9], entry[7:10] = sizes, sizes
        local[2] &= ~_SIZES_FOLLOW
        entry[3] &= ~_SIZES_FOLLOW
        return _LOCAL.pack(*local) + tail + data, _ENTRY.pack(*entry) + record_tail

    def _broken(self, place: int | None = None) -> InputError:
        return InputError(self._path, "is a damaged zip file: its directory does not fit its members", place)


def _moved(record: bytes, start: int) -> bytes:
    """A record of the central directory for an entry that starts elsewhere."""
    return _ENTRY.pack(*_ENTRY.unpack_from(record)[:16], start) + record[_ENTRY.size :]
