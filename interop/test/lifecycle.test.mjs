// How nodes begin, end, and begin again.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { script, serinus, serinusWithInput } from '../lib/serinus.mjs';
import { RunningNode, startDevNode, startNode, until } from '../lib/node.mjs';

const temporary = () => fs.mkdtempSync(path.join(os.tmpdir(), 'serinus-test-'));

for (const signal of ['SIGINT', 'SIGTERM']) {
  test(`${signal} ends a node within seconds`, async () => {
    const node = await startDevNode();
    await until(async () => (await node.height()) >= 2, 'two blocks');
    const { code, ms } = await node.end(signal);
    assert.equal(code, 0);
    assert.ok(ms < 10_000, `${ms} ms`);
    assert.doesNotMatch(node.log, /Exception/);
  });
}

test('SIGINT ends a node that a shell script has sent to the background', async () => {
  // There SIGINT is ignored; the reference node ends all the same.
  const ignoring = ['-c', 'trap "" INT; exec "$0" "$@"', script];
  const child = spawn('bash', [...ignoring, '--dev', '--tmp', '--no-prometheus', '--rpc-port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const node = await RunningNode.start(child);
  const { code, signal } = await node.end('SIGINT');
  assert.deepEqual({ code, signal }, { code: 0, signal: null }, node.log);
});

test('kill -9 loses nothing that was finalized, and the node goes on by itself', async () => {
  const folder = temporary();
  try {
    const options = ['--dev', '-d', folder, '--no-prometheus', '--block-time', '300'];
    let finalized = 0;
    let hash;
    for (let round = 0; round < 3; round++) {
      const node = await startNode(...options);
      try {
        if (hash) {
          assert.ok((await node.height('finalized')) >= finalized);
          assert.equal(await node.call('chain_getBlockHash', finalized), hash);
        }
        const before = finalized;
        await until(async () => {
          finalized = await node.height('finalized');
          return finalized >= before + 4;
        }, 'finality goes on');
        hash = await node.call('chain_getBlockHash', finalized);
      } finally {
        await node.end('SIGKILL');
      }
    }

    const file = path.join(folder, 'blocks');
    const exported = await serinus('export-blocks', '--binary', '--dev', '-d', folder, '--to', String(finalized), file);
    assert.equal(exported.code, 0, exported.stderr);
    const checked = await serinus('check-block', '--dev', '-d', folder, hash);
    assert.equal(checked.code, 0, checked.stderr);
    const other = path.join(folder, 'other');
    const imported = await serinus('import-blocks', '--binary', '--dev', '-d', other, file);
    assert.equal(imported.code, 0, imported.stderr);
    assert.match(imported.stdout, new RegExp(`Best: #${finalized}\\b`));

    // As JSON, from one to the other; its blocks are those that chain_getBlock shows.
    const json = await serinus('export-blocks', '--dev', '-d', folder, '--to', String(finalized));
    assert.equal(json.code, 0, json.stderr);
    const first = JSON.parse(json.stdout.slice(0, json.stdout.indexOf('{"block":', 1)));
    assert.deepEqual(Object.keys(first), ['block', 'justifications']);
    assert.deepEqual(Object.keys(first.block.header), ['parentHash', 'number', 'stateRoot', 'extrinsicsRoot', 'digest']);
    const third = path.join(folder, 'third');
    const piped = await serinusWithInput(json.stdout, 'import-blocks', '--dev', '-d', third);
    assert.equal(piped.code, 0, piped.stderr);
    assert.match(piped.stdout, new RegExp(`Best: #${finalized}\\b`));
    const same = await serinus('export-blocks', '--binary', '--dev', '-d', third, path.join(folder, 'again'));
    assert.equal(same.code, 0, same.stderr);
    assert.deepEqual(fs.readFileSync(path.join(folder, 'again')), fs.readFileSync(file));

    const purged = await serinus('purge-chain', '-y', '--dev', '-d', other);
    assert.equal(purged.code, 0, purged.stderr);
    assert.match(purged.stdout, /removed/);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

/** Requires that a node does not start, and says why in one line that is no log. */
async function refused(pattern, ...options) {
  const { code, stderr } = await serinus(...options);
  assert.equal(code, 1, stderr);
  const complaints = stderr.split('\n').filter((line) => !/^(\d{4}-\d\d-\d\d |$)/.test(line));
  assert.equal(complaints.length, 1, stderr);
  assert.match(complaints[0], pattern);
}

test('what stands in the way of a node is said in one line', async () => {
  const folder = temporary();
  try {
    const node = await startNode('--dev', '-d', folder, '--prometheus-port', '0', '--block-time', '1000');
    try {
      const { port } = new URL(node.ws);
      const metrics = new URL(node.metrics).port;
      await refused(/^Error: .*lock/i, '--dev', '-d', folder, '--rpc-port', '0', '--no-prometheus');
      await refused(new RegExp(`^Error: cannot listen on 127.0.0.1:${port}`), '--dev', '--rpc-port', port, '--no-prometheus');
      await refused(
        new RegExp(`^Error: cannot listen on 127.0.0.1:${metrics}`), '--dev', '--rpc-port', '0', '--prometheus-port', metrics);
    } finally {
      await node.end();
    }
    const database = path.join(folder, 'chains/dev/db/full');
    for (const name of fs.readdirSync(database).filter((file) => /^(MANIFEST|CURRENT)/.test(file))) {
      fs.writeFileSync(path.join(database, name), 'spoilt');
    }
    await refused(/^Error: cannot open the database in /, '--dev', '-d', folder, '--rpc-port', '0', '--no-prometheus');
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

test('the log reads as the reference node\'s', async () => {
  const node = await startDevNode();
  await until(async () => (await node.height()) >= 2 && node.log.includes('💤 Idle'), 'two blocks and a report');
  await node.end();
  const hash = '0x[0-9a-f]{64}';
  const short = '0x[0-9a-f]{4}…[0-9a-f]{4}';
  for (const line of [
    '✌️  version \\d+\\.\\d+\\.\\d+',
    '❤️  by .*',
    '📋 Chain specification: Development',
    '🏷  Node name: Alice',
    '👤 Role: AUTHORITY',
    '💾 Database: .*',
    `🔨 Initializing Genesis block/state \\(state: ${short}, header-hash: ${short}\\)`,
    '🏷  Local node identity is: 12D3KooW\\w+',
    '📦 Highest known block at #0',
    '👶 Starting BABE Authorship worker',
    'Running JSON-RPC server: addr=127\\.0\\.0\\.1:\\d+',
    `🙌 Starting consensus session on top of parent ${hash} \\(#1\\)`,
    `🎁 Prepared block for proposing at 2 \\(\\d+ ms\\) hash: ${hash}; parent_hash: ${hash}; end: NoMoreTransactions; extrinsics_count: 1`,
    `🔖 Pre-sealed block for proposal at 2\\. Hash now ${hash}, previously ${hash}\\.`,
    `✨ Imported #2 \\(${short}\\)`,
    `💤 Idle \\(0 peers\\), best: #\\d+ \\(${short}\\), finalized #\\d+ \\(${short}\\), ⬇ 0 ⬆ 0`,
  ]) {
    assert.match(node.log, new RegExp(`^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d ${line}$`, 'm'));
  }
});

test('log filters take effect, and change while the node runs', async () => {
  const node = await startNode('--dev', '--tmp', '--no-prometheus', '--block-time', '300', '-l', 'error,service=info,babe=info');
  const sealed = () => node.log.split('🔖 Pre-sealed').length - 1;
  const twoMoreBlocks = (before = sealed()) => until(() => sealed() >= before + 2, 'two more blocks');
  try {
    await twoMoreBlocks();
    assert.doesNotMatch(node.log, /✨ Imported|🙌 Starting/);
    await node.call('system_addLogFilter', 'substrate=info,sc_basic_authorship=info');
    await until(() => /✨ Imported/.test(node.log) && /🙌 Starting/.test(node.log), 'the lines that were added');
    await node.call('system_resetLogFilter');
    await twoMoreBlocks();
    const mark = node.log.length;
    await twoMoreBlocks();
    assert.doesNotMatch(node.log.slice(mark), /✨ Imported|🙌 Starting/);
  } finally {
    await node.end();
  }
});

test('filters let through what the parts of a node are at', async () => {
  const filters = 'babe=debug,grandpa=debug,txpool=trace,rpc=trace';
  const node = await startNode('--dev', '--tmp', '--no-prometheus', '--block-time', '300', '-l', filters);
  try {
    await assert.rejects(node.call('author_submitExtrinsic', '0x00'));
    await until(async () => (await node.height('finalized')) >= 2, 'finality');
    assert.match(node.log, /DEBUG \S+ slots: Attempting to claim slot \d+ in epoch 0/);
    assert.match(node.log, /DEBUG \S+ slots: Claimed slot \d+/);
    assert.match(node.log, /DEBUG \S+ grandpa: Starting round 2 of set 0/);
    assert.match(node.log, /DEBUG \S+ grandpa: Round 1: casting a PREVOTE for #\d+ \(0x[0-9a-f]+…\)/);
    assert.match(node.log, /TRACE \S+ rpc: author_submitExtrinsic: \d+ bytes in \d+ µs/);
  } finally {
    await node.end();
  }
});

test('a database stays the archive that it was begun as', async () => {
  const folder = temporary();
  const options = ['--dev', '-d', folder, '--no-prometheus', '--block-time', '300'];
  try {
    let node = await startNode(...options, '--pruning', 'archive');
    await until(async () => (await node.height('finalized')) >= 2, 'finality');
    await node.end();
    node = await startNode(...options);
    try {
      assert.ok((await node.height()) >= 2);
    } finally {
      await node.end();
    }
    await refused(/^Error: the database keeps all states, and cannot change to the newest states$/, ...options, '--rpc-port', '0', '--pruning', '256');
    const checked = await serinus('check-block', '--dev', '-d', folder, '1');
    assert.equal(checked.code, 0, checked.stderr);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

test('the metrics tell the height', async () => {
  const node = await startNode('--dev', '--tmp', '--block-time', '300', '--prometheus-port', '0');
  try {
    await until(async () => (await node.height()) >= 2, 'two blocks');
    const text = await (await fetch(node.metrics)).text();
    assert.match(text, /substrate_block_height\{chain="dev",status="best"\} \d/);
    assert.match(text, /substrate_block_height\{chain="dev",status="finalized"\} \d/);
  } finally {
    await node.end();
  }
});
