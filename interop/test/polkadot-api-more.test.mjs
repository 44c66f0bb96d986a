// polkadot-api beyond a transfer: subscriptions to storage and events, many keys, old blocks, other ways to submit.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createClient, Enum } from 'polkadot-api';
import { getPolkadotSigner } from 'polkadot-api/signer';
import { getWsProvider } from 'polkadot-api/ws';
import { WebSocket } from 'ws';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { accounts } from '../lib/pjs.mjs';
import { startDevNode, until } from '../lib/node.mjs';

const KSM = 1_000_000_000_000n;

/** The first value of an observable that a condition holds for. */
function firstWhere(observable, condition = () => true) {
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error(`waited in vain for ${condition}`)), 30_000);
    const subscription = observable.subscribe({
      next: (value) => {
        if (!condition(value)) return;
        clearTimeout(giveUp);
        queueMicrotask(() => subscription.unsubscribe());
        resolve(value);
      },
      error: reject,
    });
  });
}

describe('polkadot-api, further', () => {
  let node;
  let client;
  let api;
  let signer;
  let alice;
  let bob;
  let eve;

  before(async () => {
    await cryptoWaitReady();
    node = await startDevNode();
    client = createClient(getWsProvider(node.ws, { websocketClass: WebSocket }));
    api = client.getUnsafeApi();
    [alice, bob, eve] = ['Alice', 'Bob', 'Eve'].map(accounts());
    signer = getPolkadotSigner(alice.publicKey, 'Sr25519', (data) => alice.sign(data));
  });

  after(async () => {
    client?.destroy();
    await node?.end();
  });

  const transfer = (to, value = KSM) => api.tx.Balances.transfer_keep_alive({ dest: Enum('Id', to.address), value });

  test('watches values and events', async () => {
    const before = (await api.query.System.Account.getValue(eve.address)).data.free;
    // Its shape has changed from one release to another: the value alone, or with its block.
    const free = (heard) => (heard?.value ?? heard)?.data?.free;
    const changed = firstWhere(
      api.query.System.Account.watchValue(eve.address, { at: 'best' }), (heard) => free(heard) === before + KSM);
    const done = await transfer(eve).signAndSubmit(signer);
    assert.equal(done.ok, true);
    await changed;
    const moved = done.events.filter((e) => e.type === 'Balances' && e.value.type === 'Transfer');
    assert.equal(moved.length, 1);
    assert.equal(moved[0].value.value.amount, KSM);
  });

  test('reads many values, entries and old blocks', async () => {
    const values = await api.query.System.Account.getValues([[alice.address], [bob.address]]);
    assert.equal(values.length, 2);
    assert.ok(values.every(({ data }) => data.free > 0n));
    const entries = await api.query.System.Account.getEntries();
    const mine = entries.find(({ keyArgs }) => keyArgs[0] === bob.address);
    assert.equal(mine.value.data.free, values[1].data.free);
    assert.equal(await api.query.System.Number.getValue({ at: 'best' }) >= (await api.query.System.Number.getValue()), true);
    const { hash, number } = await client.getFinalizedBlock();
    assert.equal(await api.query.System.Number.getValue({ at: hash }), number);
    const raw = await client.rawQuery('0x3a636f6465', { at: hash });
    assert.equal(raw, await node.call('state_getStorage', '0x3a636f6465', hash));
  });

  test('calls the runtime by its metadata', async () => {
    const version = await api.apis.Core.version();
    assert.equal(version.spec_name, 'kusama');
    const configuration = await api.apis.BabeApi.configuration();
    assert.equal(configuration.epoch_length, 600n);
    assert.deepEqual(await api.apis.Metadata.metadata_versions(), [14, 15, 16]);
    const info = await api.apis.TransactionPaymentApi.query_length_to_fee(100);
    assert.equal(info, 333_333_000n);
    assert.equal(await api.constants.System.SS58Prefix(), 2);
  });

  test('submits what was signed before, and follows blocks', async () => {
    const signed = await transfer(bob).sign(signer);
    const best = firstWhere(client.bestBlocks$, (blocks) => blocks.length >= 1);
    const result = await client.submit(signed);
    assert.equal(result.ok, true);
    assert.ok((await best)[0].number > 0);
    const body = await client.getBlockBody(result.block.hash);
    const hex = (bytes) => (typeof bytes === 'string' ? bytes : `0x${Buffer.from(bytes).toString('hex')}`);
    assert.ok(body.map(hex).includes(hex(signed)));
    const header = await client.getBlockHeader(result.block.hash);
    assert.equal(header.number, result.block.number);
  });

  test('knows what a call is, and what it costs', async () => {
    const call = transfer(bob);
    const data = await call.getEncodedData();
    const again = await api.txFromCallData(data);
    assert.deepEqual(again.decodedCall, call.decodedCall);
    assert.ok((await call.getEstimatedFees(alice.address)) > 33_333_333n);
    const info = await call.getPaymentInfo(alice.address);
    assert.equal(info.class.type, 'Normal');
  });

  test('sends batches, with a tip and a mortality of its own', async () => {
    const calls = [transfer(bob).decodedCall, transfer(eve).decodedCall];
    const done = await api.tx.Utility.batch_all({ calls }).signAndSubmit(signer, { tip: 5n, mortality: { mortal: true, period: 32 } });
    assert.equal(done.ok, true);
    assert.equal(done.events.filter((e) => e.type === 'Utility' && e.value.type === 'ItemCompleted').length, 2);
    const paid = done.events.find((e) => e.type === 'TransactionPayment').value.value;
    assert.equal(paid.tip, 5n);
  });

  test('follows the chain for a while without losing it', async () => {
    const seen = [];
    const subscription = client.finalizedBlock$.subscribe((block) => seen.push(block.number));
    await until(() => seen.length >= 12, 'twelve finalized blocks');
    subscription.unsubscribe();
    assert.deepEqual(seen, seen.map((_, i) => seen[0] + i));
  });
});
