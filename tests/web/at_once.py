#!/usr/bin/env python3
"""So many requests at once, each by a connection of its own: what each was answered.

    at_once.py ADDRESS COUNT PATH [HEADER...]

All connections are opened first, then all requests are sent, and only then is read. Prints "STATUS COUNT" per status ("cut" for who got no
whole answer, "503 without Retry-After" for that), most first.
"""
import collections
import selectors
import socket
import sys
import time
import urllib.parse

SECONDS = 120


def main(address, count, path, *headers):
    place = urllib.parse.urlsplit(address)
    request = "\r\n".join([f"GET {path} HTTP/1.1", f"Host: {place.netloc}", "Connection: close", *headers, "", ""]).encode()
    chosen, answers, until = selectors.DefaultSelector(), {}, time.monotonic() + SECONDS
    for n in range(int(count)):
        wire = socket.socket()
        wire.setblocking(False)
        wire.connect_ex((place.hostname, place.port))
        chosen.register(wire, selectors.EVENT_WRITE)
        answers[wire] = b""
    # Refused ones were answered already, so they count as open, too.
    waiting, ready = set(answers), []
    while waiting and time.monotonic() < until:
        for key, _ in chosen.select(1):
            waiting.discard(key.fileobj)
            chosen.unregister(key.fileobj)
            ready.append(key.fileobj)
    for wire in ready:
        try:
            wire.send(request)
        except OSError:
            pass
        chosen.register(wire, selectors.EVENT_READ)
    open_ = set(ready)
    while open_ and time.monotonic() < until:
        for key, _ in chosen.select(1):
            wire = key.fileobj
            try:
                more = wire.recv(65536)
            except OSError:
                more = b""
            answers[wire] += more
            if not more:
                chosen.unregister(wire)
                wire.close()
                open_.discard(wire)
    counts = collections.Counter(said(answer) for answer in answers.values())
    for what, number in counts.most_common():
        print(what, number)


def said(answer):
    head, end, body = answer.partition(b"\r\n\r\n")
    if not end:
        return "cut"
    lines = head.decode("latin-1").lower().split("\r\n")
    length = next((int(line.split(":")[1]) for line in lines if line.startswith("content-length:")), 0)
    if len(body) < length:
        return "cut"
    status = lines[0].split(" ")[1]
    if status == "503" and not any(line.startswith("retry-after:") for line in lines):
        return "503-without-Retry-After"
    return status


if __name__ == "__main__":
    main(*sys.argv[1:])
