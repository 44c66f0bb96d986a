// Authors blocks on the real Kusama runtime of 2019 with the executor of Chopsticks (smoldot's, in WebAssembly), and
// transactions in the format of that runtime with polkadot.js.
import fs from 'node:fs';
import path from 'node:path';
import { calculate_state_root, run_task } from '@acala-network/chopsticks-executor';
import { Keyring } from '@polkadot/api';
import { Metadata, TypeRegistry, expandMetadata } from '@polkadot/types';
import { getSpecTypes } from '@polkadot/types-known';
import { hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { home } from './serinus.mjs';

const shared = process.env.SERINUS_SHARED ?? path.resolve(home, '../shared');
/** The real chain's spec; the tests that need it are skipped where it is absent. */
export const specFile = path.join(shared, 'data/kusama/ksmcc3.json');
export const blockOneFile = path.join(shared, 'data/kusama/block-1.json');
export const available = fs.existsSync(specFile) && fs.existsSync(blockOneFile);

export const GENESIS = '0xb0a8d493285c2df73290dfb7e61f870f17b41801197a149ca93654499ea3dafe';
const CODE = '0x3a636f6465';
const SPEC_VERSION = 1020;
const SLOT_MS = 6000;
const EXTENSIONS = [
  'CheckVersion', 'CheckGenesis', 'CheckEra', 'CheckNonce', 'CheckWeight', 'ChargeTransactionPayment', 'LimitParathreadCommits',
];
const ZERO = `0x${'00'.repeat(32)}`;

/** The entries of the genesis state. */
export function genesisState() {
  return new Map(Object.entries(JSON.parse(fs.readFileSync(specFile)).genesis.raw.top));
}

/** Calls the runtime in a state; gives the result of the last call and what all of them changed. */
async function run(state, calls) {
  const keys = [...state.keys()].sort();
  const after = (key) => {
    let low = 0;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (keys[middle] > key) high = middle;
      else low = middle + 1;
    }
    return keys[low];
  };
  const task = {
    id: 1, wasm: state.get(CODE), calls, mockSignatureHost: 0, allowUnresolvedImports: false, runtimeLogLevel: 0, storageProofSize: 0,
  };
  const answer = await run_task(task, {
    getStorage: async (key) => state.get(key),
    getNextKey: async (prefix, key) => {
      const next = after(key);
      return next?.startsWith(prefix) ? next : undefined;
    },
  });
  if (!answer.Call) throw new Error(`the other executor: ${JSON.stringify(answer)}`);
  return answer.Call;
}

/** Executes a block's calls one by one, as an author does; gives the header that results, and the state after it. */
async function build(registry, state, header, extrinsics) {
  const blank = registry.createType('Header', { ...header, stateRoot: ZERO, extrinsicsRoot: ZERO });
  const { result, storageDiff } = await run(state, [
    ['Core_initialize_block', [blank.toHex()]],
    ...extrinsics.map((extrinsic) => ['BlockBuilder_apply_extrinsic', [extrinsic]]),
    ['BlockBuilder_finalize_block', []],
  ]);
  const after = new Map(state);
  for (const [key, value] of storageDiff) {
    if (value == null) after.delete(key);
    else after.set(key, value);
  }
  const stateRoot = await calculate_state_root([...after], 0);
  const built = registry.createType('Header', result);
  return { header: { ...header, stateRoot, extrinsicsRoot: built.extrinsicsRoot.toHex(), digest: built.digest }, state: after };
}

/** The state root that the other implementation computes for a block: its header without seal, its extrinsics. */
export async function replay(state, block) {
  const registry = new TypeRegistry();
  const logs = block.header.digest.logs.filter((log) => log.startsWith('0x06'));
  const header = { ...block.header, number: Number(block.header.number), digest: { logs } };
  return (await build(registry, state, header, block.extrinsics)).header;
}

