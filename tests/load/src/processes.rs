// SPDX-License-Identifier: Apache-2.0

//! Runs nodes: each with free ports, a base folder and a log; ended by its own process id.

use crate::{error::Error, rpc::Rpc};
use jsonrpsee::rpc_params;
use std::{
	net::TcpListener,
	os::unix::fs::MetadataExt,
	path::{Path, PathBuf},
	process::Stdio,
	time::{Duration, Instant},
};
use tokio::process::{Child, Command};

/// How long a node may take until its RPC answers. The genesis of many accounts is built by the
/// runtime, perhaps by several nodes at once.
const START_BOUND: Duration = Duration::from_secs(300);
/// How long a node may take to write its database out and end.
const STOP_BOUND: Duration = Duration::from_secs(60);
/// Between two looks at a node that starts.
const LOOK_EVERY: Duration = Duration::from_millis(100);
/// Ticks a second in `/proc/PID/stat`: fixed for programs on every Linux that Rust knows.
const TICKS_A_SECOND: f64 = 100.0;

/// What a node is started with.
#[derive(Clone, Debug)]
pub struct Start {
	pub binary: PathBuf,
	/// The chain specification, or the name of a built-in chain.
	pub chain: PathBuf,
	/// Names the node and its files.
	pub name: String,
	/// Flags besides those that name chain, folder, ports and boot nodes.
	pub flags: Vec<String>,
	/// Where database and log lie; a temporary folder without one, removed at the end.
	pub base: Option<PathBuf>,
	/// Addresses of nodes to connect to.
	pub bootnodes: Vec<String>,
}

/// A running node. Dropped, it is killed.
#[derive(Debug)]
pub struct Node {
	child: Child,
	pid: u32,
	base: Base,
	url: String,
	multiaddr: String,
}

/// A node that ended; its folder is still there.
#[derive(Debug)]
pub struct Stopped(Base);

/// The folder of a node.
#[derive(Debug)]
enum Base {
	Given(PathBuf),
	Temporary(tempfile::TempDir),
}

impl Base {
	fn path(&self) -> &Path {
		match self {
			Self::Given(path) => path,
			Self::Temporary(folder) => folder.path(),
		}
	}
}

impl Stopped {
	/// Where database and log lie; gone with this value if the folder is a temporary one.
	pub fn base(&self) -> &Path {
		self.0.path()
	}

	/// Bytes of the database on disk, see [`disk_bytes`]. Of a running node's, some would still be
	/// in memory.
	pub fn database_bytes(&self) -> Result<u64, Error> {
		disk_bytes(&self.base().join("chains"))
	}
}

impl Node {
	/// Starts a node and waits until its RPC answers.
	pub async fn start(start: Start) -> Result<Self, Error> {
		let base = match start.base.clone() {
			Some(path) => {
				std::fs::create_dir_all(&path)?;
				Base::Given(path)
			},
			None => Base::Temporary(
				tempfile::Builder::new()
					.prefix(&format!("hanse-load-{}-", start.name))
					.tempdir()?,
			),
		};
		let (port, rpc_port) = free_ports()?;
		let log = std::fs::File::create(log_file(base.path()))?;
		let child = Command::new(&start.binary)
			.args(arguments(&start, base.path(), port, rpc_port))
			.stdin(Stdio::null())
			.stdout(log.try_clone()?)
			.stderr(log)
			.kill_on_drop(true)
			.spawn()
			.map_err(|error| Error::from(error).while_doing(start.binary.display()))?;
		let pid =
			child.id().ok_or_else(|| Error::other(format!("{} ended at once", start.name)))?;
		let url = format!("ws://127.0.0.1:{rpc_port}");
		let mut node = Self { child, pid, base, url, multiaddr: String::new() };
		let rpc = node.answering(&start.name).await?;
		let peer: String = rpc.ask("system_localPeerId", rpc_params![]).await?;
		node.multiaddr = format!("/ip4/127.0.0.1/tcp/{port}/p2p/{peer}");
		Ok(node)
	}

	/// Where its RPC answers.
	pub fn url(&self) -> &str {
		&self.url
	}

	/// By which other nodes reach it.
	pub fn multiaddr(&self) -> &str {
		&self.multiaddr
	}

