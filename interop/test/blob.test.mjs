// The blob by foreign hands: its metadata, and a light client that takes our genesis.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { getMetadataFromRuntime } from '@polkadot-api/wasm-executor/node';
import { get_runtime_version } from '@acala-network/chopsticks-executor';
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

describe('smoldot', () => {
  let client;
  let chain;

  before(async () => {
    const { code, stdout, stderr } = await serinus('build-spec', '--dev', '--raw');
    assert.equal(code, 0, stderr);
    client = start({ maxLogLevel: 0 });
    chain = await client.addChain({ chainSpec: stdout });
  });

  after(async () => client?.terminate());

  const next = async () => JSON.parse(await chain.nextJsonRpcResponse());
  const ask = async (method, ...params) => {
    chain.sendJsonRpc(JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }));
    const { result, error } = await next();
    assert.equal(error, undefined);
    return result;
  };

  test('takes the chain spec and finds the same genesis', async () => {
    const inspected = JSON.parse((await serinus('inspect', 'genesis', '--chain', 'dev')).stdout);
    assert.equal(await ask('chainSpec_v1_genesisHash'), inspected.blockHash);
  });

  // A light client asks its peers to prove the runtime, and here are none; its executor alone is in chopsticks-executor.
  test('has an executor that reads the same runtime version from the blob as our node', async () => {
    const node = await startDevNode();
    try {
      const ours = await node.call('state_getRuntimeVersion');
      const { apis, ...version } = await get_runtime_version(await node.call('state_getStorage', '0x3a636f6465'));
      for (const name of ['specName', 'implName']) version[name] = Buffer.from(version[name].slice(2), 'hex').toString();
      assert.equal(version.specName, 'kusama');
      for (const [name, value] of Object.entries(version)) assert.equal(value, ours[name], name);
      assert.deepEqual(apis, ours.apis);
    } finally {
      await node.end();
    }
  });
});
