// What is wrong is refused with the reference node's error codes, and the chain goes on.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import { after, before, describe, test } from 'node:test';
import { accounts, connect } from '../lib/pjs.mjs';
import { startDevNode, until } from '../lib/node.mjs';

describe('refusals', () => {
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

  const transfer = (value = 1_000_000_000_000n) => api.tx.balances.transferKeepAlive(sr25519('Bob').address, value);

  test('a wrong signature', async () => {
    const signed = await transfer().signAsync(sr25519('Alice'));
    const bytes = Buffer.from(signed.toU8a());
    bytes[50] ^= 1;
    const { error } = await node.rpc('author_submitExtrinsic', `0x${bytes.toString('hex')}`);
    assert.equal(error.code, 1010);
    assert.equal(error.message, 'Invalid Transaction');
    assert.equal(error.data, 'Transaction has a bad signature');
  });

  test('a stale nonce', async () => {
    const alice = sr25519('Alice');
    const first = await transfer().signAsync(alice);
    await node.call('author_submitExtrinsic', first.toHex());
    await until(async () => (await api.query.system.account(alice.address)).nonce.toNumber() > 0, 'the first transfer');
    const stale = await transfer(2_000_000_000_000n).signAsync(alice, { nonce: 0 });
    const { error } = await node.rpc('author_submitExtrinsic', stale.toHex());
    assert.equal(error.code, 1010);
    assert.equal(error.data, 'Transaction is outdated');
  });

  test('a nonce of the future waits', async () => {
    const alice = sr25519('Alice');
    const next = (await api.rpc.system.accountNextIndex(alice.address)).toNumber();
    const early = await transfer(3_000_000_000_000n).signAsync(alice, { nonce: next + 1 });
    await node.call('author_submitExtrinsic', early.toHex());
    const due = await transfer(4_000_000_000_000n).signAsync(alice, { nonce: next });
    await node.call('author_submitExtrinsic', due.toHex());
    await until(async () => (await api.query.system.account(alice.address)).nonce.toNumber() === next + 2, 'both transfers');
  });

  test('a fee that cannot be paid', async () => {
    const signed = await transfer(1n).signAsync(sr25519('Nobody'));
    const { error } = await node.rpc('author_submitExtrinsic', signed.toHex());
    assert.equal(error.code, 1010);
    assert.match(error.data, /^Inability to pay some fees/);
  });

  test('the same transaction twice', async () => {
    const alice = sr25519('Alice');
    const next = (await api.rpc.system.accountNextIndex(alice.address)).toNumber();
    const signed = await transfer(5_000_000_000_000n).signAsync(alice, { nonce: next + 50 });
    await node.call('author_submitExtrinsic', signed.toHex());
    const { error } = await node.rpc('author_submitExtrinsic', signed.toHex());
    assert.equal(error.code, 1013);
  });

  test('bytes that are no transaction', async () => {
    // What is not even a list of bytes is refused by the node; what is, and no transaction, by the runtime.
    for (const [garbage, code] of [
      ['0x', 1040], ['0xffffffff', 1040], [`0x${'ab'.repeat(300)}`, 1040], ['0x00', 1002], ['0x0481', 1002],
    ]) {
      const { error } = await node.rpc('author_submitExtrinsic', garbage);
      assert.equal(error?.code, code, `${garbage}: ${JSON.stringify(error)}`);
      assert.doesNotMatch(JSON.stringify(error), /serinus|java|Exception/);
    }
  });

  test('requests that are none', async () => {
    const post = async (body) => (await fetch(node.http, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body,
    })).json();
    assert.equal((await post('{')).error.code, -32700);
    assert.equal((await post('{"jsonrpc":"2.0","id":1,"method":"no_such","params":[]}')).error.code, -32601);
    assert.equal((await post('{"jsonrpc":"2.0","id":1,"method":"chain_getBlockHash","params":["x"]}')).error.code, -32602);
  });

  test('an oversized request', async () => {
    const request = http.request(node.http, { method: 'POST', headers: { 'content-type': 'application/json' } });
    const answer = once(request, 'response');
    request.end(Buffer.alloc(15 * 1024 * 1024 + 1, ' '));
    const [response] = await answer;
    assert.equal(response.statusCode, 413);
    let text = '';
    for await (const part of response) text += part;
    assert.equal(JSON.parse(text).error.code, -32007);
  });

  test('and the chain goes on', async () => {
    const now = await node.height('finalized');
    await until(async () => (await node.height('finalized')) > now + 2, 'further finalized blocks');
  });
});
