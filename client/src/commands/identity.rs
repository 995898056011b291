// SPDX-License-Identifier: Apache-2.0

//! `hanse identity`.

use super::{keys::signing_key, shown, statement, Error, NodeUrl, Output};
use clap::Subcommand;
use hanse_client::{
	chain::{
		crowdfunding::{Authority, User},
		At, Call, Chain, Included,
	},
	files,
	identity::{
		sealed::{Recipient, Role, Sealed, SealingKey, MAX_FILE_LEN},
		tag::TagKey,
		Draft, Kind, Opening,
	},
	keys,
};
use serde::Serialize;
use std::{
	path::{Path, PathBuf},
	str::FromStr,
};

#[derive(Debug, Subcommand)]
pub enum Command {
	/// Platform: make the opening of an identity, under a new salt.
	///
	/// Reads {"kind": "person" or "organisation", "name": .., "scheme": .., "number": ..} from a file
	/// that only you can read, or from the standard input.
	New {
		/// The file; - is the standard input.
		#[arg(long, value_name = "FILE")]
		from: PathBuf,
		/// The new file.
		#[arg(long, value_name = "FILE")]
		out: PathBuf,
	},

	/// Show the commitment of an opening. Neither name nor number is printed.
	Commitment {
		/// The opening.
		#[arg(value_name = "OPENING")]
		opening: PathBuf,
	},

	/// Registrar: make a key for tags.
	TagKey {
		/// Which of your keys it is: what `setPrfVersion` says on the chain.
		#[arg(long, default_value_t = 0)]
		version: u32,
		/// The new file.
		#[arg(long, value_name = "FILE")]
		out: PathBuf,
	},

	/// Registrar: the tag of an identity.
	Tag {
		/// The opening.
		#[arg(value_name = "OPENING")]
		opening: PathBuf,
		/// The tag key.
		#[arg(long, value_name = "FILE")]
		key: PathBuf,
		/// The tag key before it, for the tag by that one too.
		#[arg(long, value_name = "FILE")]
		previous_key: Option<PathBuf>,
	},

	/// Registrar: state, signed, who a newcomer is, for the platform that registers it.
	///
	/// The newcomer signs the same, and the platform brings both to the chain. Neither name nor number
	/// is in it.
	Statement(statement::Arguments),

	/// Registrar, certificate issuer: make a key that identities are sealed to.
	SealingKey {
		/// The new file.
		#[arg(long, value_name = "FILE")]
		out: PathBuf,
	},

	/// Platform: seal an opening to authorities, a file for each.
	Seal {
		/// The opening.
		#[arg(value_name = "OPENING")]
		opening: PathBuf,
		/// An authority: its id, and the chain tells its role and key; or id:role:key, with the role
		/// `registrar` or `certificate-issuer` and the key in hexadecimal digits.
		#[arg(long, value_name = "AUTHORITY", required = true, num_args = 1..)]
		to: Vec<To>,
		/// The chain, by the hash of its first block, where no node is asked.
		#[arg(long, value_name = "HASH")]
		genesis: Option<Hash>,
		/// The folder of the new files.
		#[arg(long, value_name = "FOLDER")]
		out: PathBuf,
		#[command(flatten)]
		url: NodeUrl,
	},

	/// Registrar, certificate issuer: open a sealed identity.
	Open {
		/// The sealed identity.
		#[arg(value_name = "SEALED")]
		sealed: PathBuf,
		/// Your sealing keys: the present one, and those before it.
		#[arg(long, value_name = "FILE", required = true, num_args = 1..)]
		key: Vec<PathBuf>,
		/// The new file of the opening.
		#[arg(long, value_name = "FILE")]
		out: PathBuf,
	},

	/// Registrar, certificate issuer: open a sealed identity, check that it is the user's on the chain,
	/// and say so there. The opening stays here.
	///
	/// The platform says the same of its own opening once an identity changed.
	Confirm {
		/// The sealed identity; the opening itself, where no sealing key is named.
		#[arg(value_name = "SEALED")]
		sealed: PathBuf,
		/// The user.
		#[arg(long, value_name = "ID")]
		user: u64,
		/// Your sealing keys.
		#[arg(long, value_name = "FILE", num_args = 1..)]
		key: Vec<PathBuf>,
		/// The key file of the authority's account, or of the platform's.
		#[arg(long, value_name = "FILE")]
		account: PathBuf,
		#[command(flatten)]
		url: NodeUrl,
	},
}

