// SPDX-License-Identifier: Apache-2.0

//! Posting, closing and cancelling offerings, and the registrar's stop.

use crate::{mock::*, payloads, *};
use codec::{Encode, MaxEncodedLen};
use frame_support::assert_ok;
use hanse_support::{
	bodies::{self, BodyRef},
	Deposit, OrgNumber,
};
use sp_core::H256;
use sp_runtime::{traits::Hash as _, Permill, TokenError};

const ALL: Goal = Goal::AllOrNothing(20);

/// Alice has 60 shares and Cog, who issued them, has 40. Bob has none.
fn cogs() -> AssetId {
	let asset = asset_of("Cog", &[("Alice", 60), ("Cog", 40)]);
	known("Bob");
	events();
	asset
}

/// What Alice offers, 30 shares.
fn selling(asset: AssetId) -> OfferingTermsOf<Test> {
	terms_of(asset, "Alice", SaleKind::Secondary, 30)
}

fn collecting(asset: AssetId, goal: Goal) -> OfferingTermsOf<Test> {
	terms_of(asset, "Cog", SaleKind::Primary(goal), 30)
}

fn shown() -> Prospectus<u32> {
	Prospectus {
		title: text("Cogs"),
		text: BodyRef {
			hash: bodies::hash_of(TEXT.as_bytes()),
			len: u32::try_from(TEXT.len()).unwrap(),
			block: now(),
		},
		documents: Documents::default(),
	}
}

fn price() -> u128 {
	Crowdfunding::offering_price(&shown())
}

fn closing(offering: OfferingId) -> Call<Test> {
	Call::close_offering { offering }
}

fn cancelling(offering: OfferingId) -> Call<Test> {
	Call::cancel_offering { offering }
}

fn freezing(offering: OfferingId) -> Call<Test> {
	Call::freeze_offering { offering }
}

fn thawing(offering: OfferingId) -> Call<Test> {
	Call::thaw_offering { offering }
}

fn ended(offering: OfferingId) -> Event<Test> {
	Event::OfferingClosed { offering, state: OfferingState::Ended }
}

/// Nothing is left of an offering; its seller offers nothing.
fn assert_gone(offering: OfferingId, asset: AssetId, seller: &str) {
	assert!(!Offerings::<Test>::contains_key(offering));
	assert!(!Prospectuses::<Test>::contains_key(offering));
	assert_eq!(holding(asset, seller).offered, 0);
	assert_eq!(held(&platform(), HoldReason::Offering), 0);
}

#[test]
fn offering_should_stand_open_when_the_seller_signed_and_the_platform_posts() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = cogs();
		let (before, chips_before) = (free(&platform()), chips(&platform()));
		let terms = selling(asset);
		by(&platform(), posting(terms.clone(), "Alice"));
		let Terms { posting_fee, executing_fee, .. } = mock::terms();
		assert_eq!(
			offering(0),
			Offering {
				terms,
				platform: PLATFORM,
				tenure: 0,
				posting_fee,
				executing_fee,
				state: OfferingState::Open,
				sold: 0,
				unsettled: 0,
				pledges: 0,
				escrow: 0,
				earned: 0,
				endowment: 0,
				source: None,
				deposit: Deposit { payer: platform(), amount: price() },
			}
		);
		assert_eq!(Prospectuses::<Test>::get(0), Some(shown()));
		assert_eq!(NextOfferingId::<Test>::get(), 1);
		assert_eq!(held(&platform(), HoldReason::Offering), price());
		assert_eq!((free(&platform()), chips(&platform())), (before - price(), chips_before));
		let Holding { shares, offered, .. } = holding(asset, "Alice");
		assert_eq!((shares, offered), (60, 30));
		assert_eq!(next_nonce("Alice"), 1);
		let event = Event::OfferingPosted {
			offering: 0,
			asset,
			seller: id("Alice"),
			platform: PLATFORM,
			shares: 30,
			price: 10,
		};
		assert_eq!(events(), [event]);
		assert!(take_flows().iter().all(|flow| flow.from.is_none()));
	});
}

