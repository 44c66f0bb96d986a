// polkadot-api over the new JSON-RPC interface.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createClient } from 'polkadot-api';
import { getPolkadotSigner } from 'polkadot-api/signer';
import { getWsProvider } from 'polkadot-api/ws';
import { WebSocket } from 'ws';
import { accounts } from '../lib/pjs.mjs';
import { startDevNode } from '../lib/node.mjs';
import { cryptoWaitReady } from '@polkadot/util-crypto';

const KSM = 1_000_000_000_000n;

describe('polkadot-api', () => {
  let node;
  let client;
  let api;
  let alice;
  let bob;

  before(async () => {
    await cryptoWaitReady();
    [alice, bob] = ['Alice', 'Bob'].map(accounts());
    node = await startDevNode();
    client = createClient(getWsProvider(node.ws, { websocketClass: WebSocket }));
    api = client.getUnsafeApi();
  });

  after(async () => {
    client?.destroy();
    await node?.end();
  });

  const signer = () => getPolkadotSigner(alice.publicKey, 'Sr25519', (message) => alice.sign(message));

  test('reads the chain spec and finalized blocks', async () => {
    const spec = await client.getChainSpecData();
    assert.equal(spec.name, 'Development');
    assert.equal(spec.genesisHash, await node.call('chain_getBlockHash', 0));
    assert.equal(spec.properties.ss58Format, 2);
    const block = await client.getFinalizedBlock();
    assert.equal(block.hash, await node.call('chain_getBlockHash', block.number));
  });

  test('reads constants and storage', async () => {
    assert.equal(await api.constants.Balances.ExistentialDeposit(), 333_333_333n);
    const account = await api.query.System.Account.getValue(alice.address);
    assert.ok(account.data.free > 0n);
    const all = await api.query.System.Account.getEntries();
    assert.ok(all.length >= 6);
    assert.equal((await api.apis.Core.version()).spec_name, 'kusama');
  });

  test('watches a transfer from the pool to finality', async () => {
    const transfer = api.tx.Balances.transfer_keep_alive({
      dest: { type: 'Id', value: bob.address },
      value: KSM,
    });
    const fees = await transfer.getEstimatedFees(alice.address);
    const before = await api.query.System.Account.getValue(alice.address);
    const seen = [];
    const done = await new Promise((resolve, reject) => {
      transfer.signSubmitAndWatch(signer()).subscribe({
        next: (event) => {
          seen.push(event.type);
          if (event.type === 'finalized') resolve(event);
        },
        error: reject,
      });
    });
    assert.equal(done.ok, true);
    assert.equal(seen[0], 'signed');
    assert.ok(seen.includes('txBestBlocksState'));
    const after = await api.query.System.Account.getValue(alice.address, { at: done.block.hash });
    const paid = done.events.find((e) => e.type === 'TransactionPayment').value.value;
    assert.equal(before.data.free - after.data.free, KSM + paid.actual_fee);
    // The multiplier may have fallen a little with each empty block since the estimate.
    assert.ok(paid.actual_fee <= fees && fees - paid.actual_fee < fees / 1000n);
  });

  test('is told of an error by its name', async () => {
    const result = await api.tx.Indices.free({ index: 4_000_000 }).signAndSubmit(signer());
    assert.equal(result.ok, false);
    assert.equal(result.dispatchError.type, 'Module');
    assert.equal(result.dispatchError.value.type, 'Indices');
    assert.equal(result.dispatchError.value.value.type, 'NotAssigned');
  });
});
