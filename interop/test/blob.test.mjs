// The blob by foreign hands: its metadata, and a light client that takes our genesis.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getMetadataFromRuntime } from '@polkadot-api/wasm-executor/node';
import { start } from 'smoldot';
import { serinus } from '../lib/serinus.mjs';
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

test('smoldot takes the chain spec and finds the same genesis', async () => {
  const { code, stdout, stderr } = await serinus('build-spec', '--dev', '--raw');
  assert.equal(code, 0, stderr);
  const inspected = JSON.parse((await serinus('inspect', 'genesis', '--chain', 'dev')).stdout);
  const client = start({ maxLogLevel: 0 });
  try {
    const chain = await client.addChain({ chainSpec: stdout });
    chain.sendJsonRpc('{"jsonrpc":"2.0","id":1,"method":"chainSpec_v1_genesisHash","params":[]}');
    const answer = JSON.parse(await chain.nextJsonRpcResponse());
    assert.equal(answer.result, inspected.blockHash);
  } finally {
    await client.terminate();
  }
});
