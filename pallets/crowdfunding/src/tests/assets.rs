// SPDX-License-Identifier: Apache-2.0

//! `register_asset`, `add_holders`, `activate_asset`, `withdraw_asset` and `update_attributes`.

use super::fills::issued;
use crate::{mock::*, *};
use frame_support::BoundedVec;
use hanse_support::{Deposit, Flow, FlowAsset, FlowReason};
use sp_core::H256;
use sp_runtime::{AccountId32, TokenError};

/// Of Cog Ltd, as the mock registers it: 83 bytes and a key of 8; attributes of 8 + 19 + 42 bytes,
/// terms of 34, and beside them 4 + 48 bytes and a key of 8.
const PRICE: u128 = 100 + 83 + 8 + (8 + 19 + 42) + 34 + 4 + 48 + 8;

fn cog() -> NewAssetOf<Test> {
	new_asset("Cog", 100)
}

fn registering(asset: NewAssetOf<Test>) -> Call<Test> {
	Call::register_asset { platform: PLATFORM, asset }
}

/// Cog Ltd with a change.
fn cog_with(change: impl FnOnce(&mut NewAssetOf<Test>)) -> Call<Test> {
	let mut asset = cog();
	change(&mut asset);
	registering(asset)
}

fn adding(asset: AssetId, holders: &[(&str, Shares)]) -> Call<Test> {
	Call::add_holders { asset, holders: first_holders(holders) }
}

fn activating(asset: AssetId) -> Call<Test> {
	Call::activate_asset { asset }
}

fn withdrawing(asset: AssetId) -> Call<Test> {
	Call::withdraw_asset { asset }
}

fn updating(asset: AssetId, title: &str) -> Call<Test> {
	Call::update_attributes { asset, attributes: attributes(title) }
}

fn details(asset: AssetId) -> AssetDetailsOf<Test> {
	Details::<Test>::get(asset).unwrap()
}

fn came_into_being(asset: AssetId, name: &str, shares: Shares) -> Flow<AccountId32> {
	Flow {
		asset: FlowAsset::Shares(asset),
		from: None,
		to: Some(account(name)),
		quantity: shares.into(),
		reason: FlowReason::Issued,
	}
}

/// Every way in which attributes are refused.
fn incomplete() -> Vec<Attributes> {
	let spoilt = |spoil: fn(&mut Attributes)| {
		let mut attributes = attributes("Cog Ltd");
		spoil(&mut attributes);
		attributes
	};
	vec![
		spoilt(|row| row.title = text("")),
		spoilt(|row| row.external_ids[0].scheme = text("")),
		spoilt(|row| row.external_ids[0].value = text("")),
		spoilt(|row| {
			let again = ExternalId { scheme: text("ISIN"), value: text("DE000A0D9PT1") };
			row.external_ids.try_push(again).unwrap();
		}),
		spoilt(|row| row.documents[0].title = text("")),
	]
}

/// Puts a user into each status but [`UserStatus::Confirmed`] and tells its name.
fn barred_users() -> Vec<(&'static str, UserStatus)> {
	register_pending("Pending");
	by(&registrar(), Call::freeze_user { user: register("Frozen") });
	set_user(register("Erased"), |row| row.identity.at_certifier = Opening::Erased);
	register("Contested");
	let claim = Registration { tag: tag("Contested"), ..registration("Double") };
	by(&platform(), registering_by(PLATFORM, claim, "Double"));
	vec![
		("Pending", UserStatus::Pending),
		("Frozen", UserStatus::Frozen),
		("Erased", UserStatus::Erased),
		("Contested", UserStatus::Contested),
	]
}