#[test]
fn campaign_should_have_a_pot_that_its_poster_endows() {
	for (currency, least) in [(CHIPS, MIN_CHIPS), (NATIVE, ED)] {
		ExtBuilder::default().build_and_execute(|| {
			let asset = cogs();
			let before = (chips(&platform()), free(&platform()));
			let terms = OfferingTerms { currency: currency.clone(), ..collecting(asset, ALL) };
			let id = post(terms, "Cog");
			let pot = Crowdfunding::campaign_account(id);
			assert_eq!(money(&currency, &pot), least);
			let Offering { endowment, escrow, .. } = offering(id);
			assert_eq!((endowment, escrow), (least, 0));
			let after = match currency {
				Coin::Native => (before.0, before.1 - price() - ED),
				_ => (before.0 - MIN_CHIPS, before.1 - price()),
			};
			assert_eq!((chips(&platform()), free(&platform())), after);
			assert_eq!(holding(asset, "Cog").offered, 30);
			assert_eq!(events().len(), 1);
		});
	}
}

#[test]
fn pots_should_be_apart() {
	ExtBuilder::default().build_and_execute(|| {
		let campaign = Crowdfunding::campaign_account;
		let distribution = Crowdfunding::distribution_account;
		let withheld = Crowdfunding::withheld_account;
		let pots = [
			campaign(0),
			campaign(1),
			campaign(u64::MAX),
			distribution(0, 0),
			distribution(0, 1),
			distribution(1, 0),
			distribution(u64::MAX, u32::MAX),
			withheld((0, 0), 0),
			withheld((0, 0), 1),
			withheld((0, 1), 0),
			withheld((1, 0), 0),
			withheld((u64::MAX, u64::MAX), u32::MAX),
			withheld((u64::MAX, u64::MAX), u32::MAX - 1),
		];
		let apart: std::collections::BTreeSet<_> = pots.iter().collect();
		assert_eq!(apart.len(), pots.len());
	});
}

#[test]
fn campaign_should_be_refused_when_its_pot_cannot_be_endowed() {
	ExtBuilder::default().build_and_execute(|| {
		let call = posting(collecting(cogs(), ALL), "Cog");
		set_money(&CHIPS, &platform(), 2 * MIN_CHIPS - 1);
		assert!(dispatch(signed(&platform()), call.clone()).is_err());
		set_money(&CHIPS, &platform(), 2 * MIN_CHIPS);
		bar_payer(&platform());
		refused(&platform(), call.clone(), Error::<Test>::BadStanding);
		unbar(&platform());
		by(&platform(), call);
		assert_eq!(chips(&platform()), MIN_CHIPS);
	});
}

#[test]
fn offering_should_be_posted_by_the_platforms_people_or_the_seller() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = cogs();
		for who in [platform(), manager(), account("Alice")] {
			let terms = OfferingTerms { shares: 1, ..selling(asset) };
			let next = NextOfferingId::<Test>::get();
			by(&who, posting(terms, "Alice"));
			assert_eq!(offering(next).deposit.payer, who);
			assert_eq!(held(&who, HoldReason::Offering), price());
		}
		let call = posting(selling(asset), "Alice");
		for who in [editor(), other_platform(), stranger(), registrar(), account("Cog")] {
			refused(&who, call.clone(), Error::<Test>::NotPlatform);
		}
		by(&other_platform(), posting_on(OTHER_PLATFORM, selling(asset), "Alice"));
		assert_eq!(offering(3).platform, OTHER_PLATFORM);
	});
}

#[test]
fn offering_should_be_refused_when_the_platform_is_none() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = cogs();
		let call = posting_on(NO_PLATFORM, selling(asset), "Alice");
		refused(&stranger(), call.clone(), Error::<Test>::PlatformNotFound);
		refused(&account("Alice"), call, Error::<Test>::PlatformNotFound);
		sell_number(PLATFORM, &stranger());
		let call = posting(selling(asset), "Alice");
		for who in [platform(), stranger(), account("Alice")] {
			refused(&who, call.clone(), Error::<Test>::PlatformVoid);
		}
		// Renewed, it posts in its new tenure.
		root(Call::admit_platform { platform: PLATFORM });
		by(&stranger(), call);
		assert_eq!(offering(0).tenure, 1);
	});
}

#[test]
fn offering_should_be_refused_when_its_window_is_not_ahead_or_too_long() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = cogs();
		forward(9);
		let refuse = |opens, closes| {
			let terms = OfferingTerms { opens, closes, ..selling(asset) };
			refused(&platform(), posting(terms, "Alice"), Error::<Test>::InvalidWindow);
		};
		refuse(9, 100);
		refuse(10, 10);
		refuse(20, 10);
		refuse(0, 0);
		refuse(10, 211);
		refuse(0, u32::MAX);
		for (opens, closes) in [(10, 11), (10, 210), (500, 700), (u32::MAX - 1, u32::MAX)] {
			let terms = OfferingTerms { opens, closes, shares: 1, ..selling(asset) };
			assert_ok!(dispatch(signed(&platform()), posting(terms, "Alice")));
		}
	});
}

