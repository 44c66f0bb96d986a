// The RPC itself: which methods there are, and what a caller is told who asks for something wrong.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { accounts, connect } from '../lib/pjs.mjs';
import { startDevNode, until } from '../lib/node.mjs';

const require = createRequire(import.meta.url);
const MEGABYTE = 1024 * 1024;

/** What this node does not have yet of the methods of a real Kusama node. */
const ABSENT = [
  'beefy_getFinalizedHead', 'beefy_subscribeJustifications', 'beefy_unsubscribeJustifications',
  'mmr_generateProof', 'mmr_root', 'mmr_verifyProof', 'mmr_verifyProofStateless',
  'sync_state_genSyncSpec',
];

describe('RPC', () => {
  let node;
  let api;
  let alice;
  let bob;

  before(async () => {
    node = await startDevNode();
    api = await connect(node);
    alice = accounts()('Alice');
    bob = accounts()('Bob');
  });

  after(async () => {
    await api?.disconnect();
    await node?.end();
  });

  const transfer = (value) => api.tx.balances.transferKeepAlive(bob.address, value);
  const submit = async (hex) => (await node.rpc('author_submitExtrinsic', hex)).error;

  test('has the methods of a Kusama node', async () => {
    const real = require('@polkadot/types-support/metadata/v15/kusama-rpc').default;
    const wanted = (real.result ?? real).methods ?? real;
    const { methods } = await node.call('rpc_methods');
    assert.deepEqual(wanted.filter((name) => !methods.includes(name) && !ABSENT.includes(name)), []);
  });

  test('says that a signature is wrong', async () => {
    const hex = (await transfer(1n).signAsync(alice)).toHex();
    // Some digit in the middle of the signature.
    const wrong = hex.slice(0, 100) + (hex[100] === '0' ? '1' : '0') + hex.slice(101);
    assert.deepEqual(await submit(wrong), {
      code: 1010, message: 'Invalid Transaction', data: 'Transaction has a bad signature',
    });
  });

  test('says that a nonce is stale', async () => {
    const account = await api.query.system.account(alice.address);
    if (account.nonce.toNumber() === 0) {
      await new Promise((resolve, reject) => {
        transfer(1n).signAndSend(alice, ({ status }) => status.isInBlock && resolve()).catch(reject);
      });
    }
    const old = await transfer(2n).signAsync(alice, { nonce: 0 });
    assert.deepEqual(await submit(old.toHex()), {
      code: 1010, message: 'Invalid Transaction', data: 'Transaction is outdated',
    });
  });

  test('says that a fee cannot be paid', async () => {
    const poor = accounts()('Nobody');
    assert.deepEqual(await submit((await transfer(1n).signAsync(poor)).toHex()), {
      code: 1010,
      message: 'Invalid Transaction',
      data: 'Inability to pay some fees (e.g. account balance too low)',
    });
  });

  test('says that it has a transaction already', async () => {
    const nonce = (await api.rpc.system.accountNextIndex(alice.address)).toNumber() + 5;
    const early = await transfer(3n).signAsync(alice, { nonce });
    assert.equal(await submit(early.toHex()), undefined);
    const again = await submit(early.toHex());
    assert.equal(again.code, 1013);
    assert.equal(again.data, early.hash.toHex());
  });

  test('survives garbage', async () => {
    assert.equal((await submit('0x0c010203')).code, 1002);
    assert.equal((await submit('0xdeadbeef')).code, 1040);
    assert.equal((await submit('garbage')).code, -32602);
    const post = (body) =>
      fetch(node.http, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    assert.equal((await (await post('{')).json()).error.code, -32700);
    assert.equal((await (await post('[]')).json()).error.code, -32600);
    const oversized = await post('x'.repeat(16 * MEGABYTE));
    assert.equal(oversized.status, 413);
    assert.deepEqual((await oversized.json()).error, {
      code: -32007, message: 'Request is too big', data: `Exceeded max limit of ${15 * MEGABYTE}`,
    });
    const before = await node.height();
    await until(async () => (await node.height()) > before, 'the chain goes on');
  });
});

describe('RPC for outsiders', () => {
  test('keeps unsafe methods closed', async () => {
    const node = await startDevNode({ options: ['--rpc-methods', 'safe'] });
    try {
      assert.deepEqual((await node.rpc('author_rotateKeys')).error, {
        code: -32601, message: 'RPC call is unsafe to be called externally',
      });
      assert.equal(await node.call('system_chain'), 'Development');
    } finally {
      await node.end();
    }
  });
});
