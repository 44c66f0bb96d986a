import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serinus } from '../lib/serinus.mjs';

test('--help names the options of the reference node', async () => {
  const { code, stdout } = await serinus('--help');
  assert.equal(code, 0);
  for (const option of [
    '--dev', '--chain', '--tmp', '--base-path', '--alice', '--ferdie', '--validator', '--name', '--rpc-port',
    '--rpc-external', '--rpc-cors', '--rpc-methods', '--rpc-max-connections', '--prometheus-port', '--no-prometheus',
    '--log', '--execution', '--block-time', '--state-pruning',
  ]) {
    assert.match(stdout, new RegExp(`${option}\\b`));
  }
});

test('--version is one line', async () => {
  const { code, stdout } = await serinus('--version');
  assert.equal(code, 0);
  assert.match(stdout, /^serinus \d+\.\d+\.\d+\n$/);
});

test('an unknown option is refused with the usage', async () => {
  const { code, stderr } = await serinus('--no-such-option');
  assert.equal(code, 2);
  assert.match(stderr, /Unknown option: '--no-such-option'/);
});