#[test]
fn asset_should_be_a_draft_when_a_platform_registers_it() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = NewAsset { kind: AssetKind::Fund, ..cog() };
		let issuer = id("Cog");
		let before = free(&manager());
		events();
		by(&manager(), registering(asset.clone()));
		let row = Asset {
			kind: AssetKind::Fund,
			state: AssetState::Draft,
			platform: PLATFORM,
			tenure: 0,
			issuer,
			registrar: REGISTRAR,
			shares: 100,
			registered: 0,
			unclaimed: 0,
			holders: 0,
			places: 0,
			max_holders: None,
			lock_up: 0,
			issuer_free: 0,
			campaigns: 0,
			distributions: 0,
			open_distributions: 0,
		};
		assert_eq!(asset_row(0), row);
		let deposit = Deposit { payer: manager(), amount: PRICE };
		let NewAsset { attributes, terms, .. } = asset;
		assert_eq!(details(0), AssetDetails { attributes, revision: 0, terms, deposit });
		assert_eq!(held(&manager(), HoldReason::Asset), PRICE);
		assert_eq!(free(&manager()), before - PRICE);
		let registered =
			Event::AssetRegistered { asset: 0, platform: PLATFORM, issuer, shares: 100 };
		assert_eq!((events(), take_flows()), (vec![registered], vec![]));

		by(&platform(), cog_with(|asset| asset.terms.lock_up = 7));
		assert_eq!((asset_row(1).lock_up, NextAssetId::<Test>::get()), (7, 2));
	});
}

#[test]
fn asset_should_cost_more_when_more_is_said_of_it() {
	ExtBuilder::default().build_and_execute(|| {
		let short = cog_with(|asset| {
			asset.attributes.title = text("C");
			asset.attributes.external_ids = Default::default();
			asset.attributes.documents = Default::default();
			asset.terms.rights = text("");
		});
		by(&platform(), short);
		// Six letters of the title, one external id, one document and sixteen letters of rights less.
		let least = PRICE - 6 - 18 - 41 - 16;
		assert_eq!(details(0).deposit.amount, least);
		let most = cog_with(|asset| {
			let id = |scheme: usize| ExternalId {
				scheme: text(&format!("{scheme:016}")),
				value: text(&"v".repeat(MAX_EXTERNAL_ID_LEN as usize)),
			};
			let title = text(&"t".repeat(MAX_TITLE_LEN as usize));
			let document = Document { title: Title::clone(&title), hash: H256([1; 32]) };
			asset.attributes.title = title;
			asset.attributes.external_ids = (0..4).map(id).collect::<Vec<_>>().try_into().unwrap();
			asset.attributes.documents = vec![document; MAX_DOCUMENTS as usize].try_into().unwrap();
			asset.terms.rights = text(&"r".repeat(MAX_RIGHTS_LEN as usize));
			asset.terms.max_holders = Some(1);
		});
		by(&platform(), most);
		// Titles and rights of more than 63 letters have their length in two bytes, and so has a value.
		let more = 128 + 4 * (16 + 1 + 64 + 2) + 16 * (128 + 2 + 32) + 513 + 4;
		assert_eq!(details(1).deposit.amount, least + more);
		assert_eq!(held(&platform(), HoldReason::Asset), 2 * least + more);
	});
}

#[test]
fn asset_should_be_refused_when_the_caller_does_not_act_for_the_platform() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = cog();
		for who in [stranger(), editor(), other_platform(), registrar(), account("Cog")] {
			refused(&who, registering(asset.clone()), Error::<Test>::NotPlatform);
		}
		let call = Call::register_asset { platform: NO_PLATFORM, asset: asset.clone() };
		refused(&stranger(), call, Error::<Test>::PlatformNotFound);
		sell_number(PLATFORM, &stranger());
		for who in [stranger(), platform()] {
			refused(&who, registering(asset.clone()), Error::<Test>::PlatformVoid);
		}
	});
}

#[test]
fn asset_should_be_refused_when_its_issuer_is_not_confirmed() {
	ExtBuilder::default().build_and_execute(|| {
		for (name, status) in barred_users() {
			let call = cog_with(|asset| asset.issuer = id(name));
			refused(&platform(), call, hindered(Hindrance::Seller(status)));
		}
		let call = cog_with(|asset| asset.issuer = NextUserId::<Test>::get());
		refused(&platform(), call, Error::<Test>::UserNotFound);
	});
}

