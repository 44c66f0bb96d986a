// polkadot.js API on a development chain: what a wallet does.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { blake2AsHex, createKeyMulti, encodeAddress, sortAddresses } from '@polkadot/util-crypto';
import { accounts, connect, eventNames, eventsNamed, finalized, freeAt, parentOf } from '../lib/pjs.mjs';
import { startDevNode, until } from '../lib/node.mjs';

const KSM = 1_000_000_000_000n;

describe('polkadot.js API', () => {
  let node;
  let api;
  const sr25519 = accounts();

  before(async () => {
    node = await startDevNode();
    api = await connect(node);
  });

  after(async () => {
    await api?.disconnect();
    await node?.end();
  });

  test('knows the chain', async () => {
    assert.equal((await api.rpc.system.chain()).toString(), 'Development');
    assert.equal((await api.rpc.system.chainType()).toString(), 'Development');
    assert.equal(api.runtimeVersion.specName.toString(), 'kusama');
    assert.equal(api.registry.chainSS58, 2);
    assert.deepEqual(api.registry.chainTokens, ['KSM']);
    assert.deepEqual(api.registry.chainDecimals, [12]);
  });

  test('reads constants', () => {
    assert.equal(api.consts.balances.existentialDeposit.toBigInt(), 333_333_333n);
    assert.equal(api.consts.babe.expectedBlockTime.toNumber(), 6000);
    assert.equal(api.consts.babe.epochDuration.toNumber(), 600);
    assert.equal(api.consts.indices.deposit.toBigInt(), 33_333_333_300n);
    assert.equal(api.consts.system.ss58Prefix.toNumber(), 2);
    assert.equal(api.consts.system.blockHashCount.toNumber(), 4096);
  });

  test('reads storage, one key, many keys, entries and history', async () => {
    const alice = sr25519('Alice');
    const bob = sr25519('Bob');
    const one = await api.query.system.account(alice.address);
    assert.ok(one.data.free.toBigInt() > 0n);
    const many = await api.query.system.account.multi([alice.address, bob.address]);
    assert.equal(many.length, 2);
    assert.equal(many[0].data.free.toBigInt(), one.data.free.toBigInt());
    const entries = await api.query.system.account.entries();
    assert.ok(entries.length >= 6);
    const keys = await api.query.system.account.keysPaged({ pageSize: 2, args: [] });
    assert.equal(keys.length, 2);
    const atGenesis = await (await api.at(api.genesisHash)).query.system.number();
    assert.equal(atGenesis.toNumber(), 0);
    const issuance = (await api.query.balances.totalIssuance()).toBigInt();
    const sum = (await api.query.system.account.entries()).reduce(
      (total, [, account]) => total + account.data.free.toBigInt() + account.data.reserved.toBigInt(), 0n);
    assert.equal(sum, issuance);
  });

  test('follows new and finalized heads', async () => {
    const numbers = [];
    const stop = await api.rpc.chain.subscribeFinalizedHeads((header) => numbers.push(header.number.toNumber()));
    await until(() => numbers.length >= 3, 'three finalized heads');
    stop();
    for (let i = 1; i < numbers.length; i++) assert.equal(numbers[i], numbers[i - 1] + 1);
  });

  test('watches a transfer from the pool to finality, with its events and its exact fee', async () => {
    const alice = sr25519('Alice');
    const receiver = sr25519('Receiver');
    const amount = 3n * KSM;
    const transfer = api.tx.balances.transferKeepAlive(receiver.address, amount);
    const signed = await transfer.signAsync(alice);
    const done = await new Promise((resolve, reject) => {
      const statuses = [];
      signed.send((result) => {
        statuses.push(result.status.type);
        if (result.status.isFinalized) resolve({ statuses, block: result.status.asFinalized.toHex(), events: result.events });
      }).catch(reject);
    });
    assert.deepEqual(done.statuses, ['Ready', 'InBlock', 'Finalized']);

    const parent = await parentOf(api, done.block);
    const spent = (await freeAt(api, parent, alice)) - (await freeAt(api, done.block, alice));
    const received = (await freeAt(api, done.block, receiver)) - (await freeAt(api, parent, receiver));
    assert.equal(received, amount);
    const [paid] = eventsNamed(done.events, 'transactionPayment.TransactionFeePaid');
    assert.equal(paid.tip.toBigInt(), 0n);
    assert.equal(spent, amount + paid.actualFee.toBigInt());
    // Asked where the block was built on: the multiplier moves with each block.
    const info = await node.call('payment_queryInfo', signed.toHex(), parent);
    assert.equal(paid.actualFee.toBigInt(), BigInt(info.partialFee));
    const byCall = await (await api.at(parent)).call.transactionPaymentApi.queryInfo(signed.toU8a(), signed.encodedLength);
    assert.equal(byCall.partialFee.toBigInt(), BigInt(info.partialFee));

    const [moved] = eventsNamed(done.events, 'balances.Transfer');
    assert.equal(moved.from.toString(), alice.address);
    assert.equal(moved.to.toString(), receiver.address);
    assert.equal(moved.amount.toBigInt(), amount);
    const names = eventNames(done.events);
    assert.equal(names[0], 'balances.Withdraw');
    assert.ok(names.includes('system.NewAccount'));
    assert.ok(names.includes('balances.Endowed'));
    assert.equal(names.at(-1), 'system.ExtrinsicSuccess');
    assert.equal(names.at(-2), 'transactionPayment.TransactionFeePaid');
  });

  test('pays a tip beside the fee', async () => {
    const alice = sr25519('Alice');
    const tip = 77_777_777n;
    const { block, events } = await finalized(
      api.tx.balances.transferKeepAlive(sr25519('Bob').address, KSM), alice, { tip });
    const [paid] = eventsNamed(events, 'transactionPayment.TransactionFeePaid');
    assert.equal(paid.tip.toBigInt(), tip);
    const parent = await parentOf(api, block);
    const spent = (await freeAt(api, parent, alice)) - (await freeAt(api, block, alice));
    assert.equal(spent, KSM + paid.actualFee.toBigInt());
  });

  test('takes mortal and immortal transactions', async () => {
    const alice = sr25519('Alice');
    const remark = api.tx.system.remark('0x00');
    const immortal = await finalized(remark, alice, { era: 0 });
    assert.equal(immortal.statuses.at(-1), 'Finalized');
    const mortal = await finalized(remark, alice, { era: 64 });
    const body = await api.rpc.chain.getBlock(mortal.block);
    const extrinsic = body.block.extrinsics[mortal.index];
    assert.equal(extrinsic.era.isMortalEra, true);
    assert.equal(extrinsic.era.asMortalEra.period.toNumber(), 64);
  });

  for (const scheme of ['ed25519', 'ecdsa']) {
    test(`takes transactions of ${scheme} accounts`, async () => {
      const signer = accounts(scheme)('Charlie');
      const address = encodeAddress(signer.addressRaw, 2);
      await finalized(api.tx.balances.transferKeepAlive(address, 5n * KSM), sr25519('Alice'));
      const { events } = await finalized(api.tx.balances.transferKeepAlive(sr25519('Bob').address, KSM), signer);
      const [moved] = eventsNamed(events, 'balances.Transfer');
      assert.equal(moved.from.toString(), address);
    });
  }

  test('runs a batch', async () => {
    const [alice, bob, dave] = ['Alice', 'Bob', 'Dave'].map(sr25519);
    const { events } = await finalized(
      api.tx.utility.batchAll([
        api.tx.balances.transferKeepAlive(bob.address, KSM),
        api.tx.balances.transferKeepAlive(dave.address, 2n * KSM),
        api.tx.system.remarkWithEvent('0x1234'),
      ]),
      alice);
    assert.equal(eventsNamed(events, 'balances.Transfer').length, 2);
    assert.equal(eventsNamed(events, 'utility.ItemCompleted').length, 3);
    assert.equal(eventsNamed(events, 'utility.BatchCompleted').length, 1);
    const [remarked] = eventsNamed(events, 'system.Remarked');
    assert.equal(remarked[1].toHex(), blake2AsHex('0x1234'));
  });

  test('undoes a batch whose call fails', async () => {
    const alice = sr25519('Alice');
    const bob = sr25519('Bob');
    const { block, events, dispatchError } = await finalized(
      api.tx.utility.batchAll([
        api.tx.balances.transferKeepAlive(bob.address, KSM),
        api.tx.balances.transferKeepAlive(bob.address, 10n ** 30n),
      ]),
      alice);
    assert.ok(dispatchError);
    assert.equal(eventsNamed(events, 'balances.Transfer').length, 0);
    const parent = await parentOf(api, block);
    assert.equal(await freeAt(api, block, bob), await freeAt(api, parent, bob));
  });

  test('names the error of a call that fails, and takes the fee', async () => {
    const alice = sr25519('Alice');
    const { block, events, dispatchError } = await finalized(
      api.tx.indices.free(4_000_000), alice);
    const error = api.registry.findMetaError(dispatchError.asModule);
    assert.equal(`${error.section}.${error.name}`, 'indices.NotAssigned');
    const [paid] = eventsNamed(events, 'transactionPayment.TransactionFeePaid');
    const parent = await parentOf(api, block);
    assert.equal((await freeAt(api, parent, alice)) - (await freeAt(api, block, alice)), paid.actualFee.toBigInt());
  });

  test('calls through a proxy', async () => {
    const [alice, bob, dave] = ['Alice', 'Bob', 'Dave'].map(sr25519);
    await finalized(api.tx.proxy.addProxy(bob.address, 'Any', 0), alice);
    const { events } = await finalized(
      api.tx.proxy.proxy(alice.address, null, api.tx.balances.transferKeepAlive(dave.address, KSM)), bob);
    const [moved] = eventsNamed(events, 'balances.Transfer');
    assert.equal(moved.from.toString(), alice.address);
    const [executed] = eventsNamed(events, 'proxy.ProxyExecuted');
    assert.equal(executed.result.isOk, true);
    await finalized(api.tx.proxy.removeProxies(), alice);
    assert.equal((await api.query.proxy.proxies(alice.address))[0].length, 0);
  });

  test('calls through a multisig', async () => {
    const [alice, bob, charlie] = ['Alice', 'Bob', 'Charlie'].map(sr25519);
    const all = sortAddresses([alice.address, bob.address, charlie.address], 2);
    const account = encodeAddress(createKeyMulti(all, 2), 2);
    await finalized(api.tx.balances.transferKeepAlive(account, 10n * KSM), alice);
    const call = api.tx.balances.transferKeepAlive(alice.address, KSM);
    const others = (self) => all.filter((address) => address !== self.address);
    const { weight } = await api.call.transactionPaymentCallApi.queryCallInfo(call.method.toHex(), call.method.encodedLength);
    const first = await finalized(
      api.tx.multisig.approveAsMulti(2, others(alice), null, call.method.hash, weight), alice);
    assert.equal(eventsNamed(first.events, 'multisig.NewMultisig').length, 1);
    const pending = (await api.query.multisig.multisigs(account, call.method.hash)).unwrap();
    const second = await finalized(
      api.tx.multisig.asMulti(2, others(bob), pending.when, call, weight), bob);
    const [executed] = eventsNamed(second.events, 'multisig.MultisigExecuted');
    assert.equal(executed.result.isOk, true);
    const [moved] = eventsNamed(second.events, 'balances.Transfer').slice(-1);
    assert.equal(moved.from.toString(), account);
    assert.equal((await api.query.multisig.multisigs(account, call.method.hash)).isNone, true);
  });

  test('claims an index and frees it', async () => {
    const bob = sr25519('Bob');
    const deposit = api.consts.indices.deposit.toBigInt();
    await finalized(api.tx.indices.claim(1_000_000), bob);
    const [owner, reserved] = (await api.query.indices.accounts(1_000_000)).unwrap();
    assert.equal(owner.toString(), bob.address);
    assert.equal(reserved.toBigInt(), deposit);
    assert.equal((await api.query.system.account(bob.address)).data.reserved.toBigInt(), deposit);
    const { events } = await finalized(api.tx.indices.free(1_000_000), bob);
    assert.equal(eventsNamed(events, 'indices.IndexFreed').length, 1);
    assert.equal((await api.query.system.account(bob.address)).data.reserved.toBigInt(), 0n);
  });

  test('has session keys made and known', async () => {
    const keys = await api.rpc.author.rotateKeys();
    assert.equal((await api.rpc.author.hasSessionKeys(keys)).isTrue, true);
  });

  test('proves storage', async () => {
    const head = await api.rpc.chain.getFinalizedHead();
    const key = api.query.system.number.key();
    const proof = await api.rpc.state.getReadProof([key], head);
    assert.equal(proof.at.toHex(), head.toHex());
    assert.ok(proof.proof.length > 0);
  });
});