/** A chain on the real runtime, whose root and rich accounts are those of development. */
export class OldKusama {
  static async create() {
    await cryptoWaitReady();
    const chain = new OldKusama();
    chain.state = genesisState();
    const registry = new TypeRegistry();
    registry.register(getSpecTypes(registry, 'Kusama', 'kusama', SPEC_VERSION));
    const metadata = (await run(chain.state, [['Metadata_metadata', []]])).result;
    const bytes = registry.createType('Bytes', hexToU8a(metadata));
    chain.metadata = u8aToHex(bytes);
    registry.setMetadata(new Metadata(registry, chain.metadata));
    registry.setSignedExtensions(EXTENSIONS);
    const { tx, query } = expandMetadata(registry, new Metadata(registry, chain.metadata));
    Object.assign(chain, { registry, tx, query, number: 0, parentHash: GENESIS, nonces: new Map() });
    const keyring = new Keyring({ type: 'sr25519', ss58Format: 2 });
    chain.account = (name) => keyring.addFromUri(`//${name}`);
    chain.slot = 262_493_679;
    return chain;
  }

  /** Where an item of a pallet's storage lies. */
  key(item, ...args) {
    return u8aToHex(this.registry.createType('StorageKey', item(...args)).toU8a(true));
  }

  /** An entry of the state, decoded. */
  read(item, type) {
    return this.registry.createType(type, hexToU8a(this.state.get(this.key(item))));
  }

  /** Writes an entry of the state, before the first block. */
  put(item, args, type, value) {
    this.state.set(this.key(item, ...args), this.registry.createType(type, value).toHex(true));
  }

  /** A signed transaction, good for ever. */
  signed(call, name) {
    const signer = this.account(name);
    const nonce = this.nonces.get(name) ?? 0;
    this.nonces.set(name, nonce + 1);
    const extrinsic = this.registry.createType('Extrinsic', { method: call }, { version: 4 });
    extrinsic.sign(signer, {
      blockHash: GENESIS, genesisHash: GENESIS, era: '0x00', nonce, tip: 0, signedExtensions: EXTENSIONS,
      runtimeVersion: { specVersion: SPEC_VERSION, transactionVersion: 1 },
    });
    return extrinsic.toHex();
  }

  bare(call) {
    return this.registry.createType('Extrinsic', { method: call }, { version: 4 }).toHex();
  }

  /** Authors a block so many slots after the last one; gives it as chain_getBlock does, and the state before it. */
  async author(slots, transactions) {
    this.slot += slots;
    this.number += 1;
    const data = u8aConcat(
      new Uint8Array([2]), this.registry.createType('u32', this.number % 6).toU8a(), this.registry.createType('u64', this.slot).toU8a());
    const logs = [{ PreRuntime: ['BABE', u8aToHex(data)] }];
    const extrinsics = [
      this.bare(this.tx.timestamp.set(this.slot * SLOT_MS)), this.bare(this.tx.parachains.setHeads([])), ...transactions,
    ];
    const before = this.state;
    const wanted = { parentHash: this.parentHash, number: this.number, digest: { logs } };
    const { header, state } = await build(this.registry, before, wanted, extrinsics);
    const sealed = this.registry.createType('Header', {
      ...header, digest: { logs: [...header.digest.logs, { Seal: ['BABE', `0x${'5e'.repeat(64)}`] }] },
    });
    this.parentHash = sealed.hash.toHex();
    this.state = state;
    const block = {
      header: {
        parentHash: header.parentHash,
        number: `0x${this.number.toString(16)}`,
        stateRoot: header.stateRoot,
        extrinsicsRoot: header.extrinsicsRoot,
        digest: { logs: sealed.digest.logs.map((log) => log.toHex()) },
      },
      extrinsics,
    };
    const events = this.events();
    const applied = events.filter(({ section, method }) => section === 'system' && method.startsWith('Extrinsic')).length;
    if (applied !== extrinsics.length) {
      throw new Error(`only ${applied} of ${extrinsics.length} extrinsics of block ${this.number} were applied`);
    }
    return { block, before, hash: this.parentHash, events };
  }

  /** The events of the last block, as `section.method`. */
  events() {
    return this.read(this.query.system.events, 'Vec<EventRecord>').map(({ event }) => event);
  }
}