	/// Where database and log lie.
	pub fn base(&self) -> &Path {
		self.base.path()
	}

	/// What the node told.
	pub fn log(&self) -> Result<String, Error> {
		Ok(std::fs::read_to_string(log_file(self.base()))?)
	}

	/// The most memory that was ever resident, in bytes.
	pub fn peak_resident_bytes(&self) -> Result<u64, Error> {
		status_bytes(&self.proc_file("status")?, "VmHWM:")
	}

	/// Seconds of processor time that all its threads used, in the kernel too.
	pub fn cpu_seconds(&self) -> Result<f64, Error> {
		stat_cpu_seconds(&self.proc_file("stat")?)
	}

	/// Asks the node to end and waits for it; one that does not is killed, which is an error.
	pub async fn stop(mut self) -> Result<Stopped, Error> {
		let asked =
			Command::new("kill").arg("-TERM").arg(self.pid.to_string()).status().await?.success();
		match tokio::time::timeout(STOP_BOUND, self.child.wait()).await {
			Ok(status) => match asked && status?.success() {
				true => Ok(Stopped(self.base)),
				false => Err(self.failure("ended with an error")),
			},
			Err(_) => {
				self.child.kill().await?;
				Err(self.failure("had to be killed: it did not end in time"))
			},
		}
	}

	fn proc_file(&self, name: &str) -> Result<String, Error> {
		std::fs::read_to_string(format!("/proc/{}/{name}", self.pid)).map_err(|error| {
			Error::from(error).while_doing("asking for a node's use of the machine")
		})
	}

	/// Waits until the RPC answers.
	async fn answering(&mut self, name: &str) -> Result<Rpc, Error> {
		let since = Instant::now();
		loop {
			if let Some(status) = self.child.try_wait()? {
				return Err(self.failure(&format!("{name} ended with {status}")));
			}
			if let Ok(rpc) = Rpc::connect(&self.url).await {
				return Ok(rpc);
			}
			if since.elapsed() > START_BOUND {
				return Err(self.failure(&format!("{name} did not answer on {}", self.url)));
			}
			tokio::time::sleep(LOOK_EVERY).await;
		}
	}

	/// What went wrong, with the end of the node's log.
	fn failure(&self, what: &str) -> Error {
		let log = self.log().unwrap_or_default();
		let lines: Vec<&str> = log.lines().rev().take(12).collect();
		let lines: Vec<&str> = lines.into_iter().rev().collect();
		Error::other(format!("the node {what}; its last lines:\n{}", lines.join("\n")))
	}
}

/// Seconds of processor time that this program used itself.
pub fn own_cpu_seconds() -> Result<f64, Error> {
	stat_cpu_seconds(&std::fs::read_to_string("/proc/self/stat")?)
}

/// Opens and closes the database of a stopped node once. A node that ends leaves its last megabytes
/// in the database's log, and they come to the tables when it is opened: sizes are comparable only
/// after that.
pub async fn settle(binary: &Path, chain: &Path, base: &Path) -> Result<(), Error> {
	let output = Command::new(binary)
		.arg("chain-info")
		.arg("--chain")
		.arg(chain)
		.arg("--base-path")
		.arg(base)
		.stdin(Stdio::null())
		.kill_on_drop(true)
		.output()
		.await?;
	match output.status.success() {
		true => Ok(()),
		false => Err(Error::other(format!(
			"the database below {} can't be opened: {}",
			base.display(),
			String::from_utf8_lossy(&output.stderr)
		))),
	}
}

/// Bytes that the files under a folder take up on disk. A database's index files are mostly holes,
/// so that their lengths would tell nothing.
pub fn disk_bytes(folder: &Path) -> Result<u64, Error> {
	let mut bytes = 0;
	each_file(folder, &mut |_, metadata| bytes += metadata.blocks() * 512)?;
	Ok(bytes)
}

/// Calls `visit` for each file under a folder.
pub fn each_file(
	folder: &Path,
	visit: &mut impl FnMut(&Path, &std::fs::Metadata),
) -> Result<(), Error> {
	for entry in std::fs::read_dir(folder)? {
		let entry = entry?;
		match entry.metadata()? {
			metadata if metadata.is_dir() => each_file(&entry.path(), visit)?,
			metadata => visit(&entry.path(), &metadata),
		}
	}
	Ok(())
}