#[test]
fn asset_should_be_refused_when_no_registrar_is_in_charge_of_it() {
	ExtBuilder::default().build_and_execute(|| {
		let of = |registrar| cog_with(|asset| asset.registrar = registrar);
		refused(&platform(), of(9), Error::<Test>::AuthorityNotFound);
		refused(&platform(), of(CERTIFIER), Error::<Test>::WrongRole);
		let other = admit("Other", AuthorityRole::Registrar(*b"FR"));
		root(Call::remove_authority { authority: other, successor: None });
		refused(&platform(), of(other), Error::<Test>::AuthorityRemoved);
		let successor = Some(admit("Successor", AuthorityRole::Registrar(*b"FR")));
		root(Call::remove_authority { authority: other, successor });
		by(&platform(), of(other));
		assert_eq!(asset_row(0).registrar, other);
	});
}

#[test]
fn asset_should_be_refused_when_it_has_no_shares_or_too_little_is_said_of_it() {
	ExtBuilder::default().build_and_execute(|| {
		let shares = |shares| cog_with(|asset| asset.terms.shares = shares);
		refused(&platform(), shares(0), Error::<Test>::InvalidShares);
		for attributes in incomplete() {
			let call = cog_with(|asset| asset.attributes = attributes);
			refused(&platform(), call, Error::<Test>::InvalidAsset);
		}
		let most = |most| cog_with(|asset| asset.terms.max_holders = Some(most));
		refused(&platform(), most(0), Error::<Test>::InvalidAsset);
		for call in [shares(1), shares(Shares::MAX), most(1), most(u32::MAX)] {
			by(&platform(), call);
		}
	});
}

#[test]
fn asset_should_be_refused_when_the_deposit_can_not_be_paid() {
	ExtBuilder::default().build_and_execute(|| {
		let call = registering(cog());
		set_free(&platform(), PRICE + ED - 1);
		refused(&platform(), call.clone(), TokenError::FundsUnavailable);
		set_free(&platform(), PRICE + ED);
		by(&platform(), call);
	});
}

#[test]
fn asset_should_be_refused_when_there_are_no_more_ids() {
	ExtBuilder::default().build_and_execute(|| {
		let call = registering(cog());
		NextAssetId::<Test>::put(AssetId::MAX);
		refused(&platform(), call, Error::<Test>::IdsExhausted);
	});
}

#[test]
fn first_holders_should_have_shares_and_certificates_when_added() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = draft(cog());
		let call = adding(asset, &[("Cog", 60), ("Ann", 30)]);
		let (before, collected) = (free(&manager()), free(&treasury()));
		events();
		forward(4);
		by(&manager(), call);

		let (of_cog, of_ann) = (certificate_id(asset, "Cog"), certificate_id(asset, "Ann"));
		let expected = Holding {
			shares: 30,
			offered: 0,
			certificate: of_ann,
			lots: Default::default(),
			since: 0,
			next_claim: 1,
			pledges: 0,
			frozen: None,
		};
		assert_eq!(holding(asset, "Ann"), expected);
		assert_eq!(holding(asset, "Cog").shares, 60);
		let expected = Certificate {
			asset,
			user: id("Ann"),
			identity: commitment("Ann"),
			serial: 1,
			shares: 30,
			state: CertificateState::Provisional,
			certifier: CERTIFIER,
			issued: 5,
			deadline: 55,
			document: None,
			cause: Cause::Registered,
			previous: None,
			source: None,
			successor: None,
		};
		assert_eq!(certificate(of_ann), expected);
		assert_eq!(Awaiting::<Test>::get(CERTIFIER, 1), Some(of_ann));
		let Asset { state, registered, holders, .. } = asset_row(asset);
		assert_eq!((state, registered, holders), (AssetState::Draft, 90, 2));
		assert_eq!((free(&manager()), free(&treasury())), (before - 2 * 3, collected + 2 * 3));
		let added = Event::HoldersAdded { asset, holders: 2, registered: 90 };
		assert_eq!(events(), [issued(of_cog), issued(of_ann), added]);
		let flows = [came_into_being(asset, "Cog", 60), came_into_being(asset, "Ann", 30)];
		assert_eq!(take_flows(), flows);
	});
}

