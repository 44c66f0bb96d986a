// The real Kusama runtime of 2019 by two executors: the one of Chopsticks authors a chain on it, and ours executes the
// blocks from their parents' states. The chain goes through sessions and an era, in few blocks that are far apart.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import {
  blake2AsHex, blake2AsU8a, keccakAsU8a, secp256k1Expand, secp256k1PairFromSeed, secp256k1Sign,
} from '@polkadot/util-crypto';
import { OldKusama, available, blockOneFile, genesisState, replay, specFile } from '../lib/old-kusama.mjs';
import { serinus } from '../lib/serinus.mjs';

const KSM = 1_000_000_000_000n;
const EPOCH_SLOTS = 600;
const ETHEREUM = secp256k1PairFromSeed(blake2AsU8a('a key of Ethereum'));
const ETHEREUM_ADDRESS = u8aToHex(keccakAsU8a(secp256k1Expand(ETHEREUM.publicKey)).slice(-20));

/** Puts development accounts in the place of the real root and a validator, and coins into their hands. */
function endow(chain) {
  const { query } = chain;
  chain.put(query.sudo.key, [], 'AccountId', chain.account('Alice').publicKey);
  const names = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'];
  for (const name of names) {
    chain.put(query.balances.freeBalance, [chain.account(name).publicKey], 'Balance', 10_000n * KSM);
  }
  const issuance = chain.read(query.balances.totalIssuance, 'Balance');
  chain.put(query.claims.claims, [ETHEREUM_ADDRESS], 'Balance', 7n * KSM);
  const online = chain.read(query.imOnline.keys, 'Vec<AccountId>').map((key) => key.toHex());
  chain.put(query.imOnline.keys, [], 'Vec<AccountId>', [u8aToHex(chain.account('Eve').publicKey), ...online.slice(1)]);
  chain.put(query.balances.totalIssuance, [], 'Balance', issuance.toBigInt() + BigInt(names.length) * 10_000n * KSM);
}

/** The transactions of each block, and the slots between it and the one before. */
function plan(chain) {
  const { tx } = chain;
  const signed = (call, name) => chain.signed(call, name);
  const publicKey = (name) => chain.account(name).publicKey;
  const remark = tx.system.remark('0x736572696e7573');
  const spend = tx.treasury.proposeSpend(5n * KSM, publicKey('Dave'));
  const sudo = (call) => () => signed(call.section === 'sudo' ? call : tx.sudo.sudo(call), 'Alice');
  // This runtime lets nobody but its root transfer coins: so it was in the network's first weeks.
  const as = (name, call) => sudo(tx.sudo.sudoAs(publicKey(name), call));
  const by = (name, call) => () => signed(call, name);
  const motion = tx.technicalCommittee.propose(2, tx.system.setStorage([['0x73657269', '0x6e7573']]));
  return [
    [0, sudo(tx.technicalMembership.addMember(publicKey('Alice'))), sudo(tx.technicalMembership.addMember(publicKey('Bob')))],
    [1, as('Bob', tx.balances.transfer(publicKey('Charlie'), 3n * KSM)), as('Bob', tx.balances.transfer(publicKey('Alice'), 50_000n * KSM)),
      by('Eve', tx.staking.bond(publicKey('Eve'), 1000n * KSM, 'Staked')), by('Eve', tx.staking.validate({ commission: 50_000_000 })),
      by('Ferdie', tx.staking.bond(publicKey('Ferdie'), 700n * KSM, 'Stash')), by('Ferdie', tx.staking.nominate([publicKey('Eve')]))],
    [2, claim(chain, 'Ferdie'), heartbeat(chain)],
    [3, by('Alice', motion), by('Charlie', tx.democracy.propose(remark, 100n * KSM)), by('Dave', spend),
      by('Charlie', tx.electionsPhragmen.submitCandidacy()), by('Dave', tx.electionsPhragmen.submitCandidacy()),
      by('Bob', tx.nicks.setName('0x' + Buffer.from('canary').toString('hex')))],
    [2, () => signed(tx.technicalCommittee.vote(motionHash(motion), 0, true), 'Bob'), by('Dave', tx.democracy.second(0)), by('Dave', tx.democracy.second(7)),
      by('Eve', tx.electionsPhragmen.vote([publicKey('Charlie'), publicKey('Dave')], 50n * KSM)),
      sudo(tx.staking.forceNewEra()), sudo(tx.staking.setValidatorCount(4))],
    ...Array.from({ length: 3 }, (_, i) => [EPOCH_SLOTS, as('Bob', tx.balances.transfer(publicKey('Dave'), BigInt(i + 1) * KSM))]),
  ];
}

