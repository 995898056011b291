// SPDX-License-Identifier: Apache-2.0

//! Starts the built binary on free ports and stops it by its process id.

use serde_json::{json, Value};
use std::{
	io::{Read, Write},
	net::{Ipv4Addr, TcpListener, TcpStream},
	path::Path,
	process::{Child, Command, Output, Stdio},
	thread::sleep,
	time::{Duration, Instant},
};

const STEP: Duration = Duration::from_millis(200);
const PATIENCE: Duration = Duration::from_secs(90);

/// The binary with `args`, its database under `base`.
pub fn hanse_node(base: &Path, args: &[&str]) -> Command {
	let mut command = Command::new(env!("CARGO_BIN_EXE_hanse-node"));
	command.args(args).arg("--base-path").arg(base);
	command
}

/// Runs the binary to its end.
pub fn run(base: &Path, args: &[&str]) -> Output {
	hanse_node(base, args).output().expect("the binary runs")
}

/// What the process wrote to its error stream.
pub fn errors(output: &Output) -> String {
	String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A running node; killed when dropped.
pub struct Node {
	child: Child,
	rpc_port: u16,
}

impl Node {
	/// Starts a node and waits until it answers.
	pub fn start(base: &Path, args: &[&str]) -> Self {
		let (rpc_port, port) = (free_port(), free_port());
		let child = hanse_node(base, args)
			.args(["--no-telemetry", "--no-prometheus", "--db-storage-threshold", "0"])
			.args(["--rpc-port", &rpc_port.to_string(), "--port", &port.to_string()])
			.stdout(Stdio::null())
			.stderr(Stdio::null())
			.spawn()
			.expect("the binary starts");
		let node = Self { child, rpc_port };
		wait("the node answers", || node.try_call("system_health", json!([])).is_some());
		node
	}

	/// The answer to a JSON-RPC call.
	pub fn call(&self, method: &str, params: Value) -> Value {
		self.try_call(method, params).expect("the node answers")
	}

	/// The number of the best block.
	pub fn best(&self) -> u64 {
		let header = self.call("chain_getHeader", json!([]));
		let number = header["result"]["number"].as_str().expect("a header").to_owned();
		u64::from_str_radix(number.trim_start_matches("0x"), 16).expect("a number")
	}

	/// Stops the node as an operator does.
	pub fn stop(mut self) {
		let pid = self.child.id().to_string();
		Command::new("kill").arg(&pid).status().expect("kill runs");
		wait("the node stops", || self.child.try_wait().expect("its status").is_some());
	}

	fn try_call(&self, method: &str, params: Value) -> Option<Value> {
		let body = json!({"jsonrpc": "2.0", "id": 1, "method": method, "params": params});
		let body = body.to_string();
		let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.rpc_port)).ok()?;
		stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
		let head = format!(
			"POST / HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\n\
			 Content-Length: {}\r\nConnection: close\r\n\r\n",
			self.rpc_port,
			body.len(),
		);
		stream.write_all(head.as_bytes()).ok()?;
		stream.write_all(body.as_bytes()).ok()?;
		let mut answer = String::new();
		stream.read_to_string(&mut answer).ok()?;
		serde_json::from_str(answer.split_once("\r\n\r\n")?.1).ok()
	}
}

impl Drop for Node {
	fn drop(&mut self) {
		let _ = self.child.kill();
		let _ = self.child.wait();
	}
}

/// Waits until `done`, and fails if it takes too long.
pub fn wait(what: &str, mut done: impl FnMut() -> bool) {
	let begin = Instant::now();
	while !done() {
		assert!(begin.elapsed() < PATIENCE, "waited too long: {what}");
		sleep(STEP);
	}
}

fn free_port() -> u16 {
	let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
	listener.local_addr().expect("its address").port()
}
