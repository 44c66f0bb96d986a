// The blob by foreign hands: its metadata.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getMetadataFromRuntime } from '@polkadot-api/wasm-executor/node';
import { startDevNode } from '../lib/node.mjs';

test('wasm-executor reads the metadata of the blob', async () => {
  const node = await startDevNode();
  try {
    const code = await node.call('state_getStorage', '0x3a636f6465');
    // It takes the newest version; ours is inside an Option.
    const metadata = getMetadataFromRuntime(code);
    const ours = await node.call('state_call', 'Metadata_metadata_at_version', '0x10000000');
    assert.equal(`0x01${metadata.slice(2)}`, ours);
  } finally {
    await node.end();
  }
});
