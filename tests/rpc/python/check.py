#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A Python client on a Hanse chain: registers and reads an organisation number, sends a transfer.

Starts the node named by HANSE_NODE as a development chain (or uses the URL given as argument) and
stops it by its process id. Needs substrate-interface; where that is missing, it makes a virtual
environment beside itself and goes on in it.
"""

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
UNIT = 10**12
START_BOUND_S = 60

try:
	from substrateinterface import Keypair, SubstrateInterface
except ImportError:
	venv = HERE / ".venv"
	if Path(sys.prefix) == venv:
		raise
	python = venv / "bin" / "python3"
	if not python.exists():
		print(f"making {venv} with substrate-interface", flush=True)
		subprocess.run([sys.executable, "-m", "venv", "--clear", str(venv)], check=True)
	pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
	subprocess.run([*pip, "-r", str(HERE.parent / "requirements.txt")], check=True)
	os.execv(str(python), [str(python), __file__, *sys.argv[1:]])


def free_port():
	with socket.socket() as listener:
		listener.bind(("127.0.0.1", 0))
		return listener.getsockname()[1]


class DevNode:
	"""A development chain of its own, with a block a second."""

	def __enter__(self):
		binary = os.environ.get("HANSE_NODE")
		if not binary:
			sys.exit("error: HANSE_NODE is not set: source scripts/env.sh, or name the binary")
		self.folder = Path(tempfile.mkdtemp(prefix="hanse-python-"))
		port = free_port()
		args = [binary, "--dev", "--base-path", str(self.folder / "base")]
		args += ["--rpc-port", str(port), "--port", str(free_port())]
		args += ["--no-prometheus", "--no-telemetry"]
		with open(self.folder / "node.log", "w") as log:
			self.process = subprocess.Popen(args, stdout=log, stderr=log)
		self.url = f"ws://127.0.0.1:{port}"
		return self

	def __exit__(self, kind, *_):
		self.process.terminate()
		try:
			self.process.wait(timeout=20)
		except subprocess.TimeoutExpired:
			self.process.kill()
			self.process.wait()
		if kind is None:
			shutil.rmtree(self.folder, ignore_errors=True)
		else:
			print(f"the node's log is kept: {self.folder / 'node.log'}", file=sys.stderr)


def connect(url):
	end = time.monotonic() + START_BOUND_S
	while True:
		try:
			return SubstrateInterface(url=url)
		except (ConnectionError, OSError):
			if time.monotonic() > end:
				raise
			time.sleep(0.3)


def org_number(sequence):
	"""Ten digits and two check digits, ISO 7064 MOD 97-10."""
	return sequence * 100 + 98 - sequence * 100 % 97


class Check:
	"""The checks, in order; each is one line of output."""

	def __init__(self, chain):
		self.chain = chain
		self.alice = Keypair.create_from_uri("//Alice")
		self.ferdie = Keypair.create_from_uri("//Ferdie")

	def send(self, pallet, call, **params):
		call = self.chain.compose_call(pallet, call, params)
		extrinsic = self.chain.create_signed_extrinsic(call=call, keypair=self.alice)
		receipt = self.chain.submit_extrinsic(extrinsic, wait_for_inclusion=True)
		assert receipt.is_success, receipt.error_message
		return receipt

	def advance(self, blocks):
		"""Waits until so many more blocks are there."""
		target = self.chain.get_block_number(None) + blocks
		end = time.monotonic() + 60
		while self.chain.get_block_number(None) < target:
			assert time.monotonic() < end, f"no block {target} within a minute"
			time.sleep(0.5)

	def chain_properties_are_read(self):
		assert self.chain.token_symbol == "HANSE", self.chain.token_symbol
		assert self.chain.token_decimals == 12, self.chain.token_decimals
		assert self.chain.ss58_format == 42, self.chain.ss58_format

	def transfer_arrives(self):
		def free():
			return self.chain.query("System", "Account", [self.ferdie.ss58_address])["data"]["free"]

		before = free().value
		receipt = self.send("Balances", "transfer_keep_alive", dest=self.ferdie.ss58_address, value=UNIT)
		assert free().value == before + UNIT
		assert any(e.value["event_id"] == "Transfer" for e in receipt.triggered_events)

	def number_is_registered_and_read(self):
		handle, salt = b"python-kontor", os.urandom(32)
		domain = b"hanse/org-numbers/commit"
		genesis = bytes.fromhex(self.chain.get_block_hash(0)[2:])
		length = lambda text: bytes([len(text) << 2]) + text
		secret = length(domain) + genesis + self.alice.public_key + length(handle) + salt
		commitment = hashlib.blake2b(secret, digest_size=32).hexdigest()
		self.send("OrgNumbers", "commit", hash="0x" + commitment)
		self.advance(10)
		profile = {
			"display_name": "Python Kontor",
			"website": "https://kontor.example",
			"logo": "",
			"category": 4690,
			"legal_registration": None,
		}
		salt = "0x" + salt.hex()
		receipt = self.send("OrgNumbers", "register", handle=handle.decode(), profile=profile, salt=salt)
		registered = [e.value for e in receipt.triggered_events if e.value["event_id"] == "Registered"]
		number = registered[0]["attributes"]["number"]
		assert number == org_number(number // 100), number
		row = self.chain.query("OrgNumbers", "Numbers", [number]).value
		assert row["owner"] == self.alice.ss58_address, row
		assert row["handle"] == handle.decode(), row
		assert row["profile"]["display_name"] == "Python Kontor", row

	def wrong_check_digits_are_named(self):
		params = {"number": org_number(1) + 1}
		call = self.chain.compose_call("OrgNumbers", "follow", params)
		extrinsic = self.chain.create_signed_extrinsic(call=call, keypair=self.alice)
		receipt = self.chain.submit_extrinsic(extrinsic, wait_for_inclusion=True)
		assert not receipt.is_success
		assert receipt.error_message["name"] == "InvalidCheckDigits", receipt.error_message


def run(url):
	failed = 0
	with connect(url) as chain:
		check = Check(chain)
		checks = [
			check.chain_properties_are_read,
			check.transfer_arrives,
			check.number_is_registered_and_read,
			check.wrong_check_digits_are_named,
		]
		for one in checks:
			name = one.__name__.replace("_", " ")
			try:
				one()
				print(f"ok      {name}", flush=True)
			except Exception as error:  # every check is told, also after one has failed
				failed += 1
				print(f"FAILED  {name}: {type(error).__name__}: {error}", flush=True)
	print(f"{len(checks) - failed} passed, {failed} failed")
	return failed


def main():
	if len(sys.argv) > 1:
		sys.exit(1 if run(sys.argv[1]) else 0)
	with DevNode() as node:
		if run(node.url):
			raise SystemExit(1)


if __name__ == "__main__":
	main()
