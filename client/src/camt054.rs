// SPDX-License-Identifier: Apache-2.0

//! Reads ISO 20022 camt.054, a bank's notification of what was booked on an account.
//!
//! Versions 001.02 and 001.08 are read, each in its own shape; any other is refused. The `sepa`
//! crate reads 001.08 too, and its reading of every amount, currency and direction has to agree with
//! this one or the file is refused. This reader exists for what that crate leaves out
//! and attesting money depends on: reversals (`RvslInd`), structured creditor references, a booking's
//! status when the bank gave none, several `NtryDtls`, minor units other than hundredths, 001.02.
//!
//! Nothing is guessed and nothing dropped: what can't be read stands in the result as
//! [`Unreadable`].

use crate::{money, reference::Found};
use roxmltree::{Document, Node, ParsingOptions};
use serde::Serialize;
use std::fmt;

const NAMESPACE: &str = "urn:iso:std:iso:20022:tech:xsd:camt.054.";
/// Largest file that is read, in bytes.
const MAX_LEN: usize = 32 * 1024 * 1024;
/// Most XML nodes of a file.
const MAX_NODES: u32 = 2_000_000;

/// Why a file is no camt.054.
#[derive(Debug, thiserror::Error)]
pub enum InvalidFile {
	#[error("larger than {MAX_LEN} bytes")]
	TooLarge,
	#[error("not UTF-8")]
	Encoding,
	#[error("not well-formed XML: {0}")]
	Xml(#[from] roxmltree::Error),
	#[error("not a camt.054 of version 001.02 or 001.08 (its namespace is {0:?})")]
	Version(String),
	#[error("<{0}> is missing")]
	Missing(&'static str),
	#[error("the sepa crate refuses it: {0}")]
	Refused(#[from] sepa::Camt054ParseError),
	#[error("two readers disagree on {0}")]
	Disagreement(Position),
}

/// The versions that are read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub enum Version {
	#[serde(rename = "001.02")]
	V02,
	#[serde(rename = "001.08")]
	V08,
}

/// Where in a file something stands, each counted from one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub struct Position {
	pub notification: usize,
	pub entry: usize,
	#[serde(skip_serializing_if = "Option::is_none")]
	pub detail: Option<usize>,
}

impl fmt::Display for Position {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "Ntfctn {}, Ntry {}", self.notification, self.entry)?;
		self.detail.map_or(Ok(()), |detail| write!(f, ", TxDtls {detail}"))
	}
}

/// An account, without blanks and in capitals.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
pub struct Account {
	/// IBAN or the bank's own number.
	pub number: String,
	/// Whether the number is an IBAN, which needs no bank code to be unique.
	pub iban: bool,
	/// BIC of the bank, if given.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub bank: Option<String>,
}

/// Which way money moved, seen from the account.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
	Credit,
	Debit,
}

/// What can't be read, or contradicts itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, thiserror::Error)]
#[serde(tag = "problem", rename_all = "kebab-case")]
pub enum Unreadable {
	#[error("<{element}> is missing")]
	Missing { element: &'static str },
	#[error("<{element}> holds {text:?}")]
	Invalid { element: &'static str, text: String },
	#[error("{currency:?} is no currency of ISO 4217")]
	Currency { currency: String },
	#[error("amount {text:?}: {why}")]
	Amount { text: String, why: String },
	#[error("the booking covers {declared} transactions, of which {listed} are listed")]
	NotItemised { declared: u64, listed: usize },
	#[error("the amounts of its transactions are not the amount of the booking")]
	AmountsDisagree,
}

/// The facts on which a decision about money rests.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Facts {
	pub direction: Direction,
	/// The booking undoes an earlier one (`RvslInd`).
	pub reversal: bool,
	/// The money is a payment that came back (`RtrInf`, or the bank's transaction code).
	pub returned: bool,
	/// `BOOK`, `PDNG`, `INFO`, `FUTR` or the bank's own word.
	pub status: String,
	pub currency: String,
	/// Decimals of the currency's minor unit, and the amount in it.
	pub decimals: u8,
	pub amount: u128,
}

/// One transaction: an entry, or one of a batch that was booked as a sum.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Transaction {
	pub position: Position,
	pub account: Account,
	/// What the bank calls it: the same in every file that reports it.
	pub booking: String,
	pub facts: Result<Facts, Unreadable>,
	/// What references the payer gave.
	pub references: Found,
	/// Name and account of who is on the other side, if given.
	pub party: Option<String>,
	pub party_account: Option<String>,
	pub booked_on: Option<String>,
}

