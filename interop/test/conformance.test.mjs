// The command line of the Polkadot conformance suite: what it prints, byte by byte on both streams, beside what other
// implementations make of the same input.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { calculate_state_root } from '@acala-network/chopsticks-executor';
import { TypeRegistry } from '@polkadot/types';
import { home, serinus } from '../lib/serinus.mjs';

const shared = path.join(process.env.SERINUS_SHARED ?? path.resolve(home, '../shared'), 'data');
const NOT_SUPPORTED = 95;

/** Runs a case as the suite does: both streams together, and the exit code. */
async function suite(...options) {
  const { code, stdout, stderr } = await serinus('conformance', ...options);
  return { code, printed: stdout + stderr };
}

describe('scale-codec', () => {
  const registry = new TypeRegistry();
  const texts = ['1', '@2', '-- 3 --', 'çš ü € 🐤', 'two\nlines\tand a quote "', 'long '.repeat(60), 'x'.repeat(16_384)];
  for (const text of texts) {
    test(JSON.stringify(text.slice(0, 30)), async () => {
      const bytes = [...registry.createType('Text', text).toU8a()].map((byte) => byte.toString(16));
      assert.deepEqual(await suite('scale-codec', 'encode', '--input', text), {
        code: 0, printed: `encoded ${text}: [${bytes.join(', ')}]\n`,
      });
    });
  }
});

/** The entries of one of the suite's files: two lists of plain scalars. */
function entriesOf(file) {
  const lists = { keys: [], values: [] };
  let list;
  for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
    const heading = line.match(/^(keys|values):\s*$/);
    const item = line.match(/^\s+- (.*?)\s*$/);
    if (heading) list = lists[heading[1]];
    else if (item) list.push(item[1].replace(/^'(.*)'$/, '$1').replace(/^"(.*)"$/, '$1'));
  }
  assert.equal(lists.keys.length, lists.values.length);
  return lists;
}

const text = (string) => `0x${Buffer.from(string).toString('hex')}`;
const line = (root) => `state root: ${root.slice(2)}\n`;

describe('state-trie', { skip: !fs.existsSync(path.join(shared, 'state-trie')) && 'needs ../shared/data/state-trie' }, () => {
  const folder = path.join(shared, 'state-trie');
  const files = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
  for (const name of files) {
    test(name, async () => {
      const hex = name.startsWith('hex_');
      const { keys, values } = entriesOf(path.join(folder, name));
      const options = ['--state-file', path.join(folder, name), ...(hex ? ['--keys-in-hex'] : [])];
      const entries = new Map(keys.map((key, i) => [hex ? `0x${key}` : text(key), text(values[i])]));
      const root = async () => calculate_state_root([...entries], 0);
      assert.deepEqual(await suite('state-trie', 'trie-root', ...options), { code: 0, printed: line(await root()) });

      const all = [...entries];
      entries.clear();
      let expected = '';
      let last;
      for (const [key, value] of all) {
        entries.set(key, value);
        last = await root();
        expected += line(last);
      }
      const left = [...entries.keys()];
      while (left.length > 0) {
        entries.delete(left.splice(parseInt(last.slice(2, 4), 16) % left.length, 1)[0]);
        last = await root();
        expected += line(last);
      }
      assert.deepEqual(await suite('state-trie', 'insert-and-delete', ...options), { code: 0, printed: expected });
    });
  }
});

const casesFile = path.join(shared, 'host-api/cases.json');
describe('host-api', { skip: !fs.existsSync(casesFile) && 'needs ../shared/data/host-api' }, () => {
  // Every case runs in the module's own tests, in one process; here is one of each shape, through the command line.
  const names = [
    'test_storage_init', 'ext_hashing_keccak_256_version_1', 'ext_storage_append_version_1', 'ext_default_child_storage_root_version_1',
    'ext_crypto_sr25519_generate_version_1', 'ext_trie_blake2_256_ordered_root_version_1', 'ext_storage_clear_prefix_version_1',
  ];
  const cases = fs.existsSync(casesFile) ? JSON.parse(fs.readFileSync(casesFile)) : [];
  for (const name of names) {
    test(name, async () => {
      const { input, stdout } = cases.find((one) => one.function === name);
      const { code, printed } = await suite('host-api', '--function', name, '--input', input.join(','));
      assert.equal(code, 0, printed);
      if (stdout !== null) assert.equal(printed, stdout);
    });
  }
});

test('what is not supported is skipped', async () => {
  assert.deepEqual(await suite('host-api', '--function', 'ext_offchain_timestamp_version_1', '--input', ''), { code: NOT_SUPPORTED, printed: '' });
  assert.deepEqual(await suite('genesis', 'x'), { code: NOT_SUPPORTED, printed: '' });
});
