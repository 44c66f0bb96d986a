// The same chain by the blob, and by class and blob at once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accounts, connect, eventsNamed, finalized } from '../lib/pjs.mjs';
import { startDevNode } from '../lib/node.mjs';

for (const execution of ['wasm', 'both']) {
  test(`a transfer is finalized with --execution ${execution}`, async () => {
    const node = await startDevNode({ execution, blockTime: 1500 });
    const api = await connect(node);
    try {
      const sr25519 = accounts();
      const { events } = await finalized(
        api.tx.balances.transferKeepAlive(sr25519('Bob').address, 1_000_000_000_000n), sr25519('Alice'));
      assert.equal(eventsNamed(events, 'balances.Transfer').length, 1);
      // New keys are drawn at random, so this is no call to compare.
      assert.ok((await api.rpc.author.hasSessionKeys(await api.rpc.author.rotateKeys())).isTrue);
      assert.doesNotMatch(node.log, /differ/);
    } finally {
      await api.disconnect();
      await node.end();
    }
  });
}