#[test]
fn offering_should_be_refused_when_its_parts_do_not_fit_each_other() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = cogs();
		let refuse = |terms: OfferingTermsOf<Test>, seller, error: Error<Test>| {
			refused(&platform(), posting(terms, seller), error);
		};
		let terms = selling(asset);
		let invalid = || Error::InvalidTerms;
		refuse(OfferingTerms { shares: 0, ..terms.clone() }, "Alice", invalid());
		refuse(OfferingTerms { shares: 0, least: 0, ..terms.clone() }, "Alice", invalid());
		refuse(OfferingTerms { least: 0, ..terms.clone() }, "Alice", invalid());
		refuse(OfferingTerms { least: 31, ..terms.clone() }, "Alice", invalid());
		refuse(OfferingTerms { price: 0, ..terms.clone() }, "Alice", invalid());
		refuse(collecting(asset, Goal::AllOrNothing(0)), "Cog", invalid());
		refuse(collecting(asset, Goal::AllOrNothing(31)), "Cog", invalid());
		let most = u128::MAX / 30;
		let dear = OfferingTerms { price: most + 1, ..terms.clone() };
		refuse(dear, "Alice", Error::Overflow);
		let currency = Coin::WithId(CHIP_ID + 1);
		refuse(OfferingTerms { currency, ..terms.clone() }, "Alice", Error::InvalidCurrency);

		let dear = OfferingTerms { least: 30, price: most, ..terms };
		by(&platform(), posting(dear, "Alice"));
		by(&platform(), posting(collecting(asset, Goal::AllOrNothing(30)), "Cog"));
	});
}

#[test]
fn offering_should_be_refused_when_it_or_a_document_has_no_title() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = cogs();
		let call = |title: &str, named: &[&str]| {
			let document = |name: &&str| Document { title: self::text(name), hash: H256([1; 32]) };
			let documents: Vec<_> = named.iter().map(document).collect();
			let (title, documents) = (self::text(title), documents.try_into().unwrap());
			let offer = Offer { title, documents, ..offer(PLATFORM, selling(asset)) };
			let signed = sign_offer("Alice", &offer);
			let Offer { platform, terms, title, documents, .. } = offer;
			Call::post_offering { platform, terms, title, text: text(TEXT), documents, signed }
		};
		let wrong = [("", &[][..]), ("", &["Balance"][..]), ("Cogs", &["Balance", ""][..])];
		for (title, named) in wrong {
			refused(&platform(), call(title, named), Error::<Test>::InvalidTitle);
		}
		by(&platform(), call("C", &["B"]));
	});
}

#[test]
fn offering_should_be_refused_when_asset_or_seller_is_not_for_it() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = cogs();
		let refuse = |terms: OfferingTermsOf<Test>, seller, error: Error<Test>| {
			refused(&platform(), posting(terms, seller), error);
		};
		refuse(OfferingTerms { seller: 99, ..selling(asset) }, "Alice", Error::UserNotFound);
		refuse(selling(asset + 1), "Alice", Error::AssetNotFound);
		let draft = draft_of("Cog", 10);
		let holders = first_holders(&[("Alice", 10)]);
		by(&platform(), Call::add_holders { asset: draft, holders });
		let drafted = OfferingTerms { shares: 10, ..selling(draft) };
		refuse(drafted, "Alice", Error::AssetNotActive);
		let terms = terms_of(asset, "Alice", SaleKind::Primary(ALL), 30);
		refuse(terms, "Alice", Error::NotIssuer);
		let asking = |registrar| {
			let eligibility = Eligibility { kind: None, registrar: Some(registrar) };
			OfferingTerms { eligibility, ..selling(asset) }
		};
		refuse(asking(9), "Alice", Error::AuthorityNotFound);
		refuse(asking(CERTIFIER), "Alice", Error::WrongRole);
		by(&platform(), posting(asking(REGISTRAR), "Alice"));
		// The issuer sells like any holder, too.
		let terms = terms_of(asset, "Cog", SaleKind::Secondary, 40);
		by(&platform(), posting(terms, "Cog"));
	});
}

