// Starts nodes for tests.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { script } from './serinus.mjs';

const STARTUP_MS = 120_000;
const SHUTDOWN_MS = 20_000;

/** A running node: its process, the addresses of its RPC, and its log so far. */
export class RunningNode {
  #child;
  #exit;
  log = '';

  constructor(child) {
    this.#child = child;
    this.#exit = once(child, 'exit');
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text) => (this.log += text));
    child.stdout.on('data', (text) => (this.log += text));
  }

  get pid() {
    return this.#child.pid;
  }

  async #ready() {
    const deadline = Date.now() + STARTUP_MS;
    for (;;) {
      const rpc = this.log.match(/Running JSON-RPC server: addr=\S*:(\d+)/);
      if (rpc) {
        this.ws = `ws://127.0.0.1:${rpc[1]}`;
        this.http = `http://127.0.0.1:${rpc[1]}`;
        const metrics = this.log.match(/Prometheus exporter started at 127\.0\.0\.1:(\d+)/);
        this.metrics = metrics && `http://127.0.0.1:${metrics[1]}/metrics`;
        return;
      }
      if (this.#child.exitCode !== null || Date.now() > deadline) {
        this.#child.kill('SIGKILL');
        throw new Error(`the node did not start:\n${this.log}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  static async start(child) {
    const node = new RunningNode(child);
    await node.#ready();
    return node;
  }

  /** Sends a signal and waits for the end; gives the exit code, the signal and the milliseconds it took. */
  async end(signal = 'SIGTERM') {
    const began = Date.now();
    this.#child.kill(signal);
    const late = setTimeout(() => this.#child.kill('SIGKILL'), SHUTDOWN_MS);
    const [code, endedBy] = await this.#exit;
    clearTimeout(late);
    return { code, signal: endedBy, ms: Date.now() - began };
  }

  /** Calls an RPC method over HTTP; gives the whole answer. */
  async rpc(method, ...params) {
    const response = await fetch(this.http, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    return response.json();
  }

  /** Calls an RPC method; gives the result, or throws the error. */
  async call(method, ...params) {
    const answer = await this.rpc(method, ...params);
    if (answer.error) {
      throw Object.assign(new Error(answer.error.message), answer.error);
    }
    return answer.result;
  }

  async height(which = 'best') {
    const hash = which === 'best' ? await this.call('chain_getBlockHash') : await this.call('chain_getFinalizedHead');
    return Number((await this.call('chain_getHeader', hash)).number);
  }
}

/** Starts a node with these options; the RPC port is any free one. */
export function startNode(...options) {
  const child = spawn(script, [...options, '--rpc-port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  return RunningNode.start(child);
}

/** Starts a development chain of fast blocks that is forgotten at its end. */
export function startDevNode({ blockTime = 400, execution = 'native', options = [] } = {}) {
  return startNode(
    '--dev', '--tmp', '--no-prometheus', '--block-time', String(blockTime), '--execution', execution, ...options,
  );
}

/** Waits until a condition holds, which is asked again and again. */
export async function until(condition, what, ms = 60_000) {
  const deadline = Date.now() + ms;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