#[test]
fn first_holders_should_be_added_in_turn_until_they_have_all_shares() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = draft(cog());
		by(&platform(), adding(asset, &[("Ann", 1)]));
		refused(&platform(), adding(asset, &[("Bea", 100)]), Error::<Test>::WrongTotal);
		refused(&platform(), adding(asset, &[("Bea", 98), ("Cid", 2)]), Error::<Test>::WrongTotal);
		refused(&platform(), adding(asset, &[("Bea", Shares::MAX)]), Error::<Test>::WrongTotal);
		events();
		by(&platform(), adding(asset, &[("Bea", 98), ("Cid", 1)]));
		let added = Event::HoldersAdded { asset, holders: 3, registered: 100 };
		assert_eq!(events().pop(), Some(added));
		refused(&platform(), adding(asset, &[("Dan", 1)]), Error::<Test>::WrongTotal);
	});
}

#[test]
fn first_holders_should_be_refused_when_they_have_no_shares() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = draft(cog());
		for holders in [&[][..], &[("Ann", 0)], &[("Ann", 10), ("Bea", 0)]] {
			refused(&platform(), adding(asset, holders), Error::<Test>::InvalidShares);
		}
	});
}

#[test]
fn first_holder_should_be_refused_when_it_is_not_confirmed() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = draft(cog());
		for (name, status) in barred_users() {
			let call = adding(asset, &[("Ann", 10), (name, 10)]);
			refused(&platform(), call, hindered(Hindrance::Buyer(status)));
		}
		let holders = vec![(NextUserId::<Test>::get(), 10)].try_into().unwrap();
		let call = Call::add_holders { asset, holders };
		refused(&platform(), call, Error::<Test>::UserNotFound);
	});
}

#[test]
fn first_holder_should_be_refused_when_it_is_one_already() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = draft(cog());
		let twice = adding(asset, &[("Ann", 10), ("Ann", 10)]);
		refused(&platform(), twice, Error::<Test>::AlreadyHolder);
		by(&platform(), adding(asset, &[("Ann", 10)]));
		refused(&platform(), adding(asset, &[("Ann", 10)]), Error::<Test>::AlreadyHolder);
		// Of another asset it may be one.
		by(&platform(), adding(draft(cog()), &[("Ann", 10)]));
	});
}

#[test]
fn first_holder_should_be_refused_when_the_asset_has_its_most_holders() {
	ExtBuilder::default().build_and_execute(|| {
		let mut asset = cog();
		asset.terms.max_holders = Some(2);
		let asset = draft(asset);
		let full = hindered(Hindrance::TooManyHolders);
		let three = [("Ann", 10), ("Bea", 10), ("Cid", 10)];
		refused(&platform(), adding(asset, &three), full);
		by(&platform(), adding(asset, &three[..2]));
		let full = hindered(Hindrance::TooManyHolders);
		refused(&platform(), adding(asset, &three[2..]), full);
	});
}

#[test]
fn lock_up_should_be_for_all_first_holders_but_the_issuer() {
	ExtBuilder::default().build_and_execute(|| {
		let mut asset = cog();
		asset.terms.lock_up = 30;
		let asset = draft(asset);
		forward(9);
		by(&platform(), adding(asset, &[("Ann", 40)]));
		forward(5);
		by(&platform(), adding(asset, &[("Cog", 59), ("Bea", 1)]));
		assert_eq!(holding(asset, "Ann").lots.to_vec(), [Lot { until: 40, shares: 40 }]);
		assert_eq!(holding(asset, "Bea").lots.to_vec(), [Lot { until: 45, shares: 1 }]);
		assert_eq!(holding(asset, "Cog").lots.to_vec(), []);
		by(&platform(), activating(asset));
		let free = |name| holding(asset, name).free(now());
		assert_eq!((free("Cog"), free("Ann")), (59, 0));
		System::set_block_number(40);
		assert_eq!((free("Ann"), free("Bea")), (40, 0));
	});
}