/// 32 bytes in hexadecimal digits.
#[derive(Clone, Copy, Debug)]
pub struct Hash(pub [u8; 32]);

impl FromStr for Hash {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		let mut bytes = [0; 32];
		let digits = text.strip_prefix("0x").unwrap_or(text);
		hex::decode_to_slice(digits, &mut bytes)
			.map_err(|_| "64 hexadecimal digits are expected")?;
		Ok(Self(bytes))
	}
}

/// Whom to seal to.
#[derive(Clone, Copy, Debug)]
pub struct To {
	authority: u32,
	given: Option<(Role, [u8; 32])>,
}

impl FromStr for To {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		let mut parts = text.splitn(3, ':');
		let id = parts.next().unwrap_or_default();
		let authority = id.parse().map_err(|_| format!("{id:?} is no id of an authority"))?;
		let given = match (parts.next(), parts.next()) {
			(None, _) => None,
			(Some(role), Some(key)) => {
				let role = <Role as clap::ValueEnum>::from_str(role, false)?;
				Some((role, Hash::from_str(key)?.0))
			},
			(Some(_), None) => return Err("the key is missing: id:role:key".into()),
		};
		Ok(Self { authority, given })
	}
}

#[derive(Serialize)]
struct Committed {
	kind: Kind,
	scheme: String,
	#[serde(with = "hanse_client::text::bytes")]
	commitment: [u8; 32],
}

#[derive(Serialize)]
struct Tagged {
	version: u32,
	#[serde(with = "hanse_client::text::bytes")]
	tag: [u8; 32],
	#[serde(with = "hanse_client::text::optional_bytes")]
	previous_tag: Option<[u8; 32]>,
}

#[derive(Serialize)]
struct KeyInfo {
	#[serde(with = "hanse_client::text::bytes")]
	sealing_key: [u8; 32],
}

#[derive(Serialize)]
struct SealedTo {
	authority: u32,
	role: Role,
	file: PathBuf,
}

#[derive(Serialize)]
struct Confirmed {
	user: u64,
	version: u32,
	included: Included,
}

pub async fn run(command: Command, output: Output) -> Result<(), Error> {
	match command {
		Command::New { from, out } => print_commitment(&new(&from, &out)?, output),
		Command::Commitment { opening } => print_commitment(&read(&opening)?, output),
		Command::TagKey { version, out } => {
			TagKey::generate(version)?.write(&out)?;
			output.print(&serde_json::json!({ "version": version }), |to| {
				writeln!(to, "tag key, version {version}: {}", out.display())
			})
		},
		Command::Tag { opening, key, previous_key } => {
			let tagged = tagged(&read(&opening)?, &key, previous_key.as_deref())?;
			output.print(&tagged, |to| {
				writeln!(to, "version  {}", tagged.version)?;
				writeln!(to, "tag      0x{}", hex::encode(tagged.tag))?;
				match tagged.previous_tag {
					Some(tag) => writeln!(to, "before   0x{}", hex::encode(tag)),
					None => Ok(()),
				}
			})
		},
		Command::Statement(arguments) => statement::run(arguments, output).await,
		Command::SealingKey { out } => {
			let key = SealingKey::generate();
			key.write(&out)?;
			let info = KeyInfo { sealing_key: key.public() };
			output
				.print(&info, |to| writeln!(to, "sealing key  0x{}", hex::encode(info.sealing_key)))
		},
		Command::Seal { opening, to, genesis, out, url } => {
			let recipients = recipients(&to, genesis, &url).await?;
			let rows = seal(&read(&opening)?, &recipients, &out)?;
			output.print(&rows, |to| {
				for SealedTo { authority, role, file } in &rows {
					let (role, file) = (role.name(), file.display());
					writeln!(to, "sealed to authority {authority} ({role}): {file}")?;
				}
				Ok(())
			})
		},
		Command::Open { sealed, key, out } => {
			let (_, opening) = open(&sealed, &key)?;
			opening.write(&out)?;
			print_commitment(&opening, output)
		},
		Command::Confirm { sealed, user, key, account, url } => {
			let confirmed = confirm(&sealed, user, &key, &account, &url).await?;
			output.print(&confirmed, |to| {
				let Confirmed { user, version, .. } = confirmed;
				writeln!(to, "confirmed version {version} of the identity of user {user}")
			})
		},
	}
}

