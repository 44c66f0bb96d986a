// What an explorer and a wallet built on polkadot.js API ask beyond the plain calls.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { decode_proof } from '@acala-network/chopsticks-executor';
import { accounts, connect, eventsNamed, finalized, parentOf } from '../lib/pjs.mjs';
import { startDevNode, until } from '../lib/node.mjs';

const KSM = 1_000_000_000_000n;

describe('polkadot.js API as Apps uses it', () => {
  let node;
  let api;
  let done;
  const account = accounts();

  before(async () => {
    node = await startDevNode();
    api = await connect(node);
    done = await finalized(api.tx.balances.transferKeepAlive(account('Bob').address, KSM), account('Alice'));
  });

  after(async () => {
    await api?.disconnect();
    await node?.end();
  });

  test('derives balances', async () => {
    const alice = account('Alice').address;
    const { data } = await api.query.system.account(alice);
    const all = await api.derive.balances.all(alice);
    assert.equal(all.accountId.toString(), alice);
    assert.equal(all.freeBalance.toBigInt(), data.free.toBigInt());
    assert.equal(all.accountNonce.toNumber(), 1);
    assert.equal(all.lockedBalance.toBigInt(), 0n);
    assert.equal(BigInt(all.vestingTotal), 0n);
    const one = await api.derive.balances.account(alice);
    assert.equal(one.freeBalance.toBigInt(), data.free.toBigInt());
    assert.equal(one.reservedBalance.toBigInt(), 0n);
  });

  test('derives who an account is', async () => {
    const alice = account('Alice').address;
    const info = await api.derive.accounts.info(alice);
    assert.equal(info.accountId.toString(), alice);
    assert.equal(info.nickname, undefined);
    assert.equal((await api.derive.accounts.accountId(alice)).toString(), alice);
    const [id] = await api.derive.accounts.idAndIndex(alice);
    assert.equal(id.toString(), alice);
    assert.deepEqual(await api.derive.accounts.indexes(), {});
  });

  test('derives the head of the chain and the authors of blocks', async () => {
    const best = await api.derive.chain.bestNumber();
    const last = await api.derive.chain.bestNumberFinalized();
    assert.ok(best.toNumber() >= last.toNumber() - 1 && last.toNumber() > 0);
    const { block, events, author } = await api.derive.chain.getBlock(done.block);
    const validator = (await api.query.session.validators())[0].toString();
    assert.equal(author.toString(), validator);
    assert.ok(block.extrinsics.length > done.index && events.length > 0);
    assert.equal((await api.derive.chain.getHeader(done.block)).author.toString(), validator);
    const heads = [];
    const stop = await api.derive.chain.subscribeNewHeads((header) => heads.push(header));
    await until(() => heads.length >= 2, 'two heads');
    stop();
    assert.equal(heads[1].author.toString(), validator);
    assert.equal(heads[1].parentHash.toHex(), heads[0].hash.toHex());
  });

  test('derives the session', async () => {
    const indexes = await api.derive.session.indexes();
    assert.equal(indexes.currentIndex.toNumber(), (await api.query.session.currentIndex()).toNumber());
    assert.ok(indexes.validatorCount !== undefined);
    const keys = await api.query.session.nextKeys((await api.query.session.validators())[0]);
    assert.equal(keys.isSome, true);
    assert.equal(api.consts.babe.epochDuration.toNumber(), 600);
    const { epochIndex, authorities } = await api.call.babeApi.currentEpoch();
    assert.equal(epochIndex.toNumber(), (await api.query.babe.epochIndex()).toNumber());
    assert.equal(authorities.length, 1);
  });

  test('derives what is needed to sign', async () => {
    const { nonce, mortalLength, header } = await api.derive.tx.signingInfo(account('Alice').address);
    assert.equal(nonce.toNumber(), 1);
    assert.ok(mortalLength >= 4 && header.number.toNumber() > 0);
    const { events } = await api.derive.tx.events(done.block);
    assert.equal(eventsNamed(events, 'balances.Transfer').length, 1);
  });

  test('tells the fee before anything is signed', async () => {
    const transfer = api.tx.balances.transferKeepAlive(account('Bob').address, KSM);
    const info = await transfer.paymentInfo(account('Alice'));
    assert.equal(info.class.isNormal, true);
    assert.ok(info.partialFee.toBigInt() > 0n && info.weight.refTime.toBigInt() > 0n);
    const signed = await transfer.signAsync(account('Alice'));
    const details = await api.rpc.payment.queryFeeDetails(signed.toHex());
    const { baseFee, lenFee, adjustedWeightFee } = details.inclusionFee.unwrap();
    // Kusama's own: a tenth of a cent for being there, 10 millicents a byte.
    assert.equal(baseFee.toBigInt(), 33_333_333n);
    assert.equal(lenFee.toBigInt(), 3_333_330n * BigInt(signed.encodedLength));
    assert.ok(adjustedWeightFee.toBigInt() > 0n);
    const byCall = await api.call.transactionPaymentApi.queryFeeDetails(signed.toU8a(), signed.encodedLength);
    assert.equal(byCall.inclusionFee.unwrap().baseFee.toBigInt(), baseFee.toBigInt());
    const weight = await api.call.transactionPaymentApi.queryWeightToFee(info.weight);
    const length = await api.call.transactionPaymentApi.queryLengthToFee(signed.encodedLength);
    assert.equal(length.toBigInt(), lenFee.toBigInt());
    assert.ok(weight.toBigInt() > 0n);
  });

  test('tries a transaction without sending it', async () => {
    const good = await api.tx.balances.transferKeepAlive(account('Bob').address, KSM).dryRun(account('Alice'));
    assert.equal(good.asOk.isOk, true);
    const bad = await api.tx.balances.transferKeepAlive(account('Bob').address, 10n ** 30n).dryRun(account('Alice'));
    assert.equal(bad.asOk.isErr, true);
    const stale = await api.tx.system.remark('0x').signAsync(account('Alice'), { nonce: 0 });
    assert.equal((await api.rpc.system.dryRun(stale.toHex())).asErr.asInvalid.isStale, true);
  });

  test('reads a block with all that happened in it', async () => {
    const { block } = await api.rpc.chain.getBlock(done.block);
    const at = await api.at(done.block);
    const events = await at.query.system.events();
    const extrinsic = block.extrinsics[done.index];
    assert.equal(`${extrinsic.method.section}.${extrinsic.method.method}`, 'balances.transferKeepAlive');
    assert.equal(extrinsic.signer.toString(), account('Alice').address);
    assert.equal(extrinsic.isSigned, true);
    const own = events.filter(({ phase }) => phase.isApplyExtrinsic && phase.asApplyExtrinsic.toNumber() === done.index);
    assert.equal(eventsNamed(own, 'system.ExtrinsicSuccess').length, 1);
    assert.equal(block.extrinsics[0].method.section, 'timestamp');
    const stats = await api.rpc.dev.getBlockStats(done.block);
    assert.ok(stats.unwrap().blockLen.toNumber() > block.extrinsics[done.index].encodedLength);
  });

  test('reads the state of old blocks with their runtime', async () => {
    const parent = await parentOf(api, done.block);
    const [then, now] = await Promise.all([api.at(parent), api.at(done.block)]);
    const free = async (at) => (await at.query.system.account(account('Bob').address)).data.free.toBigInt();
    assert.equal((await free(now)) - (await free(then)), KSM);
    const genesis = await api.at(api.genesisHash);
    assert.equal((await genesis.query.system.number()).toNumber(), 0);
    assert.equal(genesis.runtimeVersion.specVersion.toNumber(), api.runtimeVersion.specVersion.toNumber());
    assert.equal((await genesis.query.system.account.entries()).length, (await then.query.system.account.entries()).length);
    const range = await api.rpc.state.queryStorage([api.query.system.number.key()], parent, done.block);
    assert.equal(range.length, 2);
  });

  test('has its storage proved to another trie', async () => {
    const keys = [api.query.system.account.key(account('Bob').address), api.query.timestamp.now.key()];
    const header = await api.rpc.chain.getHeader(done.block);
    const { proof } = await api.rpc.state.getReadProof(keys, done.block);
    const shown = new Map(await decode_proof(header.stateRoot.toHex(), proof.map((node) => node.toHex())));
    for (const key of keys) {
      assert.equal(shown.get(key), await node.call('state_getStorage', key, done.block));
    }
  });

  test('hears from several subscriptions at once', async () => {
    const heard = { now: [], multi: [], version: [], events: 0 };
    const stops = await Promise.all([
      api.query.timestamp.now((now) => heard.now.push(now.toNumber())),
      api.queryMulti([api.query.system.number, [api.query.system.account, account('Dave').address]], ([number, dave]) =>
        heard.multi.push([number.toNumber(), dave.data.free.toBigInt()])),
      api.rpc.state.subscribeRuntimeVersion((version) => heard.version.push(version.specVersion.toNumber())),
      api.query.system.events((events) => (heard.events += eventsNamed(events, 'balances.Transfer').length)),
    ]);
    const first = (await api.query.system.account(account('Dave').address)).data.free.toBigInt();
    await finalized(api.tx.balances.transferKeepAlive(account('Dave').address, KSM), account('Alice'));
    await until(() => heard.multi.at(-1)?.[1] === first + KSM && heard.now.length > 2 && heard.events >= 1, 'all of them');
    stops.forEach((stop) => stop());
    assert.ok(heard.now.every((now, i) => i === 0 || now > heard.now[i - 1]));
    assert.deepEqual(heard.version, [api.runtimeVersion.specVersion.toNumber()]);
  });

  test('traces a block', async () => {
    const key = api.query.system.account.key(account('Bob').address);
    const value = await node.call('state_getStorage', key, done.block);
    const trace = await api.rpc.state.traceBlock(done.block, 'state', '', '');
    assert.equal(trace.isBlockTrace, true);
    const { blockHash, parentHash, tracingTargets, spans, events } = trace.asBlockTrace;
    assert.equal(`0x${blockHash}`, done.block);
    assert.equal(`0x${parentHash}`, await parentOf(api, done.block));
    assert.equal(tracingTargets.toString(), 'state');
    assert.equal(spans.length, 0);
    const all = events.map((event) => {
      assert.equal(event.target.toString(), 'state');
      assert.equal(event.parentId.isNone, true);
      return fields(event);
    });
    const first = all.find((event) => event.key === key.slice(2));
    assert.equal(first.method, 'Get');
    const puts = all.filter((event) => event.method === 'Put' && event.key === key.slice(2));
    assert.equal(puts.at(-1).value, `Some(${value.slice(2)})`);
    assert.equal(puts.at(-1).value_encoded, `01${value.slice(2)}`);
    assert.equal(new Set(all.map((event) => event.ext_id)).size, 1);

    const few = await api.rpc.state.traceBlock(done.block, 'state', `${key.slice(2)},00`, 'Put');
    assert.deepEqual(few.asBlockTrace.events.map((event) => ({ ...fields(event), ext_id: '' })),
      puts.map((event) => ({ ...event, ext_id: '' })));
    const refused = api.rpc.state.traceBlock(api.genesisHash, null, null, null);
    await assert.rejects(refused, /4001: .*Failed to collect traces and execute block: .*unknown Block/);
  });
});

/** What a traced event says, by name. */
function fields(event) {
  return Object.fromEntries([...event.data.stringValues].map(([name, value]) => [name.toString(), value.toString()]));
}