/** What the holder of coins sold on Ethereum sends: unsigned, with Ethereum's signature inside. */
function claim(chain, name) {
  const account = chain.account(name).publicKey;
  const text = `Pay KSMs to the Kusama account:${u8aToHex(account).slice(2)}`;
  const message = u8aConcat(stringToU8a(`\x19Ethereum Signed Message:\n${text.length}${text}`));
  return () => chain.bare(chain.tx.claims.claim(account, u8aToHex(secp256k1Sign(message, ETHEREUM, 'keccak'))));
}

/** What a validator sends in each session: unsigned, with its session key's signature inside. */
function heartbeat(chain) {
  const beat = chain.registry.createType('Heartbeat', {
    blockNumber: 1, networkState: { peerId: '0x01', externalAddresses: [] }, sessionIndex: 0, authorityIndex: 0,
  });
  return () => chain.bare(chain.tx.imOnline.heartbeat(beat, u8aToHex(chain.account('Eve').sign(beat.toU8a()))));
}

const motionHash = (motion) => blake2AsHex(motion.args[1].toU8a());

describe('the real runtime of 2019', { skip: !available && 'needs ../shared/data/kusama' }, () => {
  let folder;
  before(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'serinus-test-'))));
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  test('another executor finds the same root of the real first block', async () => {
    const { block } = JSON.parse(fs.readFileSync(blockOneFile));
    assert.equal((await replay(genesisState(), block)).stateRoot, block.header.stateRoot);
    const { code, stdout, stderr } = await serinus('block', 'execute', '--chain', specFile, '--block', blockOneFile);
    assert.equal(code, 0, stderr);
    assert.equal(JSON.parse(stdout).stateRoot, block.header.stateRoot);
  });

  test('blocks of another author are good here', async () => {
    const chain = await OldKusama.create();
    endow(chain);
    const seen = new Set();
    for (const [slots, ...transactions] of plan(chain)) {
      const { block, before: state, hash, events } = await chain.author(slots, transactions.map((make) => make()));
      for (const event of events) seen.add(`${event.section}.${event.method}`);
      const statePath = path.join(folder, 'pairs.json');
      const blockPath = path.join(folder, `block-${chain.number}.json`);
      fs.writeFileSync(statePath, JSON.stringify([...state]));
      fs.writeFileSync(blockPath, JSON.stringify({ jsonrpc: '2.0', id: 1, result: { block, justifications: null } }));
      const { code, stdout, stderr } = await serinus('block', 'execute', '--state', statePath, '--block', blockPath);
      assert.equal(code, 0, stderr);
      const outcome = JSON.parse(stdout);
      assert.equal(outcome.stateRoot, block.header.stateRoot);
      assert.equal(outcome.hash, hash);
      assert.equal(outcome.number, chain.number);
    }
    for (const wanted of [
      'balances.Transfer', 'technicalCommittee.Proposed', 'technicalCommittee.Executed', 'democracy.Proposed', 'treasury.Proposed',
      'nicks.NameChanged', 'claims.Claimed', 'imOnline.HeartbeatReceived', 'sudo.Sudid', 'balances.Transfer', 'balances.NewAccount', 'offences.Offence', 'session.NewSession',
      'staking.Reward', 'system.ExtrinsicFailed',
    ]) {
      assert.ok(seen.has(wanted), `${wanted} among ${[...seen]}`);
    }
    assert.ok(chain.read(chain.query.staking.currentEra, 'u32').toNumber() >= 1);
    assert.ok(chain.read(chain.query.babe.epochIndex, 'u64').toNumber() >= 3);
  });
});