#[test]
fn lock_up_should_last_for_ever_when_it_is_longer_than_that() {
	ExtBuilder::default().build_and_execute(|| {
		let mut asset = cog();
		asset.terms.lock_up = u32::MAX;
		let asset = draft(asset);
		by(&platform(), adding(asset, &[("Ann", 40)]));
		assert_eq!(holding(asset, "Ann").lots.to_vec(), [Lot { until: u32::MAX, shares: 40 }]);
	});
}

#[test]
fn hundred_first_holders_should_be_added_in_one_call() {
	ExtBuilder::default().build_and_execute(|| {
		let names: Vec<_> = (0..MAX_FIRST_HOLDERS).map(|at| format!("Holder{at}")).collect();
		let holders: Vec<_> = names.iter().map(|name| (name.as_str(), 1)).collect();
		let asset = draft(cog());
		let (call, before) = (adding(asset, &holders), free(&platform()));
		by(&platform(), call);
		assert_eq!((asset_row(asset).holders, asset_row(asset).registered), (100, 100));
		assert_eq!(free(&platform()), before - 100 * 3);
		let more = vec![(0, 1); MAX_FIRST_HOLDERS as usize + 1];
		assert!(FirstHolders::try_from(more).is_err());
	});
}

#[test]
fn first_holders_should_be_refused_when_the_fee_can_not_be_paid() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = draft(cog());
		let call = adding(asset, &[("Ann", 10), ("Bea", 10)]);
		set_free(&manager(), ED + 2 * 3 - 1);
		refused(&manager(), call.clone(), TokenError::NotExpendable);
		set_free(&manager(), ED + 2 * 3);
		by(&manager(), call);
		assert_eq!(free(&manager()), ED);
		Governed::set(Terms { record_fee: 0, ..terms() });
		by(&manager(), adding(asset, &[("Cid", 10)]));
		assert_eq!(free(&manager()), ED);
	});
}

#[test]
fn asset_should_be_traded_when_it_is_activated_and_not_before() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = draft(cog());
		by(&platform(), adding(asset, &[("Ann", 99)]));
		refused(&platform(), activating(asset), Error::<Test>::WrongTotal);
		by(&platform(), adding(asset, &[("Bea", 1)]));
		let trade = settled(asset, "Ann", "Bea", 10);
		let early = hindered(Hindrance::AssetNotActive);
		refused(&platform(), recording(trade.clone(), "Ann", "Bea"), early);
		let before = asset_row(asset);
		events();
		by(&manager(), activating(asset));
		let issuer_free = now();
		assert_eq!(asset_row(asset), Asset { state: AssetState::Active, issuer_free, ..before });
		assert_eq!(events(), [Event::AssetActivated { asset }]);
		by(&platform(), recording(trade, "Ann", "Bea"));
	});
}

#[test]
fn draft_should_be_closed_to_all_that_drafts_are_for_when_it_is_active() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &[("Cog", 100)]);
		for call in [adding(asset, &[("Ann", 10)]), activating(asset), withdrawing(asset)] {
			refused(&platform(), call, Error::<Test>::AssetActive);
		}
	});
}

#[test]
fn asset_should_be_withdrawn_when_it_has_no_holder() {
	ExtBuilder::default().build_and_execute(|| {
		let before = free(&manager());
		let call = registering(cog());
		by(&manager(), call.clone());
		DepositBase::set(1);
		Governed::set(Terms { record_fee: 0, ..terms() });
		events();
		by(&platform(), withdrawing(0));
		assert!(!Assets::<Test>::contains_key(0) && !Details::<Test>::contains_key(0));
		// All of it, to who paid it, whatever an asset costs now.
		assert_eq!((free(&manager()), held_in_all(&manager())), (before, 0));
		assert_eq!(events(), [Event::AssetWithdrawn { asset: 0 }]);
		by(&manager(), call);
		assert_eq!(NextAssetId::<Test>::get(), 2);
		by(&platform(), adding(1, &[("Ann", 1)]));
		refused(&platform(), withdrawing(1), Error::<Test>::HasHolders);
	});
}

