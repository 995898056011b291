# SPDX-License-Identifier: Apache-2.0
"""Drives four validators through a hard kill and a return; started by faults.sh.

A client notes every finalised block that it was told of; at the end all nodes must agree on each.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

NAMES = ["alice", "bob", "charlie", "dave"]
# The peer id of the node key 0x00..01, by which the others find the first node.
BOOT_PEER = "12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp"
CATCH_UP_SECONDS = 20


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Validator:
    def __init__(self, binary, folder, index, boot_port):
        self.name = NAMES[index]
        self.binary, self.folder = binary, os.path.join(folder, self.name)
        self.port = boot_port if index == 0 else free_port()
        self.rpc_port = free_port()
        self.key = f"{index + 1:064x}"
        self.boot = None if index == 0 else f"/ip4/127.0.0.1/tcp/{boot_port}/p2p/{BOOT_PEER}"
        self.process = None

    def start(self):
        args = [
            self.binary, "--chain", "local", f"--{self.name}", "--validator",
            "--base-path", self.folder, "--node-key", self.key,
            "--listen-addr", f"/ip4/127.0.0.1/tcp/{self.port}",
            "--rpc-port", str(self.rpc_port), "--no-prometheus", "--no-telemetry", "--no-mdns",
        ]
        if self.boot:
            args += ["--bootnodes", self.boot]
        os.makedirs(self.folder, exist_ok=True)
        with open(os.path.join(self.folder, "node.log"), "a") as log:
            self.process = subprocess.Popen(args, stdout=log, stderr=log)

    def kill(self, how):
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait()

    def rpc(self, method, *params):
        body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params})
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.rpc_port}", body.encode(),
            {"content-type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=5) as answer:
            reply = json.load(answer)
        if "error" in reply:
            raise RuntimeError(f"{self.name}: {method}: {reply['error']}")
        return reply["result"]

    def finalised(self):
        """The number of the last finalised block, or -1 while the node does not answer."""
        try:
            head = self.rpc("chain_getFinalizedHead")
            return int(self.rpc("chain_getHeader", head)["number"], 16)
        except (OSError, TypeError):
            return -1


def wait(what, bound, condition):
    begun = time.monotonic()
    while not condition():
        if time.monotonic() - begun > bound:
            raise RuntimeError(f"{what}: not within {bound} s")
        time.sleep(0.2)
    seconds = time.monotonic() - begun
    print(f"{what}: {seconds:.1f} s", flush=True)
    return seconds


def fault_round(nodes, victim):
    others = [n for n in nodes if n is not victim]
    victim.kill(signal.SIGKILL)
    height = others[0].finalised()
    print(f"{victim.name} killed at finalised block {height}", flush=True)
    wait(f"the three others finalise 15 more blocks without {victim.name}", 90,
         lambda: all(n.finalised() >= height + 15 for n in others))
    victim.start()
    return wait(f"{victim.name} is back within 2 blocks of the others", 120,
                lambda: victim.finalised() >= others[0].finalised() - 2)


def run(binary, rounds, folder):
    boot_port = free_port()
    nodes = [Validator(binary, folder, i, boot_port) for i in range(len(NAMES))]
    try:
        for node in nodes:
            node.start()
        wait("four validators finalise block 5", 120, lambda: min(n.finalised() for n in nodes) >= 5)
        slowest = max(fault_round(nodes, nodes[3 - r % 4]) for r in range(rounds))
        height = min(n.finalised() for n in nodes)
        for number in range(1, height + 1):
            hashes = {n.rpc("chain_getBlockHash", number) for n in nodes}
            if len(hashes) != 1:
                raise RuntimeError(f"the nodes disagree on finalised block {number}: {hashes}")
        print(f"all four agree on blocks 1 to {height}")
        print(f"slowest catch-up {slowest:.1f} s, bar {CATCH_UP_SECONDS} s")
        return slowest <= CATCH_UP_SECONDS
    except RuntimeError as error:
        print(f"error: {error}", file=sys.stderr)
        for node in nodes:
            print(f"--- {node.name}", file=sys.stderr)
            with open(os.path.join(node.folder, "node.log")) as log:
                sys.stderr.writelines(log.readlines()[-15:])
        return False
    finally:
        for node in nodes:
            node.kill(signal.SIGTERM)


if __name__ == "__main__":
    workdir = tempfile.mkdtemp(prefix="hanse-faults.")
    try:
        passed = run(sys.argv[1], int(sys.argv[2]), workdir)
    finally:
        shutil.rmtree(workdir, ignore_errors=True)
    sys.exit(0 if passed else 1)
