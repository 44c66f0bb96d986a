// Our metadata beside the real Kusama's, by the tool that counts items; the pallets that stand must have none that is
// missing or differs.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { home } from '../lib/serinus.mjs';
import { startDevNode } from '../lib/node.mjs';

const tool = path.join(home, '../shared/tools/metadata-parity/parity.mjs');

const PALLETS = [
  'System', 'Babe', 'Timestamp', 'Indices', 'Balances', 'TransactionPayment', 'Authorship', 'Offences', 'Historical',
  'Session', 'Grandpa', 'AuthorityDiscovery', 'Utility', 'Proxy', 'Multisig', 'Preimage', 'Scheduler', 'Vesting',
  'Recovery', 'Claims', 'Parameters',
];

const APIS = [
  'Core', 'Metadata', 'BlockBuilder', 'TaggedTransactionQueue', 'OffchainWorkerApi', 'BabeApi', 'GrandpaApi',
  'AuthorityDiscoveryApi', 'SessionKeys', 'AccountNonceApi', 'TransactionPaymentApi', 'TransactionPaymentCallApi',
  'GenesisBuilder',
];

test('the pallets and runtime APIs are Kusama\'s, item by item', { skip: !fs.existsSync(tool) && 'needs ../shared' }, async () => {
  // The tool finds its packages beside itself: here, those of these tests.
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'serinus-parity-'));
  const node = await startDevNode();
  try {
    fs.copyFileSync(tool, path.join(folder, 'parity.mjs'));
    fs.writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
    fs.symlinkSync(path.join(home, 'interop/node_modules'), path.join(folder, 'node_modules'));
    // Into a file: the tool ends without waiting for a pipe to be read.
    const output = fs.openSync(path.join(folder, 'report.json'), 'w');
    execFileSync(process.execPath, [path.join(folder, 'parity.mjs'), node.ws, '--json'], { stdio: ['ignore', output, 'inherit'] });
    const report = JSON.parse(fs.readFileSync(path.join(folder, 'report.json'), 'utf8'));
    console.log(`parity with kusama: ${report.percent.toFixed(1)} %`);
    const wrong = report.missing
      .filter((item) => PALLETS.includes(item.pallet) || (item.kind === 'api' && APIS.includes(item.name.split('_')[0])))
      .map((item) => `${item.state} ${item.pallet} ${item.kind} ${item.name}`);
    assert.deepEqual(wrong, []);
  } finally {
    await node.end();
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
