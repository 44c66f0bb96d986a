// How much the RPC server gives to one client, and what it keeps from outsiders.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import os from 'node:os';
import { after, before, describe, test } from 'node:test';
import { WebSocket } from 'ws';
import { accounts, connect, finalized } from '../lib/pjs.mjs';
import { RpcSocket } from '../lib/socket.mjs';
import { startDevNode, until } from '../lib/node.mjs';

const MEBIBYTE = 1024 * 1024;
const request = (id, method, ...params) => ({ jsonrpc: '2.0', id, method, params });

/** A request with headers that fetch does not let through; gives the status, the headers and the body. */
function plain(url, { method = 'POST', headers = {}, body = '' } = {}) {
  return new Promise((resolve, reject) => {
    const sent = http.request(url, { method, headers: { 'content-type': 'application/json', ...headers } }, (answer) => {
      let text = '';
      answer.on('data', (data) => (text += data));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The status that a WebSocket is refused with. */
function refusal(address, headers = {}) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address, { headers });
    socket.on('unexpected-response', (_, answer) => {
      resolve(answer.statusCode);
      socket.terminate();
    });
    socket.on('open', () => {
      reject(new Error('was let in'));
      socket.terminate();
    });
    socket.on('error', () => {});
  });
}

describe('limits of the RPC server', () => {
  let node;

  before(async () => {
    node = await startDevNode({
      options: [
        '--rpc-max-connections', '3', '--rpc-max-request-size', '1', '--rpc-max-response-size', '1',
        '--rpc-max-subscriptions-per-connection', '2', '--rpc-max-batch-request-len', '12',
      ],
    });
  });

  after(() => node?.end());

  test('turns connections above the number away', async () => {
    const open = [];
    try {
      for (let i = 0; i < 3; i++) open.push(await RpcSocket.open(node));
      assert.equal(await refusal(node.ws), 429);
      await open.pop().close();
      // The place is free again as soon as the server has seen the end.
      for (;;) {
        const again = await RpcSocket.open(node).catch(() => null);
        if (again) {
          open.push(again);
          break;
        }
      }
      assert.equal(await open.at(-1).call('system_chain'), 'Development');
    } finally {
      for (const socket of open) await socket.close();
    }
  });

  test('bounds subscriptions, batches, requests and responses of a connection', async () => {
    const rpc = await RpcSocket.open(node);
    try {
      const first = await rpc.call('chain_subscribeNewHeads');
      await rpc.call('chain_subscribeFinalizedHeads');
      assert.deepEqual(await rpc.error('state_subscribeRuntimeVersion'), {
        code: -32006, message: 'Too many subscriptions on the connection', data: 'Exceeded max limit of 2',
      });
      await rpc.call('chain_unsubscribeNewHeads', first);
      await rpc.call('state_subscribeRuntimeVersion');

      const batch = (count, method = 'system_chain') =>
        JSON.stringify(Array.from({ length: count }, (_, i) => request(i, method)));
      assert.deepEqual((await rpc.raw(batch(13))).error, {
        code: -32010, message: 'The batch request was too large', data: 'Exceeded max limit of 12',
      });
      assert.deepEqual((await rpc.raw('[]')).error, { code: -32600, message: 'Invalid request' });
      const full = JSON.parse((await plain(node.http, { body: batch(12) })).text);
      assert.deepEqual(full.map(({ id, result }) => [id, result]), full.map((_, id) => [id, 'Development']));
      assert.equal(full.length, 12);

      // The answer repeats the keys, with some more around each.
      const keys = Array.from({ length: 70_000 }, (_, i) => `0x${i.toString(16).padStart(6, '0')}`);
      assert.deepEqual(await rpc.error('state_queryStorageAt', keys), {
        code: -32008, message: 'Response is too big', data: `Exceeded max limit of ${MEBIBYTE}`,
      });
      const { error } = await rpc.raw(batch(12, 'state_getMetadata'));
      assert.deepEqual(error, {
        code: -32011, message: 'The batch response was too large', data: `Exceeded max limit of ${MEBIBYTE}`,
      });
    } finally {
      await rpc.close();
    }
  });

  test('answers a request that is too large, and closes the WebSocket', async () => {
    const big = JSON.stringify(request(1, 'author_submitExtrinsic', `0x${'00'.repeat(MEBIBYTE)}`));
    const error = { code: -32007, message: 'Request is too big', data: `Exceeded max limit of ${MEBIBYTE}` };
    const answer = await plain(node.http, { body: big });
    assert.equal(answer.status, 413);
    assert.deepEqual(JSON.parse(answer.text).error, error);

    const socket = new WebSocket(node.ws);
    await once(socket, 'open');
    const heard = once(socket, 'message');
    const closed = once(socket, 'close');
    socket.on('error', () => {});
    socket.send(big);
    assert.deepEqual(JSON.parse((await heard)[0]).error, error);
    await closed;
    assert.equal(await node.call('system_chain'), 'Development');
  });
});

describe('the trace of a large block', () => {
  let node;
  let api;

  before(async () => {
    node = await startDevNode({ options: ['--rpc-max-response-size', '1'] });
    api = await connect(node);
  });

  after(async () => {
    await api?.disconnect();
    await node?.end();
  });

  test('is an error of its own where it exceeds a response, and the node lives on', async () => {
    const large = api.tx.system.remark(`0x${'00'.repeat(MEBIBYTE / 4)}`);
    const { block } = await finalized(large, accounts()('Alice'));
    // The block's storage takes the extrinsic in and gives it back, each time with two digits a byte.
    const all = await api.rpc.state.traceBlock(block, 'state', '', '');
    assert.equal(all.isTraceError, true);
    assert.equal(all.asTraceError.error.toString(), 'Payload likely exceeds max payload size of RPC server.');
    const filtered = await api.rpc.state.traceBlock(block, 'state', api.query.system.number.key().slice(2), '');
    assert.equal(filtered.isBlockTrace, true);
    assert.ok(filtered.asBlockTrace.events.length > 0);
  });
});

describe('the trace of an old block', () => {
  let node;

  before(async () => {
    node = await startDevNode({ options: ['--state-pruning', '2'] });
  });

  after(() => node?.end());

  test("is an error where its parent's state was pruned", async () => {
    const first = await until(() => node.call('chain_getBlockHash', 1), 'the first block');
    const { parentHash } = await node.call('chain_getHeader', first);
    const error = await until(async () => (await node.rpc('state_traceBlock', first)).error, 'the pruning');
    assert.deepEqual(error, {
      code: 4001,
      message: `Cannot resolve a block range ['"${first}"' ... '"None"]. Dispatch error: Failed to collect traces and execute `
        + `block: Api called for an unknown Block: State already discarded for ${parentHash}`,
    });
  });
});

describe('the RPC server and outsiders', () => {
  const UNSAFE = [
    'author_hasKey', 'author_hasSessionKeys', 'author_insertKey', 'author_removeExtrinsic', 'author_rotateKeys',
    'babe_epochAuthorship', 'dev_getBlockStats', 'offchain_localStorageClear', 'offchain_localStorageGet',
    'offchain_localStorageSet', 'state_getPairs', 'state_queryStorage', 'state_traceBlock', 'state_trieMigrationStatus',
    'system_addLogFilter', 'system_addReservedPeer', 'system_dryRun', 'system_dryRunAt', 'system_peers',
    'system_removeReservedPeer', 'system_resetLogFilter', 'system_unstable_networkState',
  ];
  const closed = { code: -32601, message: 'RPC call is unsafe to be called externally' };

  test('closes exactly the unsafe methods where other machines can connect', async () => {
    const node = await startDevNode({ options: ['--rpc-external', '--rpc-cors', 'https://example.org'] });
    try {
      const { methods } = await node.call('rpc_methods');
      const found = [];
      for (const method of methods) {
        const { error } = await node.rpc(method);
        if (error?.message === closed.message) {
          assert.deepEqual(error, closed);
          found.push(method);
        }
      }
      assert.deepEqual(found.sort(), UNSAFE);

      const [outside] = Object.values(os.networkInterfaces()).flat().filter((a) => a.family === 'IPv4' && !a.internal);
      if (outside) {
        const url = node.http.replace('127.0.0.1', outside.address);
        const { result } = JSON.parse((await plain(url, { body: JSON.stringify(request(1, 'system_chain')) })).text);
        assert.equal(result, 'Development');
      }
      const page = await plain(node.http, {
        headers: { origin: 'https://example.org' }, body: JSON.stringify(request(1, 'system_chain')),
      });
      assert.equal(page.headers['access-control-allow-origin'], 'https://example.org');
      assert.equal(await refusal(node.ws, { origin: 'https://example.com' }), 403);
      const socket = await RpcSocket.open(node, { headers: { origin: 'https://example.org' } });
      assert.equal(await socket.call('system_chain'), 'Development');
      await socket.close();
    } finally {
      await node.end();
    }
  });

  test('opens them on request, and asks for the name of this machine while it serves it alone', async () => {
    const external = await startDevNode({ options: ['--rpc-external', '--rpc-methods', 'unsafe'] });
    try {
      assert.deepEqual(await external.call('system_peers'), []);
    } finally {
      await external.end();
    }
    const local = await startDevNode({ options: ['--rpc-cors', 'https://any.example'] });
    try {
      const body = JSON.stringify(request(1, 'system_chain'));
      assert.equal((await plain(local.http, { body, headers: { host: 'evil.example' } })).status, 403);
      assert.equal((await plain(local.http, { body, headers: { host: 'localhost' } })).status, 200);
      assert.equal((await plain(local.http, { method: 'GET' })).status, 405);
      assert.equal((await plain(local.http, { body, headers: { 'content-type': 'text/plain' } })).status, 415);
      const { status, headers } = await plain(local.http, { method: 'OPTIONS', headers: { origin: 'https://any.example' } });
      assert.equal(status, 200);
      assert.equal(headers['access-control-allow-origin'], 'https://any.example');
      assert.equal((await plain(`${local.http}/health`, { method: 'GET' })).status, 200);
    } finally {
      await local.end();
    }
  });
});
