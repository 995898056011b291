// SPDX-License-Identifier: Apache-2.0

//! Metrics of private data: what the engine counts.

use super::Engine;
use hanse_private_data::engine::Counters;
use std::sync::{
	atomic::{AtomicU64, Ordering},
	Arc,
};
use substrate_prometheus_endpoint::{
	register, MetricSource, Opts, PrometheusError, Registry, SourcedCounter,
};

type Read = fn(&Counters) -> &AtomicU64;

/// Names, what they mean, and where they are counted.
const COUNTED: [(&str, &str, Read); 8] = [
	("hanse_private_data_sent", "Packages that were handed out to members' nodes", |counters| {
		&counters.sent
	}),
	(
		"hanse_private_data_received",
		"Messages that came in from members' nodes and were opened",
		|counters| &counters.received,
	),
	(
		"hanse_private_data_acknowledged",
		"Entries for which receipts or tombstones were signed and brought",
		|counters| &counters.acknowledged,
	),
	(
		"hanse_private_data_missing",
		"Messages of this node whose receipt window was over before all had signed",
		|counters| &counters.missing,
	),
	(
		"hanse_private_data_refused",
		"Faults of peers, and own messages that were given up",
		|counters| &counters.refused,
	),
	("hanse_private_data_bytes_sent", "Bytes of packages that were handed out", |counters| {
		&counters.bytes_sent
	}),
	(
		"hanse_private_data_bytes_received",
		"Bytes of ciphertext that were fetched and kept",
		|counters| &counters.bytes_received,
	),
	(
		"hanse_private_data_alarms",
		"Members that published something else than they sent, and results that differ",
		|counters| &counters.alarms,
	),
];

/// One of the engine's counters.
#[derive(Clone)]
struct Counted {
	engine: Arc<Engine>,
	read: Read,
}

impl MetricSource for Counted {
	type N = u64;

	fn collect(&self, mut set: impl FnMut(&[&str], u64)) {
		set(&[], (self.read)(&self.engine.counters).load(Ordering::Relaxed));
	}
}

/// Adds the metrics to those of the node.
pub fn register_all(registry: &Registry, engine: &Arc<Engine>) -> Result<(), PrometheusError> {
	for (name, help, read) in COUNTED {
		let source = Counted { engine: engine.clone(), read };
		register(SourcedCounter::new(&Opts::new(name, help), source)?, registry)?;
	}
	Ok(())
}
