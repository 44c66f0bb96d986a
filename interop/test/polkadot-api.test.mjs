// polkadot-api (PAPI) on a development chain: it speaks the new JSON-RPC interface only.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createClient, Enum } from 'polkadot-api';
import { getPolkadotSigner } from 'polkadot-api/signer';
import { getWsProvider } from 'polkadot-api/ws';
import { WebSocket } from 'ws';
import { accounts } from '../lib/pjs.mjs';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { startDevNode } from '../lib/node.mjs';

const KSM = 1_000_000_000_000n;

describe('polkadot-api', () => {
  let node;
  let client;
  let api;
  let alice;
  let bob;
  let signer;

  before(async () => {
    await cryptoWaitReady();
    node = await startDevNode();
    client = createClient(getWsProvider(node.ws, { websocketClass: WebSocket }));
    api = client.getUnsafeApi();
    alice = accounts()('Alice');
    bob = accounts()('Bob');
    signer = getPolkadotSigner(alice.publicKey, 'Sr25519', (data) => alice.sign(data));
  });

  after(async () => {
    client?.destroy();
    await node?.end();
  });

  const freeOf = async (account) => (await api.query.System.Account.getValue(account.address)).data.free;
  const transfer = (value) => api.tx.Balances.transfer_keep_alive({ dest: Enum('Id', bob.address), value });

  test('knows the chain', async () => {
    const spec = await client.getChainSpecData();
    assert.equal(spec.name, 'Development');
    assert.equal(spec.properties.ss58Format, 2);
    assert.equal(spec.genesisHash, await node.call('chain_getBlockHash', 0));
    const block = await client.getFinalizedBlock();
    assert.equal(block.hash, await node.call('chain_getBlockHash', block.number));
    assert.equal(await api.constants.Balances.ExistentialDeposit(), 333_333_333n);
  });

  test('reads storage, and calls the runtime', async () => {
    assert.ok((await freeOf(alice)) > 0n);
    assert.ok((await api.query.System.Account.getEntries()).length >= 6);
    assert.equal(typeof (await api.apis.AccountNonceApi.account_nonce(alice.address)), 'number');
  });

  test('watches a transfer from the pool to finality', async () => {
    const estimate = await transfer(KSM).getEstimatedFees(alice.address);
    const had = await freeOf(alice);
    const bobHad = await freeOf(bob);
    const seen = [];
    const last = await new Promise((resolve, reject) => {
      let latest;
      transfer(KSM).signSubmitAndWatch(signer).subscribe({
        next: (event) => {
          seen.push(event.type);
          latest = event;
        },
        complete: () => resolve(latest),
        error: reject,
      });
    });
    assert.equal(seen[0], 'signed');
    assert.ok(seen.includes('txBestBlocksState'));
    assert.equal(last.type, 'finalized');
    assert.ok(last.ok);
    const paid = last.events.find((e) => e.type === 'TransactionPayment' && e.value.type === 'TransactionFeePaid');
    const fee = paid.value.value.actual_fee;
    // The multiplier may have fallen a little with each empty block since the estimate.
    assert.ok(fee <= estimate && estimate - fee < estimate / 1000n);
    assert.equal(await freeOf(bob), bobHad + KSM);
    assert.equal(await freeOf(alice), had - KSM - fee);
  });

  test('is told why a transaction is refused', async () => {
    await assert.rejects(transfer(1n).signAndSubmit(signer, { nonce: 0 }), /Stale/);
  });

  test('is told of an error by its name', async () => {
    const result = await api.tx.Indices.free({ index: 4_000_000 }).signAndSubmit(signer);
    assert.equal(result.ok, false);
    assert.equal(result.dispatchError.type, 'Module');
    assert.equal(result.dispatchError.value.type, 'Indices');
    assert.equal(result.dispatchError.value.value.type, 'NotAssigned');
  });

  test('follows finalized blocks', async () => {
    const numbers = await new Promise((resolve, reject) => {
      const heard = [];
      const subscription = client.finalizedBlock$.subscribe({
        next: (block) => {
          heard.push(block.number);
          if (heard.length === 4) {
            subscription.unsubscribe();
            resolve(heard);
          }
        },
        error: reject,
      });
    });
    assert.deepEqual(numbers, numbers.map((_, i) => numbers[0] + i));
  });
});