/// What a file says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notification {
	pub version: Version,
	pub message_id: String,
	pub transactions: Vec<Transaction>,
}

/// Reads a file.
pub fn read(bytes: &[u8]) -> Result<Notification, InvalidFile> {
	if bytes.len() > MAX_LEN {
		return Err(InvalidFile::TooLarge);
	}
	let text = std::str::from_utf8(bytes).map_err(|_| InvalidFile::Encoding)?;
	let options = ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES, ..Default::default() };
	let document = Document::parse_with_options(text, options)?;
	let root = document.root_element();
	let version = version(root)?;
	let body = child(root, "BkToCstmrDbtCdtNtfctn")
		.ok_or(InvalidFile::Missing("BkToCstmrDbtCdtNtfctn"))?;
	let mut transactions = Vec::new();
	for (index, node) in children(body, "Ntfctn").enumerate() {
		let account = account(node).ok_or(InvalidFile::Missing("Acct/Id"))?;
		for (entry_index, entry) in children(node, "Ntry").enumerate() {
			let position =
				Position { notification: index + 1, entry: entry_index + 1, detail: None };
			transactions.extend(Entry { node: entry, version, position, account: &account }.read());
		}
	}
	if version == Version::V08 {
		compare(&sepa::parse_camt054(text)?, &transactions)?;
	}
	Ok(Notification {
		version,
		message_id: at(body, &["GrpHdr", "MsgId"]).unwrap_or_default(),
		transactions,
	})
}

fn version(root: Node) -> Result<Version, InvalidFile> {
	let namespace = root.tag_name().namespace().unwrap_or_default();
	match (root.tag_name().name(), namespace.strip_prefix(NAMESPACE)) {
		("Document", Some("001.02")) => Ok(Version::V02),
		("Document", Some("001.08")) => Ok(Version::V08),
		_ => Err(InvalidFile::Version(namespace.into())),
	}
}

/// Whether the `sepa` crate reads the same amounts, currencies and directions.
fn compare(
	oracle: &sepa::Camt054Document,
	transactions: &[Transaction],
) -> Result<(), InvalidFile> {
	let entry_of = |position: Position| (position.notification, position.entry);
	for entry in transactions.chunk_by(|a, b| entry_of(a.position) == entry_of(b.position)) {
		for transaction in entry {
			let Ok(facts) = &transaction.facts else { continue };
			let position = transaction.position;
			let theirs = oracle
				.notifications
				.get(position.notification - 1)
				.and_then(|notification| notification.entries.get(position.entry - 1))
				.ok_or(InvalidFile::Disagreement(position))?;
			let amount = match position.detail {
				Some(number) if entry.len() > 1 => match theirs.details.get(number - 1) {
					Some(detail) => &detail.amount,
					// That crate lists the transactions of the first `NtryDtls` only.
					None => continue,
				},
				_ => &theirs.amount,
			};
			if !agrees(facts, amount) {
				return Err(InvalidFile::Disagreement(position));
			}
		}
	}
	Ok(())
}

fn agrees(facts: &Facts, theirs: &sepa::camt::ReportedAmount) -> bool {
	let direction = match facts.direction {
		Direction::Credit => sepa::CreditDebitIndicator::Credit,
		Direction::Debit => sepa::CreditDebitIndicator::Debit,
	};
	let amount = theirs.amount_raw.as_deref().map(str::trim).unwrap_or_default();
	theirs.direction == Some(direction)
		&& theirs.currency.as_deref() == Some(facts.currency.as_str())
		&& money::minor_units(amount, facts.decimals) == Ok(facts.amount)
}

