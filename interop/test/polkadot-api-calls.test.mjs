// What a wallet on polkadot-api sends: by accounts of each scheme, through proxies and multisigs, and what is refused.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Enum } from 'polkadot-api';
import { blake2AsHex, createKeyMulti, encodeAddress, sortAddresses } from '@polkadot/util-crypto';
import { accounts } from '../lib/pjs.mjs';
import { connectPapi, id, papiEventName, papiEvents, signerOf } from '../lib/papi.mjs';
import { startDevNode } from '../lib/node.mjs';

const KSM = 1_000_000_000_000n;
const KUSAMA = 2;

describe('polkadot-api, as a wallet', () => {
  let node;
  let client;
  let api;
  const account = accounts();
  const [alice, bob, charlie, dave] = ['Alice', 'Bob', 'Charlie', 'Dave'];

  before(async () => {
    node = await startDevNode();
    client = await connectPapi(node);
    api = client.getUnsafeApi();
  });

  after(async () => {
    client?.destroy();
    await node?.end();
  });

  const signer = (name) => signerOf(account(name));
  const transfer = (to, value = KSM) => api.tx.Balances.transfer_keep_alive({ dest: id(to), value });
  const free = async (address, at) => (await api.query.System.Account.getValue(address, { at })).data.free;
  const parentOf = async (hash) => (await node.call('chain_getHeader', hash)).parentHash;

  /** Sends, and requires that it succeeds. */
  async function done(transaction, name, options) {
    const result = await transaction.signAndSubmit(signer(name), options);
    assert.equal(result.ok, true, JSON.stringify(result.dispatchError));
    return result;
  }

  test('pays exactly the fee that the node tells, and hears the events in their order', async () => {
    const receiver = account('Receiver');
    const signed = await transfer(receiver, 3n * KSM).sign(signer(alice));
    const { ok, block, events } = await client.submit(signed);
    assert.equal(ok, true);
    const names = events.map(papiEventName);
    assert.equal(names[0], 'Balances.Withdraw');
    assert.ok(names.includes('System.NewAccount') && names.includes('Balances.Endowed'));
    assert.deepEqual(names.slice(-2), ['TransactionPayment.TransactionFeePaid', 'System.ExtrinsicSuccess']);
    assert.deepEqual(papiEvents(events, 'Balances.Transfer'), [
      { from: account(alice).address, to: receiver.address, amount: 3n * KSM },
    ]);
    const parent = await parentOf(block.hash);
    const [{ actual_fee: fee, tip }] = papiEvents(events, 'TransactionPayment.TransactionFeePaid');
    const hex = typeof signed === 'string' ? signed : `0x${Buffer.from(signed).toString('hex')}`;
    assert.equal(fee, BigInt((await node.call('payment_queryInfo', hex, parent)).partialFee));
    assert.equal(tip, 0n);
    const { address } = account(alice);
    assert.equal((await free(address, parent)) - (await free(address, block.hash)), 3n * KSM + fee);
    assert.equal(await free(receiver.address, block.hash), 3n * KSM);
  });

  for (const scheme of ['ed25519', 'ecdsa']) {
    test(`signs for accounts of ${scheme}`, async () => {
      const pair = accounts(scheme)(charlie);
      const address = encodeAddress(pair.addressRaw, KUSAMA);
      await done(transfer({ address }, 5n * KSM), alice);
      const { ok, events } = await transfer(account(bob)).signAndSubmit(signerOf(pair));
      assert.equal(ok, true);
      assert.deepEqual(papiEvents(events, 'Balances.Transfer'), [{ from: address, to: account(bob).address, amount: KSM }]);
    });
  }

  test('sends mortal and immortal transactions', async () => {
    // Length, version, account and signature stand before the era.
    const era = (signed) => Buffer.from(signed)[2 + 1 + 33 + 65];
    const bytes = (signed) => (typeof signed === 'string' ? Buffer.from(signed.slice(2), 'hex') : signed);
    const immortal = bytes(await transfer(account(bob)).sign(signer(alice), { mortality: { mortal: false } }));
    assert.equal(era(immortal), 0);
    assert.equal((await client.submit(immortal)).ok, true);
    const mortal = bytes(await transfer(account(bob)).sign(signer(alice), { mortality: { mortal: true, period: 64 } }));
    assert.equal(era(mortal) & 0x0f, 5); // 64 is 2 to the power of 5 + 1
    assert.equal((await client.submit(mortal)).ok, true);
  });

  test('undoes a batch whose call fails', async () => {
    const calls = [transfer(account(bob)), transfer(account(bob), 10n ** 30n)].map((call) => call.decodedCall);
    const result = await api.tx.Utility.batch_all({ calls }).signAndSubmit(signer(alice));
    assert.equal(result.ok, false);
    assert.deepEqual(papiEvents(result.events, 'Balances.Transfer'), []);
  });

  test('calls through a proxy', async () => {
    const real = account(alice);
    await done(api.tx.Proxy.add_proxy({ delegate: id(account(bob)), proxy_type: Enum('Any'), delay: 0 }), alice);
    const call = transfer(account(dave)).decodedCall;
    const { events } = await done(api.tx.Proxy.proxy({ real: id(real), force_proxy_type: undefined, call }), bob);
    assert.equal(papiEvents(events, 'Proxy.ProxyExecuted')[0].result.success, true);
    assert.equal(papiEvents(events, 'Balances.Transfer')[0].from, real.address);
    await done(api.tx.Proxy.remove_proxies(), alice);
    assert.deepEqual((await api.query.Proxy.Proxies.getValue(real.address))[0], []);
  });

  test('calls through a multisig', async () => {
    const all = sortAddresses([alice, bob, charlie].map((name) => account(name).address), KUSAMA);
    const others = (name) => all.filter((address) => address !== account(name).address);
    const address = encodeAddress(createKeyMulti(all, 2), KUSAMA);
    await done(transfer({ address }, 10n * KSM), alice);

    const call = transfer(account(alice));
    const hash = blake2AsHex(await call.getEncodedData());
    const { weight } = await call.getPaymentInfo(address);
    const threshold = 2;
    const first = await done(
      api.tx.Multisig.approve_as_multi({
        threshold, other_signatories: others(alice), maybe_timepoint: undefined, call_hash: hash, max_weight: weight,
      }), alice);
    assert.equal(papiEvents(first.events, 'Multisig.NewMultisig').length, 1);
    const { when } = await api.query.Multisig.Multisigs.getValue(address, hash);
    const second = await done(
      api.tx.Multisig.as_multi({
        threshold, other_signatories: others(bob), maybe_timepoint: when, call: call.decodedCall, max_weight: weight,
      }), bob);
    assert.equal(papiEvents(second.events, 'Multisig.MultisigExecuted')[0].result.success, true);
    assert.equal(papiEvents(second.events, 'Balances.Transfer').at(-1).from, address);
    assert.equal(await api.query.Multisig.Multisigs.getValue(address, hash), undefined);
  });

  test('has a nonce of the future wait for the one before it', async () => {
    const nonce = await api.apis.AccountNonceApi.account_nonce(account(dave).address);
    const [late, due] = await Promise.all(
      [nonce + 1, nonce].map((each) => transfer(account(bob)).sign(signer(dave), { nonce: each })));
    const waiting = client.submit(late);
    const first = await client.submit(due);
    const second = await waiting;
    assert.equal(first.ok && second.ok, true);
    assert.ok(second.block.number >= first.block.number);
  });

  test('is told why a transaction is invalid', async () => {
    const reason = async (sent) => {
      const error = await sent.then(() => null, (thrown) => thrown.error ?? thrown);
      return `${error?.type}.${error?.value?.type}`;
    };
    const pair = account(alice);
    const forger = signerOf({ ...pair, addressRaw: pair.addressRaw, type: pair.type, sign: () => account(bob).sign('else') });
    assert.equal(await reason(transfer(account(bob)).signAndSubmit(forger)), 'Invalid.BadProof');
    assert.equal(await reason(transfer(account(bob)).signAndSubmit(signer(alice), { nonce: 0 })), 'Invalid.Stale');
    assert.equal(await reason(transfer(account(bob), 1n).signAndSubmit(signer('Nobody'))), 'Invalid.Payment');
    const number = (await client.getFinalizedBlock()).number;
    await assert.rejects(client.submit(new Uint8Array([0x04, 0x81])));
    await done(transfer(account(bob)), alice);
    assert.ok((await client.getFinalizedBlock()).number > number, 'the chain goes on');
  });
});