#[test]
fn offering_should_be_refused_when_the_seller_is_not_confirmed() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = cogs();
		let user = id("Alice");
		let refuse = |status| {
			let call = posting(selling(asset), "Alice");
			refused(&platform(), call, hindered(Hindrance::Seller(status)));
		};
		by(&registrar(), Call::freeze_user { user });
		refuse(UserStatus::Frozen);
		by(&registrar(), Call::thaw_user { user });
		by(&registrar(), Call::erase_identity { user });
		refuse(UserStatus::Erased);
		set_user(user, |row| row.identity.at_registrar = Opening::Awaited);
		refuse(UserStatus::Pending);
		by(&registrar(), Call::confirm_identity { user, version: 0 });
		let commitment = H256([9; 32]);
		let other = Registration { commitment, account: account("Al"), ..registration("Alice") };
		by(&platform(), registering_by(PLATFORM, other, "Al"));
		refuse(UserStatus::Contested);
		let ruling = ConflictRuling::Dismissed;
		by(&registrar(), Call::resolve_conflict { user, ruling });
		by(&platform(), posting(selling(asset), "Alice"));
	});
}

#[test]
fn offering_should_be_refused_when_the_seller_has_fewer_free_shares() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = cogs();
		let refuse = |shares, seller: &str, by: Hindrance| {
			let terms = terms_of(asset, seller, SaleKind::Secondary, shares);
			refused(&platform(), posting(terms, seller), hindered(by));
		};
		refuse(1, "Bob", Hindrance::NotEnoughShares);
		refuse(61, "Alice", Hindrance::NotEnoughShares);
		refuse(u64::MAX, "Alice", Hindrance::NotEnoughShares);
		sale(asset, "Alice", 25);
		refuse(36, "Alice", Hindrance::NotEnoughShares);
		let lot = Lot { until: now() + 10, shares: 5 };
		set_holding(asset, "Alice", |row| row.lots = vec![lot].try_into().unwrap());
		refuse(31, "Alice", Hindrance::NotEnoughShares);
		sale(asset, "Alice", 30);
		forward(9);
		refuse(1, "Alice", Hindrance::NotEnoughShares);
		forward(1);
		let user = id("Alice");
		by(&registrar(), Call::freeze_holding { asset, user });
		refuse(5, "Alice", Hindrance::HoldingFrozen);
		by(&registrar(), Call::thaw_holding { asset, user });
		sale(asset, "Alice", 5);
		assert_eq!(holding(asset, "Alice").offered, 60);
	});
}

#[test]
fn wrong_signature_should_be_counted_and_lock_when_the_seller_posts() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = cogs();
		let (seller, user) = (account("Alice"), id("Alice"));
		let wrong = || posting_signed(PLATFORM, selling(asset), wrong_signature("Alice"));
		let before = free(&seller);
		for count in 1..=MAX_WRONG_SIGNATURES {
			by(&seller, wrong());
			let reason = Refusal::InvalidSignature;
			let refused = Event::TradeRefused { user, reason, wrong: count };
			let mut expected = vec![refused];
			if count == MAX_WRONG_SIGNATURES {
				expected.push(Event::TradingLocked { user });
			}
			assert_eq!(events(), expected);
		}
		assert_eq!((NextOfferingId::<Test>::get(), holding(asset, "Alice").offered), (0, 0));
		assert_eq!((free(&seller), next_nonce("Alice")), (before, 0));
		let good = posting(selling(asset), "Alice");
		for who in [&seller, &platform()] {
			refused(who, good.clone(), hindered(Hindrance::SellerLocked));
			refused(who, wrong(), hindered(Hindrance::SellerLocked));
		}
		by(&registrar(), Call::unlock_trading { user });
		by(&seller, good);
	});
}