/// The children of that name in the document's own namespace.
fn children<'a, 'i: 'a>(
	node: Node<'a, 'i>,
	name: &'static str,
) -> impl Iterator<Item = Node<'a, 'i>> {
	let namespace = node.tag_name().namespace();
	node.children().filter(move |child| {
		child.tag_name().name() == name && child.tag_name().namespace() == namespace
	})
}

fn child<'a, 'i: 'a>(node: Node<'a, 'i>, name: &'static str) -> Option<Node<'a, 'i>> {
	children(node, name).next()
}

fn descend<'a, 'i: 'a>(node: Node<'a, 'i>, path: &[&'static str]) -> Option<Node<'a, 'i>> {
	path.iter().try_fold(node, |node, name| child(node, name))
}

/// All text directly in a node, also where comments or entities break it up.
fn text(node: Node) -> String {
	let parts: String =
		node.children().filter(|part| part.is_text()).filter_map(|part| part.text()).collect();
	parts.trim().into()
}

/// The text at a path, unless it is empty.
fn at(node: Node, path: &[&'static str]) -> Option<String> {
	descend(node, path).map(text).filter(|text| !text.is_empty())
}

/// An account number or bank code as it is compared.
pub fn normalised(number: &str) -> String {
	number.split_whitespace().collect::<String>().to_ascii_uppercase()
}

fn account(notification: Node) -> Option<Account> {
	let node = child(notification, "Acct")?;
	let iban = at(node, &["Id", "IBAN"]);
	let number = iban.clone().or_else(|| at(node, &["Id", "Othr", "Id"]))?;
	let bank = ["BICFI", "BIC"]
		.into_iter()
		.find_map(|name| at(node, &["Svcr", "FinInstnId", name]))
		.map(|code| normalised(&code));
	Some(Account { number: normalised(&number), iban: iban.is_some(), bank })
}

/// An amount as it stands in the file.
struct Reported {
	currency: String,
	decimals: u8,
	amount: u128,
}

impl Reported {
	fn read(node: Node) -> Result<Self, Unreadable> {
		let currency = node.attribute("Ccy").ok_or(Unreadable::Missing { element: "Ccy" })?;
		let decimals = money::decimals(currency)
			.ok_or_else(|| Unreadable::Currency { currency: currency.into() })?;
		let text = text(node);
		let amount = money::minor_units(&text, decimals)
			.map_err(|why| Unreadable::Amount { text, why: why.to_string() })?;
		Ok(Self { currency: currency.into(), decimals, amount })
	}
}

/// One `Ntry` while it is read.
struct Entry<'a, 'i> {
	node: Node<'a, 'i>,
	version: Version,
	position: Position,
	account: &'a Account,
}

impl<'a, 'i: 'a> Entry<'a, 'i> {
	fn read(&self) -> Vec<Transaction> {
		let details: Vec<Node> = children(self.node, "NtryDtls")
			.flat_map(|details| children(details, "TxDtls"))
			.collect();
		let facts = self.facts().and_then(|facts| {
			self.check_itemised(details.len())?;
			Ok(facts)
		});
		if details.is_empty() {
			return vec![self.transaction(None, self.booking(None), facts)];
		}
		let batch = details.len() > 1;
		let mut all = facts.and_then(|facts| self.detail_facts(&facts, &details));
		details
			.iter()
			.enumerate()
			.map(|(index, detail)| {
				let own = all.as_mut().map_err(|why| why.clone()).map(|all| all.remove(0));
				let number = batch.then_some(index + 1);
				self.transaction(
					Some((*detail, index + 1)),
					self.booking(Some((*detail, number))),
					own,
				)
			})
			.collect()
	}

	fn transaction(
		&self,
		detail: Option<(Node, usize)>,
		booking: String,
		facts: Result<Facts, Unreadable>,
	) -> Transaction {
		let position = Position { detail: detail.map(|(_, number)| number), ..self.position };
		let debit = matches!(&facts, Ok(Facts { direction: Direction::Debit, .. }));
		let (role, role_account) = if debit { ("Cdtr", "CdtrAcct") } else { ("Dbtr", "DbtrAcct") };
		let parties = detail.and_then(|(node, _)| child(node, "RltdPties"));
		let party = parties.and_then(|parties| {
			at(parties, &[role, "Pty", "Nm"]).or_else(|| at(parties, &[role, "Nm"]))
		});
		let party_account = parties.and_then(|parties| {
			at(parties, &[role_account, "Id", "IBAN"])
				.or_else(|| at(parties, &[role_account, "Id", "Othr", "Id"]))
		});
		Transaction {
			position,
			account: self.account.clone(),
			booking,
			facts,
			references: self.references(detail.map(|(node, _)| node)),
			party,
			party_account: party_account.map(|number| normalised(&number)),
			booked_on: self.date("BookgDt"),
		}
	}

	fn date(&self, name: &'static str) -> Option<String> {
		at(self.node, &[name, "Dt"]).or_else(|| at(self.node, &[name, "DtTm"]))
	}

	/// What the entry as a whole says.
	fn facts(&self) -> Result<Facts, Unreadable> {
		let amount = child(self.node, "Amt").ok_or(Unreadable::Missing { element: "Amt" })?;
		let Reported { currency, decimals, amount } = Reported::read(amount)?;
		Ok(Facts {
			direction: direction(self.node)?.ok_or(Unreadable::Missing { element: "CdtDbtInd" })?,
			reversal: flag(self.node, "RvslInd")?,
			returned: is_return(self.node),
			status: self.status()?,
			currency,
			decimals,
			amount,
		})
	}

	fn status(&self) -> Result<String, Unreadable> {
		let code = match self.version {
			Version::V02 => at(self.node, &["Sts"]),
			Version::V08 => at(self.node, &["Sts", "Cd"]),
		};
		// A bank's own word may read like a code, and is none.
		let own = || at(self.node, &["Sts", "Prtry"]).map(|word| format!("Prtry {word}"));
		code.or_else(own).ok_or(Unreadable::Missing { element: "Sts" })
	}

	/// Whether as many transactions are listed as the bank says that it booked.
	fn check_itemised(&self, listed: usize) -> Result<(), Unreadable> {
		let mut declared = 0u64;
		let mut stated = false;
		for details in children(self.node, "NtryDtls") {
			let own = children(details, "TxDtls").count() as u64;
			match at(details, &["Btch", "NbOfTxs"]) {
				None => declared = declared.saturating_add(own),
				Some(text) => {
					let number: u64 = text
						.parse()
						.map_err(|_| Unreadable::Invalid { element: "NbOfTxs", text })?;
					declared = declared.saturating_add(number);
					stated = true;
				},
			}
		}
		// One transaction that isn't listed is the entry itself.
		if stated && declared != listed as u64 && !(listed == 0 && declared == 1) {
			return Err(Unreadable::NotItemised { declared, listed });
		}
		Ok(())
	}

	/// The facts of each detail, if together they are the entry's.
	fn detail_facts(&self, entry: &Facts, details: &[Node]) -> Result<Vec<Facts>, Unreadable> {
		let sole = details.len() == 1;
		let mut all = Vec::with_capacity(details.len());
		let (mut credit, mut debit) = (0u128, 0u128);
		for detail in details {
			let amount = self.detail_amount(entry, *detail, sole)?;
			let direction = direction(*detail)?.unwrap_or(entry.direction);
			let sum = match direction {
				Direction::Credit => &mut credit,
				Direction::Debit => &mut debit,
			};
			*sum = sum.checked_add(amount).ok_or(Unreadable::AmountsDisagree)?;
			let returned = entry.returned || is_return(*detail);
			all.push(Facts { direction, returned, amount, ..entry.clone() });
		}
		let total = match entry.direction {
			Direction::Credit => credit.checked_sub(debit),
			Direction::Debit => debit.checked_sub(credit),
		};
		if total == Some(entry.amount) {
			Ok(all)
		} else {
			Err(Unreadable::AmountsDisagree)
		}
	}

	/// What a detail moved on the account: its own amount; a sole detail's is the entry's, which a
	/// statement in the same currency must not contradict.
	fn detail_amount(&self, entry: &Facts, detail: Node, sole: bool) -> Result<u128, Unreadable> {
		let own = child(detail, "Amt").or_else(|| descend(detail, &["AmtDtls", "TxAmt", "Amt"]));
		let Some(own) = own else {
			let missing = Unreadable::Missing { element: "TxDtls/Amt" };
			return if sole { Ok(entry.amount) } else { Err(missing) };
		};
		let own = Reported::read(own)?;
		if own.currency == entry.currency {
			Ok(own.amount)
		} else if sole {
			Ok(entry.amount)
		} else {
			Err(Unreadable::AmountsDisagree)
		}
	}

	/// What the bank calls a booking: its own reference, and in a batch also the transaction's; made
	/// up of what is known if it gave none.
	fn booking(&self, detail: Option<(Node, Option<usize>)>) -> String {
		let node = detail.map(|(node, _)| node);
		let of_detail = node.and_then(|node| {
			["AcctSvcrRef", "TxId", "UETR"]
				.into_iter()
				.find_map(|name| named(node, &["Refs", name]))
		});
		match (named(self.node, &["AcctSvcrRef"]), detail.and_then(|(_, number)| number), of_detail)
		{
			(Some(entry), None, _) => entry,
			(Some(entry), Some(_), Some(own)) => format!("{entry}/{own}"),
			(Some(entry), Some(number), None) => format!("{entry}/#{number}"),
			(None, _, Some(own)) => own,
			(None, number, None) => self.described(node, number),
		}
	}

	fn described(&self, detail: Option<Node>, number: Option<usize>) -> String {
		let of = |path: &[&'static str]| detail.and_then(|node| at(node, path));
		let parts = [
			self.date("BookgDt"),
			self.date("ValDt"),
			at(self.node, &["Amt"]),
			of(&["Refs", "EndToEndId"]),
			of(&["RltdPties", "DbtrAcct", "Id", "IBAN"]),
			of(&["RmtInf", "Ustrd"]),
			number.map(|number| format!("#{number}")),
		];
		let parts: Vec<String> = parts.into_iter().flatten().collect();
		format!("unnamed:{}", parts.join("|"))
	}

	/// The references that stand where a payer's reference arrives.
	fn references(&self, detail: Option<Node>) -> Found {
		let mut found = Found::default();
		let Some(detail) = detail else {
			// Without details the bank's own text is all there is.
			if let Some(text) = at(self.node, &["AddtlNtryInf"]) {
				found.add(&text);
			}
			return found;
		};
		if let Some(text) = at(detail, &["Refs", "EndToEndId"]) {
			found.add(&text);
		}
		let Some(remittance) = child(detail, "RmtInf") else { return found };
		for structured in children(remittance, "Strd") {
			if let Some(text) = at(structured, &["CdtrRefInf", "Ref"]) {
				found.add(&text);
			}
		}
		let lines: Vec<String> = children(remittance, "Ustrd").map(text).collect();
		found.add(&lines.join(" "));
		found
	}
}

/// A name at a path, unless it is one of the words that stand for none.
fn named(node: Node, path: &[&'static str]) -> Option<String> {
	at(node, path).filter(|name| !["NONREF", "NOTPROVIDED", "NOREF"].contains(&name.as_str()))
}

fn direction(node: Node) -> Result<Option<Direction>, Unreadable> {
	let Some(indicator) = child(node, "CdtDbtInd") else { return Ok(None) };
	match text(indicator).as_str() {
		"CRDT" => Ok(Some(Direction::Credit)),
		"DBIT" => Ok(Some(Direction::Debit)),
		other => Err(Unreadable::Invalid { element: "CdtDbtInd", text: other.into() }),
	}
}

/// An `xs:boolean`; absent means no.
fn flag(node: Node, element: &'static str) -> Result<bool, Unreadable> {
	let Some(flag) = child(node, element) else { return Ok(false) };
	match text(flag).as_str() {
		"true" | "1" => Ok(true),
		"false" | "0" => Ok(false),
		other => Err(Unreadable::Invalid { element, text: other.into() }),
	}
}

/// Whether money is a payment that came back: the bank gives a reason or says so in its code.
fn is_return(node: Node) -> bool {
	let code = at(node, &["BkTxCd", "Domn", "Fmly", "SubFmlyCd"]);
	child(node, "RtrInf").is_some() || code.as_deref() == Some("RRTN")
}
