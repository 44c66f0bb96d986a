// Devices that show transactions by the metadata have its hash signed (RFC 78): polkadot-api's own merkleizer says which.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { merkleizeMetadata } from '@polkadot-api/merkleize-metadata';
import { accounts, connect, eventNames, finalized } from '../lib/pjs.mjs';
import { startDevNode } from '../lib/node.mjs';

for (const execution of ['native', 'wasm']) {
  describe(`the hash of the metadata, ${execution}`, () => {
    let node;
    let api;
    let metadataHash;
    const alice = accounts();

    before(async () => {
      node = await startDevNode({ execution });
      api = await connect(node);
      const metadata = (await api.call.metadata.metadataAtVersion(15)).unwrap();
      const digest = merkleizeMetadata(metadata.toU8a(true), { decimals: 12, tokenSymbol: 'KSM' }).digest();
      metadataHash = `0x${Buffer.from(digest).toString('hex')}`;
    });

    after(async () => {
      await api?.disconnect();
      await node?.end();
    });

    test('is signed with a transaction', async () => {
      const { events } = await finalized(api.tx.system.remarkWithEvent('0x01'), alice('Alice'), { mode: 1, metadataHash });
      assert.ok(eventNames(events).includes('system.Remarked'));
    });

    test('is no other', async () => {
      const wrong = await api.tx.system.remarkWithEvent('0x02').signAsync(alice('Bob'), { mode: 1, metadataHash: `0x${'00'.repeat(32)}` });
      const { error } = await node.rpc('author_submitExtrinsic', wrong.toHex());
      assert.equal(error.code, 1010);
      assert.equal(error.data, 'Transaction has a bad signature');
    });
  });
}
