// How nodes begin, end, and begin again.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { serinus } from '../lib/serinus.mjs';
import { startDevNode, startNode, until } from '../lib/node.mjs';

const temporary = () => fs.mkdtempSync(path.join(os.tmpdir(), 'serinus-test-'));

for (const signal of ['SIGINT', 'SIGTERM']) {
  test(`${signal} ends a node within seconds`, async () => {
    const node = await startDevNode();
    await until(async () => (await node.height()) >= 2, 'two blocks');
    const { ms } = await node.end(signal);
    assert.ok(ms < 10_000, `${ms} ms`);
    assert.doesNotMatch(node.log, /Exception/);
  });
}

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
    const exported = await serinus('export-blocks', '--dev', '-d', folder, '--to', String(finalized), file);
    assert.equal(exported.code, 0, exported.stderr);
    const checked = await serinus('check-block', '--dev', '-d', folder, hash);
    assert.equal(checked.code, 0, checked.stderr);
    const other = path.join(folder, 'other');
    const imported = await serinus('import-blocks', '--dev', '-d', other, file);
    assert.equal(imported.code, 0, imported.stderr);
    assert.match(imported.stdout, new RegExp(`Best: #${finalized}\\b`));
    const purged = await serinus('purge-chain', '-y', '--dev', '-d', other);
    assert.equal(purged.code, 0, purged.stderr);
    assert.match(purged.stdout, /removed/);
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