#[test]
fn attributes_should_change_and_the_caller_pay_when_they_are_updated() {
	ExtBuilder::default().build_and_execute(|| {
		let new = cog();
		let before = (free(&platform()), held_in_all(&platform()));
		let asset = draft(new);
		let AssetDetails { terms, .. } = details(asset);
		let row = asset_row(asset);
		DepositBase::set(150);
		events();
		by(&manager(), updating(asset, "Cogs and more"));
		let deposit = Deposit { payer: manager(), amount: PRICE + 50 + 6 };
		let attributes = attributes("Cogs and more");
		let expected = AssetDetails { attributes, revision: 1, terms, deposit };
		assert_eq!(details(asset), expected);
		assert_eq!(asset_row(asset), row);
		assert_eq!((free(&platform()), held_in_all(&platform())), before);
		assert_eq!(held(&manager(), HoldReason::Asset), PRICE + 56);
		assert_eq!(events(), [Event::AttributesUpdated { asset, revision: 1 }]);

		// The same payer for less.
		by(&manager(), updating(asset, "C"));
		assert_eq!(held(&manager(), HoldReason::Asset), PRICE + 50 - 6);
		assert_eq!(details(asset).revision, 2);
	});
}

#[test]
fn attributes_should_be_updated_when_the_asset_is_active() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &[("Cog", 100)]);
		by(&platform(), updating(asset, "Cogs"));
		assert_eq!(details(asset).attributes, attributes("Cogs"));
		assert_eq!(asset_row(asset).state, AssetState::Active);
	});
}

#[test]
fn attributes_should_be_refused_when_they_are_incomplete_or_can_not_be_paid() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = draft(cog());
		for attributes in incomplete() {
			let call = Call::update_attributes { asset, attributes };
			refused(&platform(), call, Error::<Test>::InvalidAsset);
		}
		set_free(&manager(), PRICE + ED - 1);
		refused(&manager(), updating(asset, "Cog Ltd"), TokenError::FundsUnavailable);
		set_free(&manager(), PRICE + ED);
		by(&manager(), updating(asset, "Cog Ltd"));
		Details::<Test>::mutate(asset, |row| row.as_mut().unwrap().revision = u32::MAX);
		refused(&platform(), updating(asset, "Cog Ltd"), Error::<Test>::Overflow);
	});
}

#[test]
fn nothing_should_be_done_with_an_asset_by_others_than_its_platform() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = draft(cog());
		let calls = |asset| {
			[
				adding(asset, &[("Ann", 1)]),
				activating(asset),
				withdrawing(asset),
				updating(asset, "Cogs"),
			]
		};
		for call in calls(asset) {
			for who in [stranger(), editor(), other_platform(), registrar(), account("Cog")] {
				refused(&who, call.clone(), Error::<Test>::NotPlatform);
			}
		}
		for call in calls(asset + 1) {
			refused(&platform(), call, Error::<Test>::AssetNotFound);
		}
		sell_number(PLATFORM, &stranger());
		for call in calls(asset) {
			refused(&stranger(), call.clone(), Error::<Test>::PlatformVoid);
			// Who paid for a draft withdraws it all the same.
			if call != withdrawing(asset) {
				refused(&platform(), call, Error::<Test>::PlatformVoid);
			}
		}
	});
}

#[test]
fn asset_should_be_of_no_later_owner_when_its_platforms_number_changed_hands() {
	ExtBuilder::default().build_and_execute(|| {
		let before = free(&manager());
		by(&manager(), registering(cog()));
		let calls = [adding(0, &[("Ann", 1)]), activating(0), withdrawing(0), updating(0, "Cogs")];
		sell_number(PLATFORM, &stranger());
		root(Call::admit_platform { platform: PLATFORM });
		for call in calls {
			refused(&stranger(), call, Error::<Test>::PlatformVoid);
		}
		// Nor of the earlier one. Who paid for a draft that nobody holds has its deposit back.
		refused(&manager(), updating(0, "Cogs"), Error::<Test>::NotPlatform);
		by(&manager(), withdrawing(0));
		assert_eq!((free(&manager()), held_in_all(&manager())), (before, 0));
		by(&stranger(), registering(cog()));
		assert_eq!((asset_row(1).tenure, Assets::<Test>::get(0)), (1, None));
	});
}