fn new(from: &Path, out: &Path) -> Result<Opening, Error> {
	let text = match from.as_os_str() == "-" {
		true => keys::read_stdin()?,
		false => keys::read_private(from)?,
	};
	let draft = Draft::read(&text).map_err(|why| shown(from, &why))?;
	let opening = Opening::generate(&draft).map_err(|why| shown(from, &why))?;
	opening.write(out)?;
	Ok(opening)
}

pub(super) fn read(path: &Path) -> Result<Opening, Error> {
	Ok(Opening::read(path).map_err(|why| shown(path, &why))?)
}

/// The registrar's tag key, and the one before it.
pub(super) fn tag_keys(
	key: &Path,
	previous: Option<&Path>,
) -> Result<(TagKey, Option<TagKey>), Error> {
	let read = |file: &Path| TagKey::read(file).map_err(|why| Error::from(shown(file, &why)));
	let (key, before) = (read(key)?, previous.map(read).transpose()?);
	if let (Some(file), Some(before)) = (previous, &before) {
		if !key.follows(before) {
			let version = key.version();
			return Err(shown(file, &format!("it is not the key before version {version}")).into());
		}
	}
	Ok((key, before))
}

fn tagged(opening: &Opening, key: &Path, previous: Option<&Path>) -> Result<Tagged, Error> {
	let (key, previous) = tag_keys(key, previous)?;
	Ok(Tagged {
		version: key.version(),
		tag: key.tag(opening),
		previous_tag: previous.map(|previous| previous.tag(opening)),
	})
}

fn print_commitment(opening: &Opening, output: Output) -> Result<(), Error> {
	let committed = Committed {
		kind: opening.kind(),
		scheme: opening.scheme().into(),
		commitment: opening.commitment(),
	};
	output
		.print(&committed, |to| writeln!(to, "commitment  0x{}", hex::encode(committed.commitment)))
}

/// Role and key of each authority, asked for where they are not given.
async fn recipients(
	to: &[To],
	genesis: Option<Hash>,
	url: &NodeUrl,
) -> Result<Vec<Recipient>, Error> {
	let given: Option<Vec<_>> =
		to.iter().map(|one| one.given.map(|given| (one.authority, given))).collect();
	if let (Some(given), Some(Hash(genesis))) = (given, genesis) {
		let recipient = |(authority, (role, key))| Recipient { genesis, role, authority, key };
		return Ok(given.into_iter().map(recipient).collect());
	}
	let at = Chain::connect(&url.url).await?.finalised().await?;
	if genesis.is_some_and(|Hash(genesis)| genesis != at.genesis()) {
		return Err("the node is on another chain than --genesis says".into());
	}
	let mut recipients = Vec::with_capacity(to.len());
	for To { authority, given } in to {
		let known = admitted(&at, *authority).await?;
		if given.is_some_and(|given| given != (known.role, known.sealing_key)) {
			return Err(format!("authority {authority} has another role or key").into());
		}
		recipients.push(Recipient {
			genesis: at.genesis(),
			role: known.role,
			authority: *authority,
			key: known.sealing_key,
		});
	}
	Ok(recipients)
}

pub(super) async fn admitted(at: &At, authority: u32) -> Result<Authority, Error> {
	let known = at.authority(authority).await?;
	match (known.admitted, known.successor) {
		(true, _) => Ok(known),
		(false, Some(next)) => {
			Err(format!("authority {authority} was removed; {next} acts in its place").into())
		},
		(false, None) => Err(format!("authority {authority} was removed").into()),
	}
}

fn seal(opening: &Opening, to: &[Recipient], out: &Path) -> Result<Vec<SealedTo>, Error> {
	files::create_folder(out).map_err(|why| shown(out, &why))?;
	let mut rows = Vec::with_capacity(to.len());
	for recipient in to {
		let sealed = Sealed::seal(opening, recipient)?;
		let name = format!("{}-{}.json", hex::encode(sealed.commitment), recipient.authority);
		let file = out.join(name);
		files::create(&file, &serde_json::to_string_pretty(&sealed)?)
			.map_err(|why| shown(&file, &why))?;
		let Recipient { authority, role, .. } = *recipient;
		rows.push(SealedTo { authority, role, file });
	}
	Ok(rows)
}

