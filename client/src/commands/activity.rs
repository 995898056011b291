// SPDX-License-Identifier: Apache-2.0

//! `hanse activity`.

use super::{shown, Error, Exit, Output};
use clap::Subcommand;
use hanse_client::{
	activity::{
		disclosure::{ContentText, MAX_FILE_LEN},
		Disclosure, Proved, Refusal, Row,
	},
	chain::Chain,
	files,
};
use serde::Serialize;
use sp_core::H256;
use std::{
	io::{self, Write},
	path::{Path, PathBuf},
};

/// Exit codes besides 0 (genuine, and the chain has it) and 1 (it could not be checked).
const NOT_GENUINE: u8 = 3;
const UNDECIDED: u8 = 5;

#[derive(Debug, Subcommand)]
pub enum Command {
	/// Verify a field that a member of an activity showed you, and with a node that the chain has it.
	///
	/// What the field says stays on this machine; a node is asked by the numbers of activity and entry
	/// alone. Exit code 0: genuine, and the chain has it. 3: not genuine. 5: no fault was found, but
	/// without a node, or when the chain has cleared the entry, that can't be said. 1: it could not be
	/// checked.
	Verify {
		/// The disclosed field.
		#[arg(value_name = "FILE")]
		file: PathBuf,
		/// A node's RPC: wss://, or ws:// on this machine.
		#[arg(long, value_name = "URL")]
		node: Option<String>,
	},
}

/// What was found, for programs.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case", tag = "verdict")]
enum Verdict {
	Good { proved: Proved, block: u32 },
	NotGenuine { reason: String },
	Undecided { proved: Proved, reason: &'static str },
}

/// What a node says of an entry.
struct Seen {
	genesis: H256,
	block: u32,
	row: Option<Row>,
}

pub async fn run(command: Command, output: Output) -> Result<(), Error> {
	let Command::Verify { file, node } = command;
	let text = read(&file)?;
	let verdict = match Disclosure::from_json(&text).and_then(|file| file.verify()) {
		Err(why) => Verdict::NotGenuine { reason: why.to_string() },
		Ok(proved) => judge(ask(node, &proved).await?, proved),
	};
	output.print(&verdict, |to| print(&verdict, to))?;
	match verdict {
		Verdict::Good { .. } => Ok(()),
		Verdict::NotGenuine { .. } => Err(Exit(NOT_GENUINE).into()),
		Verdict::Undecided { .. } => Err(Exit(UNDECIDED).into()),
	}
}

fn read(path: &Path) -> Result<String, Error> {
	Ok(files::read_text(path, MAX_FILE_LEN).map_err(|why| shown(path, &why))?)
}

async fn ask(node: Option<String>, proved: &Proved) -> Result<Option<Seen>, Error> {
	let Some(url) = node else { return Ok(None) };
	let at = Chain::connect(&url).await?.finalised().await?;
	let genesis = H256(at.genesis());
	// Another chain's entry of these numbers says nothing.
	let row = match genesis == proved.genesis {
		true => at.message(proved.activity, proved.number).await?,
		false => None,
	};
	Ok(Some(Seen { genesis, block: at.block(), row }))
}

fn judge(seen: Option<Seen>, proved: Proved) -> Verdict {
	let Some(Seen { genesis, block, row }) = seen else {
		return Verdict::Undecided { proved, reason: "ask a node with --node" };
	};
	if genesis != proved.genesis {
		let why = Refusal::Genesis { found: proved.genesis, asked: genesis };
		return Verdict::NotGenuine { reason: why.to_string() };
	}
	let Some(row) = row else {
		let reason = "the chain has no such entry: there never was one, or it was cleared";
		return Verdict::Undecided { proved, reason };
	};
	match proved.check_row(genesis, &row) {
		Ok(()) => Verdict::Good { proved, block },
		Err(why) => Verdict::NotGenuine { reason: why.to_string() },
	}
}

fn print(verdict: &Verdict, to: &mut dyn Write) -> io::Result<()> {
	match verdict {
		Verdict::Good { proved, block } => {
			print_proved(proved, to)?;
			writeln!(to, "block    {block}, the latest that is final")?;
			writeln!(to, "GOOD: genuine, and the chain has it")
		},
		Verdict::NotGenuine { reason } => writeln!(to, "NOT GENUINE: {reason}"),
		Verdict::Undecided { proved, reason } => {
			print_proved(proved, to)?;
			writeln!(to, "UNDECIDED: no fault was found; {reason}")
		},
	}
}

fn print_proved(proved: &Proved, to: &mut dyn Write) -> io::Result<()> {
	writeln!(to, "field    {}", proved.pointer)?;
	writeln!(to, "value    {}", proved.value)?;
	let content = match proved.content {
		ContentText::Information {} => "information".into(),
		ContentText::Update { base, .. } => format!("update of entry {base}"),
		ContentText::Trust {} => "trust".into(),
	};
	let Proved { activity, number, index, count, .. } = proved;
	writeln!(
		to,
		"entry    {number} of activity {activity}, {content}, message {index} of {count}"
	)?;
	writeln!(to, "author   node {}, counter {}", proved.author, proved.counter)?;
	writeln!(to, "root     {:?}", proved.root)?;
	writeln!(to, "genesis  {:?}", proved.genesis)
}

#[cfg(test)]
mod tests {
	use super::*;
	use hanse_client::activity::Purpose;
	use pallet_activities::Content;
	use serde_json::json;

	const GENESIS: H256 = H256([1; 32]);

	fn proved() -> Proved {
		Proved {
			genesis: GENESIS,
			activity: 2,
			number: 3,
			author: 4,
			counter: 6,
			index: 1,
			count: 5,
			content: ContentText::Trust {},
			purpose: Purpose::Document,
			root: H256([7; 32]),
			pointer: "/a".into(),
			value: json!("ä"),
		}
	}

	fn row() -> Row {
		Row { author: 4, counter: 5, count: 5, content: Content::Trust, root: H256([7; 32]) }
	}

	fn seen(row: Option<Row>) -> Option<Seen> {
		Some(Seen { genesis: GENESIS, block: 9, row })
	}

	#[test]
	fn field_should_be_good_when_the_chain_has_its_entry() {
		assert!(matches!(judge(seen(Some(row())), proved()), Verdict::Good { block: 9, .. }));
	}

	#[test]
	fn field_should_not_be_genuine_when_the_chain_has_another_entry_or_is_another() {
		let other = Row { root: H256([8; 32]), ..row() };
		let verdict = judge(seen(Some(other)), proved());
		let Verdict::NotGenuine { reason } = verdict else { panic!("it is not genuine") };
		assert!(reason.contains("root"), "{reason}");
		let elsewhere = Seen { genesis: H256([2; 32]), block: 9, row: None };
		assert!(matches!(judge(Some(elsewhere), proved()), Verdict::NotGenuine { .. }));
	}

	#[test]
	fn field_should_be_undecided_when_no_node_is_asked_or_has_the_entry() {
		for seen in [None, seen(None)] {
			assert!(matches!(judge(seen, proved()), Verdict::Undecided { .. }));
		}
	}
}
