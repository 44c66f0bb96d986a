// A block of our own chain, taken from a node by RPC, executed again from files: by the class, by the blob, by both.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { accounts, connect, finalized } from '../lib/pjs.mjs';
import { startDevNode } from '../lib/node.mjs';
import { serinus } from '../lib/serinus.mjs';

test('a block of a node is good again from files', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'serinus-test-'));
  const file = (name, content) => {
    fs.writeFileSync(path.join(folder, name), JSON.stringify(content));
    return path.join(folder, name);
  };
  const node = await startDevNode();
  try {
    const api = await connect(node);
    const sr25519 = accounts();
    const { block } = await finalized(
      api.tx.balances.transferKeepAlive(sr25519('Bob').address, 1_000_000_000_000n), sr25519('Alice'));
    await api.disconnect();
    const answer = await node.rpc('chain_getBlock', block);
    const { header } = answer.result.block;
    const state = file('pairs.json', await node.rpc('state_getPairs', '0x', header.parentHash));
    const good = file('block.json', answer);
    for (const [execution, engine] of [['native', 'native'], ['wasm', 'endive'], ['both', 'native+endive']]) {
      const { code, stdout, stderr } = await serinus(
        'block', 'execute', '--state', state, '--block', good, '--execution', execution);
      assert.equal(code, 0, stderr);
      const outcome = JSON.parse(stdout);
      assert.equal(outcome.hash, block);
      assert.equal(outcome.stateRoot, header.stateRoot);
      assert.equal(outcome.engine, engine);
    }
    // Without its transfer the block leads elsewhere.
    answer.result.block.extrinsics.pop();
    const { code, stdout } = await serinus('block', 'execute', '--state', state, '--block', file('other.json', answer));
    assert.equal(code, 1);
    assert.equal(JSON.parse(stdout).ok, false);
  } finally {
    await node.end();
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
