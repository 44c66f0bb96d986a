// Runs the test files one after the other: each starts nodes of its own, and two at a time would share the cores.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
const files = fs
  .readdirSync(path.join(here, 'test'))
  .filter((name) => name.endsWith('.test.mjs'))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .sort()
  .map((name) => path.join('test', name));
if (files.length === 0) {
  console.error('no test file of that name');
  process.exit(2);
}
const child = spawn(
  process.execPath,
  ['--test', '--test-concurrency=1', '--test-timeout=600000', '--test-reporter=spec', ...files],
  { cwd: here, stdio: 'inherit' },
);
child.on('exit', (code, signal) => process.exit(signal ? 1 : code));
