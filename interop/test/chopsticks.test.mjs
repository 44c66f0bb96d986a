// Chopsticks forks our chain: it fetches the state from the node and runs our blob with an executor of its own.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { calculate_state_root } from '@acala-network/chopsticks-executor';
import { accounts, connect, finalized } from '../lib/pjs.mjs';
import { home } from '../lib/serinus.mjs';
import { startDevNode } from '../lib/node.mjs';

// Read when the module is loaded.
process.env.LOG_LEVEL = 'error';
const { BuildBlockMode, destroyWorker, setup } = await import('@acala-network/chopsticks-core');

const KSM = 1_000_000_000_000n;
const command = path.join(home, 'interop/node_modules/@acala-network/chopsticks/chopsticks.cjs');

describe('chopsticks', () => {
  let node;
  let api;
  let folder;
  const sr25519 = accounts();

  before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'serinus-chopsticks-'));
    node = await startDevNode();
    api = await connect(node);
  });

  after(async () => {
    await api?.disconnect();
    await node?.end();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const transfer = (value) => api.tx.balances.transferKeepAlive(sr25519('Bob').address, value);

  test('replays a block of ours on our blob and comes to the same state root', async () => {
    const { block, index } = await finalized(transfer(KSM), sr25519('Alice'));
    assert.ok(index > 0, 'the transfer is in the block');
    const file = path.join(folder, 'diff.json');
    await promisify(execFile)(
      process.execPath,
      [command, 'run-block', '--endpoint', node.ws, '--block', block, '--output-path', file],
      { cwd: folder, timeout: 120_000 });
    const { storageDiff } = JSON.parse(fs.readFileSync(file, 'utf8')).Call;

    const { stateRoot, parentHash } = await node.call('chain_getHeader', block);
    const state = new Map(await node.call('state_getPairs', '0x', parentHash));
    const rootBefore = (await node.call('chain_getHeader', parentHash)).stateRoot;
    assert.equal(await calculate_state_root([...state], 1), rootBefore);
    for (const [key, value] of storageDiff) {
      if (value === null) state.delete(key);
      else state.set(key, value);
    }
    assert.equal(await calculate_state_root([...state], 1), stateRoot);
  });

  test('builds blocks of its own on ours', async () => {
    const head = await node.call('chain_getFinalizedHead');
    const chain = await setup({
      endpoint: node.ws, block: head, mockSignatureHost: false, buildBlockMode: BuildBlockMode.Manual,
    });
    try {
      const signed = await transfer(2n * KSM).signAsync(sr25519('Charlie'), { era: 0, nonce: 0 });
      const hash = await chain.submitExtrinsic(signed.toHex());
      assert.equal(hash, signed.hash.toHex());
      const made = await chain.newBlock();
      assert.ok((await made.extrinsics).includes(signed.toHex()));
      const meta = await made.meta;
      const key = api.query.system.account.key(sr25519('Bob').address);
      const account = (raw) => meta.registry.createType('FrameSystemAccountInfo', raw).data.free.toBigInt();
      assert.equal(account(await made.get(key)) - account(await node.call('state_getStorage', key, head)), 2n * KSM);
    } finally {
      await chain.close();
      await destroyWorker(); // its thread would keep this process alive
    }
  });
});
