// The commands about keys, and about the real Kusama's genesis.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Keyring } from '@polkadot/api';
import { cryptoWaitReady, mnemonicValidate } from '@polkadot/util-crypto';
import { home, serinus, serinusWithInput } from '../lib/serinus.mjs';

test('a new key is the one that polkadot.js finds for its phrase', async () => {
  await cryptoWaitReady();
  for (const type of ['sr25519', 'ed25519', 'ecdsa']) {
    const { code, stdout } = await serinus('key', 'generate', '--scheme', type, '--network', 'kusama', '--output-type', 'json');
    assert.equal(code, 0);
    const made = JSON.parse(stdout);
    assert.ok(mnemonicValidate(made.secretPhrase));
    const pair = new Keyring({ type, ss58Format: 2 }).addFromUri(made.secretPhrase);
    assert.equal(made.ss58Address, pair.address);
  }
});

test('a signature of ours is good to polkadot.js, and one of theirs to us', async () => {
  await cryptoWaitReady();
  const pair = new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromUri('//Alice');
  const ours = (await serinusWithInput('hello', 'key', 'sign', '--suri', '//Alice')).stdout.trim();
  assert.ok(pair.verify('hello', ours, pair.publicKey));
  const theirs = `0x${Buffer.from(pair.sign('hello')).toString('hex')}`;
  assert.equal((await serinusWithInput('hello', 'key', 'verify', theirs, pair.address)).code, 0);
  assert.equal((await serinusWithInput('hullo', 'key', 'verify', theirs, pair.address)).code, 1);
});

const kusama = path.join(home, '../shared/data/kusama/ksmcc3.json');

test('the real Kusama has its genesis', { skip: !fs.existsSync(kusama) && 'needs ../shared' }, async () => {
  const { code, stdout, stderr } = await serinus('inspect', 'genesis', '--chain', kusama);
  assert.equal(code, 0, stderr);
  const genesis = JSON.parse(stdout);
  assert.equal(genesis.stateRoot, '0xb0006203c3a6e6bd2c6a17b1d4ae8ca49a31da0f4579da950b127774b44aef6b');
  assert.equal(genesis.blockHash, '0xb0a8d493285c2df73290dfb7e61f870f17b41801197a149ca93654499ea3dafe');
});