/// Opens a sealed identity with the key that it was sealed to.
fn open(path: &Path, keys: &[PathBuf]) -> Result<(Sealed, Opening), Error> {
	let text = files::read_text(path, MAX_FILE_LEN).map_err(|why| shown(path, &why))?;
	let sealed = Sealed::from_json(&text).map_err(|why| shown(path, &why))?;
	for file in keys {
		let key = SealingKey::read(file).map_err(|why| shown(file, &why))?;
		if key.public() == sealed.recipient {
			let opening = sealed.open(&key).map_err(|why| shown(path, &why))?;
			return Ok((sealed, opening));
		}
	}
	Err(shown(path, &"it was sealed to none of these keys").into())
}

async fn confirm(
	path: &Path,
	user: u64,
	keys: &[PathBuf],
	account: &Path,
	url: &NodeUrl,
) -> Result<Confirmed, Error> {
	let (sealed, opening) = match keys {
		[] => (None, read(path)?),
		keys => open(path, keys).map(|(sealed, opening)| (Some(sealed), opening))?,
	};
	let account = signing_key(account)?;
	let at = Chain::connect(&url.url).await?.finalised().await?;
	let row = at.user(user).await?;
	is_of(&opening, &row).map_err(|why| shown(path, &why))?;
	if let Some(sealed) = sealed {
		let named = match sealed.role {
			Role::Registrar => row.registrar,
			Role::CertificateIssuer => row.certifier,
		};
		let successor = at.authority(named).await?.successor;
		let in_charge = [named, successor.unwrap_or(named)];
		is_for(&sealed, at.genesis(), &in_charge).map_err(|why| shown(path, &why))?;
	}
	let call = Call::confirm_identity(user, row.version);
	let included = at.submitter(&account).await?.submit(&call).await?.finalised().await?;
	Ok(Confirmed { user, version: row.version, included })
}

/// Whether the opening is the one of the user on the chain.
fn is_of(opening: &Opening, user: &User) -> Result<(), &'static str> {
	if opening.commitment() != user.commitment {
		return Err("it is of another identity than the user has now");
	}
	if opening.kind() != user.kind {
		return Err("the user is of another kind");
	}
	Ok(())
}

/// Whether it was sealed for this chain, to the authority that the user names or the one in its place.
fn is_for(sealed: &Sealed, genesis: [u8; 32], in_charge: &[u32]) -> Result<(), &'static str> {
	if sealed.genesis != genesis {
		return Err("it is for another chain");
	}
	if !in_charge.contains(&sealed.authority) {
		return Err("the user names another authority");
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use hanse_client::keys::Secret;
	use hanse_support::OrgNumber;

	fn opening() -> Opening {
		let draft = r#"{"kind": "person", "name": "A", "scheme": "id", "number": "1"}"#;
		Opening::generate(&Draft::read(&Secret::new(draft.into())).unwrap()).unwrap()
	}

	#[test]
	fn opening_should_be_confirmed_for_its_own_user_and_authority_only() {
		let (opening, key) = (opening(), SealingKey::generate());
		let genesis = [7; 32];
		let to = Recipient { genesis, role: Role::Registrar, authority: 3, key: key.public() };
		let sealed = Sealed::seal(&opening, &to).unwrap();
		let user = User {
			kind: Kind::Person,
			platform: OrgNumber(195),
			commitment: opening.commitment(),
			version: 0,
			registrar: 3,
			certifier: 4,
		};
		for in_charge in [[3, 3], [2, 3], [3, 5]] {
			assert_eq!(is_for(&sealed, genesis, &in_charge), Ok(()));
		}
		assert!(is_for(&sealed, [8; 32], &[3]).is_err());
		assert!(is_for(&sealed, genesis, &[4]).is_err());
		assert_eq!(is_of(&opening, &user), Ok(()));
		for bad in [
			User { commitment: [1; 32], ..user.clone() },
			User { kind: Kind::Organisation, ..user },
		] {
			assert!(is_of(&opening, &bad).is_err(), "{bad:?}");
		}
	}

	#[test]
	fn recipient_should_be_an_id_or_all_of_it() {
		assert!("3".parse::<To>().unwrap().given.is_none());
		let key = "ab".repeat(32);
		let to: To = format!("3:certificate-issuer:0x{key}").parse().unwrap();
		assert_eq!((to.authority, to.given), (3, Some((Role::CertificateIssuer, [0xab; 32]))));
		for bad in ["", "x", "3:registrar", "3:other:ab", "3:registrar:ab", "3:registrar:0xzz"] {
			assert!(bad.parse::<To>().is_err(), "{bad}");
		}
	}
}
