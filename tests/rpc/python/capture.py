#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes what passes a network interface into a file (pcap), until it is told to end.

    capture.py INTERFACE FILE [PORT ..]

Frames of these TCP ports are left out. Prints how many frames were written and how many were lost.
"""
import signal
import socket
import struct
import sys
import time

ETH_P_ALL = 3
SO_RCVBUFFORCE = 33
SOL_PACKET, PACKET_STATISTICS = 263, 6
LONGEST = 1 << 18
ROOM = 1 << 27


def ports_of(frame):
    """The TCP ports of an IPv4 frame."""
    if frame[12:14] != b"\x08\x00" or frame[23] != socket.IPPROTO_TCP:
        return ()
    begin = 14 + (frame[14] & 0xF) * 4
    return struct.unpack("!HH", frame[begin : begin + 4])


def main(interface, path, left_out):
    wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL))
    wire.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, ROOM)
    wire.bind((interface, 0))
    wire.settimeout(0.2)
    ended = []
    signal.signal(signal.SIGTERM, lambda *_: ended.append(True))
    written = 0
    with open(path, "wb", buffering=0) as file:
        file.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, LONGEST, 1))
        print("listening", flush=True)
        while not ended:
            try:
                frame = wire.recv(LONGEST)
            except TimeoutError:
                continue
            except InterruptedError:
                continue
            if left_out.intersection(ports_of(frame)):
                continue
            now = time.time()
            head = struct.pack("<IIII", int(now), int(now % 1 * 1e6), len(frame), len(frame))
            file.write(head + frame)
            written += 1
    _, lost = struct.unpack("II", wire.getsockopt(SOL_PACKET, PACKET_STATISTICS, 8))
    print(f"{written} {lost}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], {int(port) for port in sys.argv[3:]})
