// SPDX-License-Identifier: Apache-2.0

//! Metrics of the transaction server.

use substrate_prometheus_endpoint::{register, Counter, Gauge, PrometheusError, Registry, U64};

#[derive(Clone)]
pub struct Metrics {
	pub behind: Gauge<U64>,
	pub alarms: Gauge<U64>,
	pub receipts: Counter<U64>,
	pub audited: Counter<U64>,
	pub altered: Counter<U64>,
	pub appended: Counter<U64>,
	pub given_up: Counter<U64>,
}

fn gauge(registry: &Registry, name: &str, help: &str) -> Result<Gauge<U64>, PrometheusError> {
	register(Gauge::new(name, help)?, registry)
}

fn counter(registry: &Registry, name: &str, help: &str) -> Result<Counter<U64>, PrometheusError> {
	register(Counter::new(name, help)?, registry)
}

impl Metrics {
	pub fn new(registry: &Registry) -> Result<Self, PrometheusError> {
		Ok(Self {
			behind: gauge(
				registry,
				"hanse_flow_tables_behind",
				"Tables of which records are missing here",
			)?,
			alarms: gauge(
				registry,
				"hanse_flow_alarms",
				"Closed tables that this server refuses to sign, and the log says why",
			)?,
			receipts: counter(
				registry,
				"hanse_flow_receipts",
				"Receipts handed to the transaction pool",
			)?,
			audited: counter(
				registry,
				"hanse_flow_audits",
				"Sealed tables that were hashed again",
			)?,
			altered: counter(
				registry,
				"hanse_flow_altered",
				"Audits that found a sealed table's records changed or gone",
			)?,
			appended: counter(
				registry,
				"hanse_flow_appended",
				"Clients' records that were handed in here and are final",
			)?,
			given_up: counter(
				registry,
				"hanse_flow_given_up",
				"Clients' records that were handed in here and can never be appended",
			)?,
		})
	}
}
