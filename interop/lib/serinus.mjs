// Runs ./serinus for a command that ends by itself.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const home = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const script = path.join(home, 'serinus');

/** Runs ./serinus with these arguments; gives its exit code and what it printed. `input` goes to its standard input. */
export function serinus(...args) {
  return serinusWithInput('', ...args);
}

export function serinusWithInput(input, ...args) {
  return new Promise((resolve, reject) => {
    const child = spawn(script, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (data) => (stdout += data));
    child.stderr.on('data', (data) => (stderr += data));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
    child.stdin.on('error', () => {}); // a command that does not read may be gone already
    child.stdin.end(input);
  });
}
