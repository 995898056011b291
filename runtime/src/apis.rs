// SPDX-License-Identifier: Apache-2.0

//! What the node and clients ask the runtime.

use crate::{
	configs::money::Currency, genesis_config_presets, AccountId, Activities, AssetFlow, Aura,
	Balance, Block, BlockNumber, Chips, Crowdfunding, Executive, Grandpa, Historical,
	InherentDataExt, Nonce, OrgNumbers, Runtime, RuntimeCall, RuntimeGenesisConfig, SessionKeys,
	System, TransactionPayment, VERSION,
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{
	genesis_builder_helper::{build_state, get_preset},
	traits::KeyOwnerProofSystem,
	view_functions::{ViewFunctionDispatchError, ViewFunctionId},
	weights::Weight,
};
use hanse_support::{org::InvalidOrgNumber, OrgNumber};
use pallet_activities as group;
use pallet_asset_flow as flow;
use pallet_chips::{Backing, Hindrance, KindId, Outcome, PaymentInstruction, Request, RequestId};
use pallet_crowdfunding as crowd;
use pallet_grandpa::AuthorityId as GrandpaId;
use pallet_org_numbers::NumberInfo;
use pallet_transaction_payment::{FeeDetails, RuntimeDispatchInfo};
use sp_api::impl_runtime_apis;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_core::{crypto::KeyTypeId, OpaqueMetadata};
use sp_genesis_builder::PresetId;
use sp_runtime::{
	traits::{Block as BlockT, NumberFor},
	transaction_validity::{TransactionSource, TransactionValidity},
	ApplyExtrinsicResult, ExtrinsicInclusionMode,
};
use sp_session::OpaqueGeneratedSessionKeys;
use sp_version::RuntimeVersion;

impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}

		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block);
		}

		fn initialize_block(header: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}

		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}

		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
		fn execute_view_function(
			query_id: ViewFunctionId,
			input: Vec<u8>,
		) -> Result<Vec<u8>, ViewFunctionDispatchError> {
			Runtime::execute_view_function(query_id, input)
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}

		fn finalize_block() -> <Block as BlockT>::Header {
			Executive::finalize_block()
		}

		fn inherent_extrinsics(
			data: sp_inherents::InherentData,
		) -> Vec<<Block as BlockT>::Extrinsic> {
			data.create_extrinsics()
		}

		fn check_inherents(
			block: <Block as BlockT>::LazyBlock,
			data: sp_inherents::InherentData,
		) -> sp_inherents::CheckInherentsResult {
			data.check_extrinsics(&block)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			tx: <Block as BlockT>::Extrinsic,
			block_hash: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, tx, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &<Block as BlockT>::Header) {
			Executive::offchain_worker(header)
		}
	}

	impl sp_consensus_aura::AuraApi<Block, AuraId> for Runtime {
		fn slot_duration() -> sp_consensus_aura::SlotDuration {
			sp_consensus_aura::SlotDuration::from_millis(Aura::slot_duration())
		}

		fn authorities() -> Vec<AuraId> {
			pallet_aura::Authorities::<Runtime>::get().into_inner()
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(
			owner: Vec<u8>,
			seed: Option<Vec<u8>>,
		) -> OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}

		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> sp_consensus_grandpa::AuthorityList {
			Grandpa::grandpa_authorities()
		}

		fn current_set_id() -> sp_consensus_grandpa::SetId {
			pallet_grandpa::CurrentSetId::<Runtime>::get()
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			equivocation_proof: sp_consensus_grandpa::EquivocationProof<
				<Block as BlockT>::Hash,
				NumberFor<Block>,
			>,
			key_owner_proof: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			let key_owner_proof = key_owner_proof.decode()?;
			Grandpa::submit_unsigned_equivocation_report(equivocation_proof, key_owner_proof)
		}

		fn generate_key_ownership_proof(
			_set_id: sp_consensus_grandpa::SetId,
			authority_id: GrandpaId,
		) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
			Historical::prove((sp_consensus_grandpa::KEY_TYPE, authority_id))
				.map(|proof| proof.encode())
				.map(sp_consensus_grandpa::OpaqueKeyOwnershipProof::new)
		}
	}

	impl pallet_org_numbers::runtime_api::OrgNumbersApi<Block, AccountId, BlockNumber> for Runtime {
		fn number(number: OrgNumber) -> Option<NumberInfo<AccountId, BlockNumber>> {
			OrgNumbers::number(number)
		}

		fn number_by_handle(handle: Vec<u8>) -> Option<NumberInfo<AccountId, BlockNumber>> {
			OrgNumbers::number_by_handle(handle.try_into().ok()?)
		}

		fn numbers_of(owner: AccountId, after: Option<OrgNumber>, limit: u32) -> Vec<OrgNumber> {
			OrgNumbers::numbers_of(owner, after, limit)
		}

		fn primary_of(account: AccountId) -> Option<OrgNumber> {
			OrgNumbers::primary_of(account)
		}

		fn check_number(text: Vec<u8>) -> Result<OrgNumber, InvalidOrgNumber> {
			OrgNumbers::check_number(text)
		}
	}

	impl pallet_chips::runtime_api::ChipsApi<Block, AccountId, Balance, BlockNumber> for Runtime {
		fn request(request: RequestId) -> Option<Request<AccountId, Balance, BlockNumber>> {
			Chips::request(request)
		}

		fn outcome(request: RequestId) -> Option<Outcome<Balance>> {
			Chips::outcome(request)
		}

		fn payment_instruction(
			request: RequestId,
		) -> Option<PaymentInstruction<Balance, BlockNumber>> {
			Chips::payment_instruction(request)
		}

		fn quote(kind: KindId, chips: Balance) -> Option<Balance> {
			Chips::quote(kind, chips)
		}

		fn backing(kind: KindId) -> Option<Backing<Balance, BlockNumber>> {
			Chips::backing(kind)
		}

		fn why_not_issue(request: RequestId) -> Option<Hindrance> {
			Chips::why_not_issue(request)
		}
	}

	impl crowd::runtime_api::CrowdfundingApi<Block, AccountId, Currency, Balance, BlockNumber>
		for Runtime
	{
		fn certificate_status(
			certificate: crowd::CertificateId,
		) -> Option<crowd::CertificateStatus<BlockNumber>> {
			Crowdfunding::certificate_status(certificate)
		}

		fn title(
			from: Vec<crowd::CertificateId>,
			limit: u32,
		) -> crowd::TitlePage<BlockNumber> {
			Crowdfunding::title(from, limit)
		}

		fn portfolio(
			user: crowd::UserId,
			after: Option<crowd::AssetId>,
			limit: u32,
		) -> Vec<(crowd::AssetId, crowd::Holding<BlockNumber>)> {
			Crowdfunding::portfolio(user, after, limit)
		}

		fn why_not(proposal: crowd::Proposal<Balance>) -> Option<crowd::Hindrance> {
			Crowdfunding::why_not(proposal)
		}

		fn offerings_on(
			platform: OrgNumber,
			from: crowd::OfferingId,
			limit: u32,
		) -> (
			Vec<(crowd::OfferingId, crowd::Offering<AccountId, Currency, Balance, BlockNumber>)>,
			Option<crowd::OfferingId>,
		) {
			Crowdfunding::offerings_on(platform, from, limit)
		}

		fn identity_holders(user: crowd::UserId) -> Option<crowd::IdentityHolders> {
			Crowdfunding::identity_holders(user)
		}
	}

	impl flow::runtime_api::AssetFlowApi<Block, AccountId, Balance, BlockNumber> for Runtime {
		fn table_of(table: flow::Uuid) -> Option<flow::Table<AccountId, Balance, BlockNumber>> {
			AssetFlow::table_of(table)
		}

		fn head_of(table: flow::Uuid) -> Option<flow::Head> {
			AssetFlow::head_of(table)
		}

		fn seal_of(table: flow::Uuid) -> Option<(flow::SealNumber, flow::Seal<BlockNumber>)> {
			AssetFlow::seal_of(table)
		}

		fn seal_at(block: BlockNumber) -> Option<(flow::SealNumber, flow::Seal<BlockNumber>)> {
			AssetFlow::seal_at(block)
		}

		fn seals(
			from: flow::SealNumber,
			limit: u32,
		) -> Vec<(flow::SealNumber, flow::Seal<BlockNumber>)> {
			AssetFlow::seals(from, limit)
		}

		fn server(server: OrgNumber) -> Option<flow::Server<AccountId, BlockNumber>> {
			AssetFlow::server(server)
		}

		fn last_counter(table: flow::Uuid, client: AccountId) -> Option<u64> {
			AssetFlow::last_counter(table, client)
		}

		fn unfinished(
			after: Option<flow::Uuid>,
			limit: u32,
		) -> Vec<(flow::Uuid, flow::Table<AccountId, Balance, BlockNumber>)> {
			AssetFlow::unfinished(after, limit)
		}
	}

	impl group::runtime_api::ActivitiesApi<Block, AccountId, Balance, BlockNumber> for Runtime {
		fn node(node: group::NodeId) -> Option<group::Node<AccountId, Balance>> {
			Activities::node(node)
		}

		fn node_of(account: AccountId) -> Option<group::NodeId> {
			Activities::node_of(account)
		}

		fn node_of_peer(peer: group::PeerKey) -> Option<group::NodeId> {
			Activities::node_of_peer(peer)
		}

		fn resolve(party: group::Party<AccountId>) -> Option<group::NodeId> {
			Activities::resolve(party)
		}

		fn thing(thing: group::ThingId) -> Option<group::Thing<AccountId, Balance>> {
			Activities::thing(thing)
		}

		fn kind(kind: group::KindId) -> Option<group::Kind> {
			Activities::kind(kind)
		}

		fn activity(
			activity: group::ActivityId,
		) -> Option<group::Activity<AccountId, Balance, BlockNumber>> {
			Activities::activity(activity)
		}

		fn members(activity: group::ActivityId) -> Vec<group::MemberStanding<BlockNumber>> {
			Activities::members(activity)
		}

		fn activities_of(
			node: group::NodeId,
			after: Option<group::ActivityId>,
			limit: u32,
		) -> Vec<group::ActivityId> {
			Activities::activities_of(node, after, limit)
		}

		fn message(
			message: group::MessageRef,
		) -> Option<group::Message<AccountId, Balance, BlockNumber>> {
			Activities::message(message)
		}

		fn messages(
			activity: group::ActivityId,
			from: group::MessageNumber,
			limit: u32,
		) -> Vec<(group::MessageNumber, group::Message<AccountId, Balance, BlockNumber>)> {
			Activities::messages(activity, from, limit)
		}

		fn missing(message: group::MessageRef) -> Vec<group::NodeId> {
			Activities::missing(message)
		}

		fn statements(
			activity: group::ActivityId,
			from: group::StatementId,
			limit: u32,
		) -> Vec<(group::StatementId, group::Statement<AccountId, Balance, BlockNumber>)> {
			Activities::statements(activity, from, limit)
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance>
		for Runtime
	{
		fn query_info(
			uxt: <Block as BlockT>::Extrinsic,
			len: u32,
		) -> RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_info(uxt, len)
		}

		fn query_fee_details(uxt: <Block as BlockT>::Extrinsic, len: u32) -> FeeDetails<Balance> {
			TransactionPayment::query_fee_details(uxt, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<
		Block,
		Balance,
		RuntimeCall,
	> for Runtime {
		fn query_call_info(call: RuntimeCall, len: u32) -> RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_call_info(call, len)
		}

		fn query_call_fee_details(call: RuntimeCall, len: u32) -> FeeDetails<Balance> {
			TransactionPayment::query_call_fee_details(call, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
			build_state::<RuntimeGenesisConfig>(config)
		}

		fn get_preset(id: &Option<PresetId>) -> Option<Vec<u8>> {
			get_preset::<RuntimeGenesisConfig>(id, genesis_config_presets::get_preset)
		}

		fn preset_names() -> Vec<PresetId> {
			genesis_config_presets::preset_names()
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(extra: bool) -> (
			Vec<frame_benchmarking::BenchmarkList>,
			Vec<frame_support::traits::StorageInfo>,
		) {
			crate::benchmarks::metadata(extra)
		}

		fn dispatch_benchmark(
			config: frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
			crate::benchmarks::dispatch(config)
		}
	}

	#[cfg(feature = "try-runtime")]
	impl frame_try_runtime::TryRuntime<Block> for Runtime {
		fn on_runtime_upgrade(checks: frame_try_runtime::UpgradeCheckSelect) -> (Weight, Weight) {
			// A failed check has to stop here, with its backtrace.
			let weight = Executive::try_runtime_upgrade(checks).unwrap();
			(weight, crate::configs::system::RuntimeBlockWeights::get().max_block)
		}

		fn execute_block(
			block: <Block as BlockT>::LazyBlock,
			state_root_check: bool,
			signature_check: bool,
			select: frame_try_runtime::TryStateSelect,
		) -> Weight {
			Executive::try_execute_block(block, state_root_check, signature_check, select).unwrap()
		}
	}
}
