// smoldot is a light client: it takes nothing from its peers on trust. Here it warp-syncs a chain of ours, and so verifies
// its blocks' seals and its justifications, runs its runtime on proofs of its state, and tells what it found.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { start } from 'smoldot';
import { startLightPeer } from '../lib/light-peer.mjs';
import { startNode, until } from '../lib/node.mjs';
import { serinus } from '../lib/serinus.mjs';

/** smoldot does not warp-sync for fewer blocks. */
const WARP_SYNC_GAP = 36;
/** It waits for half a minute before it says where it begins. */
const PATIENCE_MS = 120_000;

describe('smoldot as a light client', { timeout: 3 * PATIENCE_MS }, () => {
  let node;
  let peer;
  let client;
  let chain;
  const answers = new Map();
  const events = [];
  let lastId = 0;

  const ask = async (method, ...params) => {
    const id = ++lastId;
    chain.sendJsonRpc(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    const answer = await until(() => answers.get(id), `smoldot's answer to ${method}`);
    assert.equal(answer.error, undefined, JSON.stringify(answer.error));
    return answer.result;
  };
  const event = (subscription, ...kinds) =>
    until(
      () => events.find((e) => e.subscription === subscription && kinds.includes(e.result.event))?.result,
      kinds.join(),
      PATIENCE_MS,
    );

  /** Follows the chain until smoldot starts from a block that meets the condition; it stops and starts anew as it syncs. */
  const follow = async (condition) => {
    for (;;) {
      const subscription = await ask('chainHead_v1_follow', true);
      const initialized = await event(subscription, 'initialized');
      if (await condition(initialized)) return { ...initialized, subscription };
      await event(subscription, 'stop');
    }
  };

  before(async () => {
    node = await startNode('--dev', '--tmp', '--no-prometheus', '--block-time', '200', '--state-pruning', 'archive');
    await until(async () => (await node.height('finalized')) >= WARP_SYNC_GAP, 'blocks to sync');
    peer = await startLightPeer(node);
    const spec = JSON.parse((await serinus('build-spec', '--dev', '--raw')).stdout);
    client = start({ maxLogLevel: 0 });
    chain = await client.addChain({ chainSpec: JSON.stringify({ ...spec, bootNodes: [peer.address] }) });
    (async () => {
      for await (const text of chain.jsonRpcResponses) {
        const message = JSON.parse(text);
        if (message.id) answers.set(message.id, message);
        else events.push(message.params);
      }
    })().catch(() => {});
  });

  after(async () => {
    await client?.terminate();
    await peer?.stop();
    await node?.end();
    // smoldot's timers outlive it, the longest by ten minutes.
    setTimeout(() => process.exit(), 2_000).unref();
  });

  test('has the same genesis', async () => {
    const genesis = await ask('chainSpec_v1_genesisHash');
    assert.equal(genesis, await node.call('chainSpec_v1_genesisHash'));
    assert.equal(genesis, JSON.parse((await serinus('inspect', 'genesis', '--chain', 'dev')).stdout).blockHash);
  });

  test('reports the same runtime version as our node', async () => {
    const { finalizedBlockRuntime } = await follow(() => true);
    assert.equal(finalizedBlockRuntime.type, 'valid');
    const { apis, ...version } = finalizedBlockRuntime.spec;
    const ours = await node.call('state_getRuntimeVersion');
    assert.equal(version.specName, 'kusama');
    for (const [name, value] of Object.entries(version)) assert.equal(value, ours[name], name);
    assert.deepEqual(apis, Object.fromEntries(ours.apis));
  });

  test('is convinced of the finality of our blocks, and proves to itself what our runtime says of them', async () => {
    const numberOf = async (hash) => Number((await node.call('chain_getHeader', hash)).number);
    const { subscription, finalizedBlockHashes } = await follow(
      async (initialized) => (await numberOf(initialized.finalizedBlockHashes.at(-1))) >= WARP_SYNC_GAP,
    );
    const hash = finalizedBlockHashes.at(-1);
    const next = (await event(subscription, 'finalized')).finalizedBlockHashes.at(-1);
    for (const each of [hash, next]) assert.equal(await node.call('chain_getBlockHash', await numberOf(each)), each);
    assert.ok((await numberOf(next)) > (await numberOf(hash)));
    const { result, operationId } = await ask('chainHead_v1_call', subscription, hash, 'BabeApi_current_epoch', '0x');
    assert.equal(result, 'started');
    const done = await until(
      () => events.find((e) => e.subscription === subscription && e.result.operationId === operationId)?.result,
      'the result of the call',
    );
    assert.equal(done.event, 'operationCallDone', JSON.stringify(done));
    assert.equal(done.output, await node.call('state_call', 'BabeApi_current_epoch', '0x', hash));
  });
});
