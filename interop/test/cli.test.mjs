import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { home, script, serinus } from '../lib/serinus.mjs';

test('--help names the options of the reference node', async () => {
  const { code, stdout } = await serinus('--help');
  assert.equal(code, 0);
  for (const option of [
    '--dev', '--chain', '--tmp', '--base-path', '--alice', '--ferdie', '--validator', '--name', '--rpc-port',
    '--rpc-external', '--rpc-cors', '--rpc-methods', '--rpc-max-connections', '--prometheus-port', '--no-prometheus',
    '--log', '--execution', '--block-time', '--state-pruning', '--bob', '--charlie', '--dave', '--eve', '--port',
    '--bootnodes', '--node-key', '-d', '-l',
  ]) {
    assert.match(stdout, new RegExp(`(^|[\\s,])${option}\\b`));
  }
  for (const command of [
    'key', 'build-spec', 'purge-chain', 'export-blocks', 'import-blocks', 'check-block', 'block', 'runtime', 'inspect',
    'conformance', 'benchmark',
  ]) {
    assert.match(stdout, new RegExp(`^  ${command} `, 'm'));
  }
});

test('--version is one line', async () => {
  const { code, stdout } = await serinus('--version');
  assert.equal(code, 0);
  assert.match(stdout, /^serinus \d+\.\d+\.\d+\n$/);
});

test('an unknown option is refused in one line that points to the help', async () => {
  const { code, stderr } = await serinus('--no-such-option');
  assert.equal(code, 2);
  assert.match(stderr, /^Error: Unknown option: '--no-such-option'.*; try 'serinus --help'\n$/);
});

test('without a JDK it says in one line what it looked for and what to install', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'serinus-no-jdk-'));
  try {
    // A copy of the script and its parts alone: no build that remembers a JDK, and the tools of a shell but no Java.
    fs.cpSync(script, path.join(folder, 'serinus'));
    fs.cpSync(path.join(home, 'dev'), path.join(folder, 'dev'), { recursive: true });
    const tools = path.join(folder, 'tools');
    fs.mkdirSync(tools);
    for (const tool of ['bash', 'env', 'readlink', 'dirname', 'grep', 'cat']) {
      fs.symlinkSync(execFileSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).trim(), path.join(tools, tool));
    }
    const { status, stdout, stderr } = spawnSync(path.join(folder, 'serinus'), ['--dev'], {
      env: { PATH: tools, HOME: folder, JAVA_HOME: path.join(folder, 'gone'), SERINUS_JDK_FOLDERS: tools },
      encoding: 'utf8',
    });
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /^serinus: no JDK 25 found in JAVA_HOME, on PATH or in the usual folders \(.*\); install one, e\.g\. Eclipse Temurin 25\.\n$/);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