#[test]
fn wrong_signature_should_fail_the_call_when_the_platform_posts() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = cogs();
		let terms = selling(asset);
		let post = |signed| posting_signed(PLATFORM, terms.clone(), signed);
		let refuse = |signed, error: Error<Test>| refused(&platform(), post(signed), error);
		refuse(wrong_signature("Alice"), Error::InvalidSignature);
		let fields = offer(PLATFORM, terms.clone());
		let pair = trading_pair("Alice");
		let by_account = sign(&mock::pair("Alice"), payloads::OFFER, &fields, 0, EXPIRY);
		refuse(by_account, Error::InvalidSignature);
		refuse(sign(&pair, payloads::ORDER, &fields, 0, EXPIRY), Error::InvalidSignature);
		refuse(sign(&pair, payloads::OFFER, &fields, 0, now() - 1), Error::SignatureExpired);
		refuse(sign(&pair, payloads::OFFER, &fields, 1_025, EXPIRY), Error::InvalidNonce);
		let Signed { expiry, signature, .. } = sign_offer("Alice", &fields);
		refuse(Signed { nonce: 1, expiry, signature }, Error::InvalidSignature);
		assert_eq!(user_row(id("Alice")).trading.wrong, 0);

		let good = sign(&pair, payloads::OFFER, &fields, 0, now());
		by(&platform(), post(good.clone()));
		refuse(good, Error::InvalidNonce);
	});
}

#[test]
fn signature_should_be_over_every_part_of_the_offer() {
	ExtBuilder::default().build_and_execute(|| {
		let terms = selling(cogs());
		let good = posting(terms.clone(), "Alice");
		let Call::post_offering { platform: on, title, text, documents, signed, .. } = good.clone()
		else {
			panic!("an offering")
		};
		let with = |on, terms: &OfferingTermsOf<Test>, title: &Title, text: &Text, documents| {
			let (terms, title, text) = (terms.clone(), title.clone(), text.clone());
			Call::post_offering {
				platform: on,
				terms,
				title,
				text,
				documents,
				signed: signed.clone(),
			}
		};
		let refuse = |call| refused(&platform(), call, Error::<Test>::InvalidSignature);
		let none = Documents::default;
		refuse(with(on, &terms, &mock::text("Cog"), &text, none()));
		refuse(with(on, &terms, &title, &mock::text("Cogs are in deman"), none()));
		let document = Document { title: mock::text("Plan"), hash: H256([1; 32]) };
		refuse(with(on, &terms, &title, &text, vec![document].try_into().unwrap()));
		let changed = [
			OfferingTerms { shares: 31, ..terms.clone() },
			OfferingTerms { least: 2, ..terms.clone() },
			OfferingTerms { price: 9, ..terms.clone() },
			OfferingTerms { currency: NATIVE, ..terms.clone() },
			OfferingTerms { opens: 2, ..terms.clone() },
			OfferingTerms { closes: 100, ..terms.clone() },
			OfferingTerms {
				eligibility: Eligibility { kind: Some(UserKind::Person), registrar: None },
				..terms.clone()
			},
		];
		for terms in changed {
			refuse(with(on, &terms, &title, &text, none()));
		}
		let elsewhere = with(OTHER_PLATFORM, &terms, &title, &text, none());
		refused(&other_platform(), elsewhere, Error::<Test>::InvalidSignature);
		by(&platform(), with(on, &terms, &title, &text, documents));
	});
}

#[test]
fn deposit_should_grow_with_the_prospectus_and_go_back_as_it_was_placed() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = cogs();
		let long: Title = vec![b'x'; MAX_TITLE_LEN as usize].try_into().unwrap();
		let document = Document { title: long.clone(), hash: H256([1; 32]) };
		let documents: Documents = vec![document; MAX_DOCUMENTS as usize].try_into().unwrap();
		let text: Text = vec![b'y'; MAX_TEXT_LEN as usize].try_into().unwrap();
		let hash = bodies::hash_of(&text);
		let terms = selling(asset);
		let fields = Offer {
			platform: PLATFORM,
			terms: terms.clone(),
			title: long.clone(),
			text: hash,
			documents: documents.clone(),
		};
		let signed = sign_offer("Alice", &fields);
		let call = Call::post_offering {
			platform: PLATFORM,
			terms,
			title: long.clone(),
			text,
			documents: documents.clone(),
			signed,
		};
		let body = BodyRef { hash, len: MAX_TEXT_LEN, block: now() };
		let prospectus = Prospectus { title: long, text: body, documents };
		assert_eq!(prospectus.encoded_size(), Prospectus::<u32>::max_encoded_len());
		let most = Crowdfunding::offering_price(&prospectus);
		let row = OfferingOf::<Test>::max_encoded_len();
		// Of both rows, and of what the platform earns in a tenure of its number.
		let fees = <(OrgNumber, u32)>::max_encoded_len() + 16;
		let ids = 3 * OfferingId::max_encoded_len() + fees;
		assert_eq!(most, 100 + u128::try_from(prospectus.encoded_size() + row + ids).unwrap());
		assert_eq!(most - price(), (prospectus.encoded_size() - shown().encoded_size()) as u128);

		set_free(&platform(), most + ED - 1);
		refused(&platform(), call.clone(), TokenError::FundsUnavailable);
		set_free(&platform(), most + ED);
		by(&platform(), call);
		assert_eq!((held(&platform(), HoldReason::Offering), free(&platform())), (most, ED));
		DepositBase::set(7);
		by(&account("Alice"), cancelling(0));
		assert_eq!((held(&platform(), HoldReason::Offering), free(&platform())), (0, most + ED));
	});
}

