#!/usr/bin/env python3
"""small_png.py: a PPM on standard input as a PNG of at most 256 colours on standard output, small enough for a page of the guide.

Colours are those that occur most, told apart by 5 bits each; rarer ones become the nearest of them.
"""
import collections
import struct
import sys
import zlib


def read_ppm(data):
    parts, at = [], 0
    while len(parts) < 4:
        end = at
        while data[end] not in b" \t\r\n":
            end += 1
        parts.append(data[at:end])
        at = end + 1
    assert parts[0] == b"P6" and parts[3] == b"255", "no PPM of 8 bits"
    return int(parts[1]), int(parts[2]), data[at:]


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def main():
    width, height, pixels = read_ppm(sys.stdin.buffer.read())
    colours = [(pixels[i] >> 3, pixels[i + 1] >> 3, pixels[i + 2] >> 3) for i in range(0, 3 * width * height, 3)]
    counted = collections.Counter(colours)
    palette = [colour for colour, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:256]]
    place = {colour: i for i, colour in enumerate(palette)}
    for colour in counted:
        if colour not in place:
            place[colour] = min(range(len(palette)), key=lambda i: sum((a - b) ** 2 for a, b in zip(palette[i], colour)))
    rows = b"".join(b"\0" + bytes(place[colour] for colour in colours[y * width : (y + 1) * width]) for y in range(height))
    full = lambda value: value << 3 | value >> 2
    sys.stdout.buffer.write(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0))
        + chunk(b"PLTE", bytes(full(value) for colour in palette for value in colour))
        + chunk(b"IDAT", zlib.compress(rows, 9))
        + chunk(b"IEND", b"")
    )


main()