fn log_file(base: &Path) -> PathBuf {
	base.join("node.log")
}

/// Two different ports that nobody listens on now.
fn free_ports() -> Result<(u16, u16), Error> {
	let listen = || TcpListener::bind(("127.0.0.1", 0));
	let (first, second) = (listen()?, listen()?);
	Ok((first.local_addr()?.port(), second.local_addr()?.port()))
}

fn arguments(start: &Start, base: &Path, port: u16, rpc_port: u16) -> Vec<String> {
	let mut arguments: Vec<String> = vec![
		"--name".into(),
		start.name.clone(),
		"--chain".into(),
		start.chain.display().to_string(),
		"--base-path".into(),
		base.display().to_string(),
		"--rpc-port".into(),
		rpc_port.to_string(),
		"--listen-addr".into(),
		format!("/ip4/127.0.0.1/tcp/{port}"),
	];
	arguments.extend(
		[
			"--no-telemetry",
			"--no-mdns",
			"--disable-log-color",
			"--unsafe-force-node-key-generation",
		]
		.map(String::from),
	);
	if !start.flags.iter().any(|flag| flag == "--prometheus-port") {
		arguments.push("--no-prometheus".into());
	}
	arguments.extend(start.flags.iter().cloned());
	for address in &start.bootnodes {
		arguments.extend(["--bootnodes".into(), address.clone()]);
	}
	arguments
}

/// A line like `VmRSS:  1234 kB` of `/proc/PID/status`, in bytes.
fn status_bytes(status: &str, field: &str) -> Result<u64, Error> {
	status
		.lines()
		.find_map(|line| line.strip_prefix(field)?.trim().strip_suffix("kB")?.trim().parse().ok())
		.map(|kib: u64| kib * 1024)
		.ok_or_else(|| Error::other(format!("the system does not tell {field} of a node")))
}

/// User and system time of `/proc/PID/stat`: the 14th and 15th field. The second is the program's
/// name in brackets, which may have spaces in it.
fn stat_cpu_seconds(stat: &str) -> Result<f64, Error> {
	let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
	let ticks: Vec<u64> =
		after_name.split_whitespace().skip(11).take(2).filter_map(|t| t.parse().ok()).collect();
	match ticks[..] {
		[user, system] => Ok((user + system) as f64 / TICKS_A_SECOND),
		_ => Err(Error::other("the system does not tell a node's processor time")),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn resident_memory_should_be_read_when_the_system_tells_it() {
		let status = "Name:\tnode\nVmHWM:\t  2048 kB\nVmRSS:\t  1024 kB\n";
		assert_eq!(status_bytes(status, "VmRSS:").unwrap(), 1024 * 1024);
		assert_eq!(status_bytes(status, "VmHWM:").unwrap(), 2048 * 1024);
		assert!(status_bytes("Name:\tnode\n", "VmRSS:").is_err());
	}

	#[test]
	fn processor_time_should_be_read_when_the_name_has_spaces_and_brackets() {
		let stat = "7 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 150 50 13 14";
		assert_eq!(stat_cpu_seconds(stat).unwrap(), 2.0);
		assert!(stat_cpu_seconds("7 (short) S 1").is_err());
	}

	#[test]
	fn disk_use_should_grow_when_a_file_below_a_folder_grows() {
		let folder = tempfile::tempdir().unwrap();
		let below = folder.path().join("below");
		std::fs::create_dir(&below).unwrap();
		std::fs::write(below.join("a"), vec![1; 100_000]).unwrap();
		let before = disk_bytes(folder.path()).unwrap();
		assert!(before >= 100_000);
		std::fs::write(below.join("b"), vec![1; 50_000]).unwrap();
		assert!(disk_bytes(folder.path()).unwrap() >= before + 50_000);
		assert!(disk_bytes(&folder.path().join("none")).is_err());
	}

	#[test]
	fn two_free_ports_should_differ_when_asked_for_together() {
		let (first, second) = free_ports().unwrap();
		assert_ne!(first, second);
	}
}