#[test]
fn text_should_be_found_by_its_hash_when_the_offering_was_posted() {
	let mut ext = ExtBuilder::default().build();
	let hash = ext.execute_with(|| {
		let asset = cogs();
		post(selling(asset), "Alice");
		Prospectuses::<Test>::get(0).unwrap().text.hash
	});
	assert_eq!(hash, sp_runtime::traits::BlakeTwo256::hash(TEXT.as_bytes()));
	ext.persist_offchain_overlay();
	let found = ext.offchain_db().get(&bodies::offchain_key(&hash));
	assert_eq!(found, Some(TEXT.as_bytes().to_vec()));
}

#[test]
fn text_should_be_kept_by_nobody_when_the_offering_was_refused() {
	let mut ext = ExtBuilder::default().build();
	ext.execute_with(|| {
		let asset = cogs();
		let call = posting(selling(asset), "Alice");
		set_free(&platform(), ED);
		refused(&platform(), call, TokenError::FundsUnavailable);
	});
	ext.persist_offchain_overlay();
	let key = bodies::offchain_key(&bodies::hash_of(TEXT.as_bytes()));
	assert_eq!(ext.offchain_db().get(&key), None);
}

#[test]
fn fees_should_be_those_of_the_day_when_the_offering_was_posted() {
	ExtBuilder::default().build_and_execute(|| {
		let id = sale(cogs(), "Alice", 30);
		Governed::set(Terms {
			posting_fee: Permill::from_percent(9),
			executing_fee: Permill::from_percent(8),
			..mock::terms()
		});
		let before = chips(&platform());
		fill(id, "Bob", 10);
		assert_eq!(chips(&platform()) - before, 2 + 1);
	});
}

#[test]
fn offering_should_be_refused_when_there_are_no_more_ids() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = cogs();
		NextOfferingId::<Test>::put(u64::MAX);
		let call = posting(selling(asset), "Alice");
		refused(&platform(), call.clone(), Error::<Test>::IdsExhausted);
		NextOfferingId::<Test>::put(u64::MAX - 1);
		by(&platform(), call);
		assert_eq!(NextOfferingId::<Test>::get(), u64::MAX);
	});
}

#[test]
fn sale_should_be_closed_by_anyone_when_its_window_is_over() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = cogs();
		let before = free(&platform());
		let id = sale(asset, "Alice", 30);
		fill(id, "Bob", 10);
		let closes = offering(id).terms.closes;
		refused(&pauper(), closing(id), Error::<Test>::WindowOpen);
		System::set_block_number(closes);
		refused(&account("Alice"), closing(id), Error::<Test>::WindowOpen);
		events();
		forward(1);
		by(&pauper(), closing(id));
		assert_eq!(events(), [ended(id)]);
		assert_gone(id, asset, "Alice");
		assert_eq!((free(&platform()), shares_of(asset, "Alice")), (before, 50));
		for call in [closing(id), cancelling(id)] {
			refused(&account("Alice"), call, Error::<Test>::OfferingNotFound);
		}
		for call in [freezing(id), thawing(id)] {
			refused(&registrar(), call, Error::<Test>::OfferingNotFound);
		}
	});
}

#[test]
fn sale_should_be_closed_when_it_is_stopped_and_its_window_is_over() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = cogs();
		let id = sale(asset, "Alice", 30);
		by(&registrar(), freezing(id));
		refused(&stranger(), closing(id), Error::<Test>::WindowOpen);
		System::set_block_number(offering(id).terms.closes + 1);
		by(&stranger(), closing(id));
		assert_gone(id, asset, "Alice");
	});
}