#[test]
fn draft_should_stay_when_who_paid_for_it_withdraws_it_and_it_has_holders() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = draft(cog());
		by(&platform(), adding(asset, &[("Ann", 99)]));
		sell_number(PLATFORM, &stranger());
		refused(&platform(), withdrawing(asset), Error::<Test>::HasHolders);
		set_asset(asset, |row| row.state = AssetState::Active);
		refused(&platform(), withdrawing(asset), Error::<Test>::AssetActive);
		set_asset(asset, |row| row.state = AssetState::Draft);
	});
}

#[test]
fn attributes_should_stay_while_a_campaign_is_open() {
	ExtBuilder::default().build_and_execute(|| {
		let asset = asset_of("Cog", &[("Cog", 100)]);
		let [first, second] = [(); 2].map(|()| campaign(asset, "Cog", 10, Goal::KeepItAll));
		let refusal = || refused(&platform(), updating(asset, "C"), Error::<Test>::CampaignOpen);
		refusal();
		by(&account("Cog"), Call::cancel_offering { offering: first });
		refusal();
		pledge(second, "Bob", 1);
		by(&registrar(), Call::freeze_offering { offering: second });
		refusal();
		by(&registrar(), Call::thaw_offering { offering: second });
		System::set_block_number(offering(second).terms.closes + 1);
		refusal();
		by(&stranger(), Call::close_offering { offering: second });
		by(&platform(), updating(asset, "C"));
		// A sale by a holder is none.
		sale(asset, "Cog", 5);
		by(&platform(), updating(asset, "Cogs"));
	});
}

#[test]
fn issuer_should_sell_in_campaigns_only_while_the_others_shares_are_locked_up() {
	ExtBuilder::default().build_and_execute(|| {
		let mut new = new_asset("Cog", 0);
		new.terms.lock_up = 30;
		let asset = draft({
			new.terms.shares = 100;
			new
		});
		by(&platform(), adding(asset, &[("Cog", 60), ("Ann", 40)]));
		forward(9);
		by(&platform(), activating(asset));
		// From the activation on, whenever the shares were registered.
		assert_eq!(asset_row(asset).issuer_free, 10 + 30);
		let locked = || hindered(Hindrance::NotEnoughShares);
		let sells = || posting(terms_of(asset, "Cog", SaleKind::Secondary, 1), "Cog");
		let gives = || recording(settled(asset, "Cog", "Ann", 1), "Cog", "Ann");
		for _ in 0..2 {
			refused(&platform(), sells(), locked());
			refused(&platform(), gives(), locked());
			System::set_block_number(39);
		}
		let id = campaign(asset, "Cog", 30, Goal::KeepItAll);
		pledge(id, "Bob", 30);
		by(&stranger(), Call::close_offering { offering: id });
		settle(id, &["Bob"]);
		assert_eq!((shares_of(asset, "Cog"), shares_of(asset, "Bob")), (30, 30));
		forward(1);
		by(&platform(), sells());
		by(&platform(), gives());
	});
}

#[test]
fn external_ids_should_be_of_different_schemes() {
	ExtBuilder::default().build_and_execute(|| {
		let id = |scheme: &str| ExternalId { scheme: text(scheme), value: text("1") };
		let ids = |schemes: [&str; 2]| BoundedVec::try_from(schemes.map(id).to_vec()).unwrap();
		let call = |schemes| cog_with(|asset| asset.attributes.external_ids = ids(schemes));
		refused(&platform(), call(["LEI", "LEI"]), Error::<Test>::InvalidAsset);
		by(&platform(), call(["LEI", "lei"]));
	});
}