#[test]
fn sale_should_be_cancelled_by_its_seller_at_any_time() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = cogs();
		let before = free(&platform());
		let preparations: [fn(OfferingId); 3] =
			[|_| (), |id| fill(id, "Bob", 10), |id| by(&registrar(), freezing(id))];
		for prepare in preparations {
			let id = sale(asset, "Alice", 30);
			prepare(id);
			for who in [platform(), certifier(), stranger(), account("Cog")] {
				refused(&who, cancelling(id), Error::<Test>::NotUser);
			}
			events();
			by(&account("Alice"), cancelling(id));
			assert_eq!(events(), [ended(id)]);
			assert_gone(id, asset, "Alice");
		}
		assert_eq!((free(&platform()), shares_of(asset, "Alice")), (before, 50));
		// Before its window, and behind it.
		let early = post(OfferingTerms { opens: 50, ..selling(asset) }, "Alice");
		by(&account("Alice"), cancelling(early));
		let late = sale(asset, "Alice", 30);
		forward(1_000);
		by(&account("Alice"), cancelling(late));
		assert_gone(late, asset, "Alice");
	});
}

#[test]
fn sale_should_be_cancelled_by_the_sellers_present_account_though_it_is_barred() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = cogs();
		let (id, user) = (sale(asset, "Alice", 30), id("Alice"));
		by(&registrar(), Call::freeze_user { user });
		let fields =
			Recovery { user, account: account("Alice2"), trading_key: trading_key("Alice2") };
		let consent = by_pair(&pair("Alice2"), payloads::RECOVER, &fields, 0);
		let Recovery { account: to, trading_key, .. } = fields;
		let recovering =
			Call::recover_account { user, account: to, trading_key, expiry: EXPIRY, consent };
		by(&registrar(), recovering);
		refused(&account("Alice"), cancelling(id), Error::<Test>::NotUser);
		by(&account("Alice2"), cancelling(id));
		assert!(!Offerings::<Test>::contains_key(id));
		assert_eq!(Holdings::<Test>::get(user, asset).unwrap().offered, 0);
	});
}

#[test]
fn sale_should_take_nobody_while_the_registrar_stops_it() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = cogs();
		let id = sale(asset, "Alice", 30);
		events();
		by(&registrar(), freezing(id));
		assert_eq!(events(), [Event::OfferingFrozen { offering: id }]);
		assert_eq!(offering(id).state, OfferingState::Frozen);
		let call = filling(order(id, "Bob", 1), "Bob");
		refused(&account("Bob"), call.clone(), hindered(Hindrance::OfferingClosed));
		refused(&registrar(), freezing(id), Error::<Test>::AlreadyFrozen);

		by(&registrar(), thawing(id));
		assert_eq!(events(), [Event::OfferingThawed { offering: id }]);
		assert_eq!(offering(id).state, OfferingState::Open);
		refused(&registrar(), thawing(id), Error::<Test>::NotFrozen);
		by(&account("Bob"), call);
	});
}

#[test]
fn offering_should_be_stopped_by_nobody_but_the_assets_registrar() {
	ExtBuilder::default().build_and_execute(|| {
		let id = sale(cogs(), "Alice", 30);
		admit("Other", AuthorityRole::Registrar(*b"DE"));
		fund(&account("Other"));
		for who in [platform(), certifier(), account("Alice"), account("Other"), stranger()] {
			refused(&who, freezing(id), Error::<Test>::NotAuthority);
		}
		by(&registrar(), freezing(id));
		refused(&account("Alice"), thawing(id), Error::<Test>::NotAuthority);
		refused(&account("Other"), thawing(id), Error::<Test>::NotAuthority);
		root(Call::remove_authority { authority: REGISTRAR, successor: None });
		refused(&registrar(), thawing(id), Error::<Test>::AuthorityRemoved);
		// Whoever acts in its place.
		root(Call::remove_authority { authority: REGISTRAR, successor: Some(2) });
		refused(&registrar(), thawing(id), Error::<Test>::NotAuthority);
		by(&account("Other"), thawing(id));
	});
}

#[test]
fn campaign_should_be_stopped_only_while_it_collects() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = cogs();
		let id = post(collecting(asset, Goal::KeepItAll), "Cog");
		pledge(id, "Bob", 1);
		close(id);
		refused(&registrar(), freezing(id), Error::<Test>::WrongState);
		refused(&registrar(), thawing(id), Error::<Test>::NotFrozen);
	});
}
