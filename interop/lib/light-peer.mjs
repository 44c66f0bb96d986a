// A full node's side of the networking protocols as far as a light client needs it. The streams are npm's libp2p; all
// that goes through them is asked of a node's RPC. So a light client can judge a node that does not listen for peers. It
// runs on a thread of its own, which ends at once with all of libp2p's timers.
import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { createLibp2p } from 'libp2p';
import { tcp } from '@libp2p/tcp';
import { identify } from '@libp2p/identify';
import { ping } from '@libp2p/ping';
import { noise } from '@chainsafe/libp2p-noise';
import { yamux } from '@chainsafe/libp2p-yamux';

// libp2p's queues want it, and Node.js 20 lacks it.
Promise.withResolvers ??= function () {
  let resolve, reject;
  const promise = new this((...both) => ([resolve, reject] = both));
  return { promise, resolve, reject };
};

const FULL_NODE = 1;
const ANNOUNCE_MS = 200;
const IS_BEST = Buffer.from([1]);
const NO_DATA = Buffer.from([0]);
const COMMIT = Buffer.from([1]);
/** A development chain stays with the authorities of its genesis. */
const FIRST_SET = Buffer.alloc(8);
const ASCENDING = 0;
const MOST_BLOCKS = 64;

const bytes = (hex) => Buffer.from(hex.slice(2), 'hex');
const hex = (buffer) => `0x${Buffer.from(buffer).toString('hex')}`;

// ---- varints, SCALE and protobuf, as much of them as is used

function varint(number) {
  const out = [];
  for (; number > 127; number = Math.floor(number / 128)) out.push((number % 128) | 128);
  return Buffer.from([...out, number]);
}

function u32(number) {
  const out = Buffer.alloc(4);
  out.writeUInt32LE(number);
  return out;
}

function compact(number) {
  if (number < 64) return Buffer.from([number << 2]);
  if (number < 1 << 14) return Buffer.from([((number & 63) << 2) | 1, number >> 6]);
  return u32(number * 4 + 2);
}

const vector = (items) => Buffer.concat([compact(items.length), ...items]);
const scaleBytes = (value) => Buffer.concat([compact(value.length), value]);

/** A SCALE compact number at an offset, and how many bytes it takes. */
function readCompact(buffer, at) {
  const size = [1, 2, 4][buffer[at] & 3];
  return { value: buffer.readUIntLE(at, size) >>> 2, size };
}

/** SCALE bytes at an offset. */
function readBytes(buffer, at) {
  const { value, size } = readCompact(buffer, at);
  return buffer.subarray(at + size, at + size + value);
}

/** One field of a protobuf message, of bytes or of a message. */
const field = (number, value) => Buffer.concat([varint(number * 8 + 2), varint(value.length), value]);

/** The fields of a protobuf message: numbers, and buffers in the order they came. */
function fields(message) {
  const found = {};
  let at = 0;
  const next = () => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = message[at++];
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const key = next();
    const length = key % 8 === 2 ? next() : undefined;
    const value = length === undefined ? next() : message.subarray(at, (at += length));
    (found[key >> 3] ??= []).push(value);
  }
  return found;
}

// ---- messages of a stream, each behind its length

/** Calls back with the first message of a stream. Iterating the stream would miss one that comes with the stream's end. */
function firstMessage(stream, callback) {
  let waiting = Buffer.alloc(0);
  let found = false;
  stream.addEventListener('message', ({ data }) => {
    if (found) return;
    waiting = Buffer.concat([waiting, data.subarray()]);
    let length = 0;
    let at = 0;
    while (at < waiting.length && waiting[at] > 127) length += (waiting[at] & 127) * 128 ** at++;
    if (at === waiting.length) return;
    length += waiting[at] * 128 ** at++;
    if (waiting.length < at + length) return;
    found = true;
    callback(waiting.subarray(at, at + length)).catch((e) => stream.abort(e));
  });
}

/** Sends a message on all streams that are still open. */
function notify(streams, message) {
  for (const stream of streams) if (stream.status === 'open') stream.send(framed(message));
}

const framed = (message) => Buffer.concat([varint(message.length), message]);

/** The gossip that proves a block final, made of a justification: its signatures stand apart from what they sign. */
function commitMessage(justification) {
  const [round, target, rest] = [justification.subarray(0, 8), justification.subarray(8, 44), justification.subarray(44)];
  const precommits = [];
  const signatures = [];
  const count = readCompact(rest, 0);
  for (let i = 0, at = count.size; i < count.value; i++, at += 132) {
    precommits.push(rest.subarray(at, at + 36));
    signatures.push(rest.subarray(at + 36, at + 132));
  }
  return Buffer.concat([COMMIT, round, FIRST_SET, target, vector(precommits), vector(signatures)]);
}

/** What a node tells its peers, by what its RPC says. */
class LightPeer {
  #node;
  #genesis;
  #libp2p;
  #blockNews = new Set();
  #finalityNews = new Set();
  #announced;
  #committed;

  constructor(node, genesis, libp2p) {
    this.#node = node;
    this.#genesis = genesis;
    this.#libp2p = libp2p;
    setInterval(() => this.#announce().catch(() => {}), ANNOUNCE_MS);
  }

  /** Where it listens, as chain specifications name boot nodes. */
  get address() {
    return this.#libp2p.getMultiaddrs()[0].toString();
  }

  /** Tells of the best and of the final block, whenever they are others. */
  async #announce() {
    const best = await this.#node.call('chain_getBlockHash');
    if (best !== this.#announced) {
      this.#announced = best;
      notify(this.#blockNews, Buffer.concat([await this.#header(best), IS_BEST, NO_DATA]));
    }
    const finalized = await this.#node.call('chain_getFinalizedHead');
    if (finalized !== this.#committed) {
      this.#committed = finalized;
      const { number } = await this.#node.call('chain_getHeader', finalized);
      notify(this.#finalityNews, commitMessage((await this.#finalityProof(Number(number))).justification));
    }
  }

  /** What proves that the block at a height is final: the block it is of, and the justification. */
  async #finalityProof(number) {
    const proof = bytes(await this.#node.call('grandpa_proveFinality', number));
    return { block: hex(proof.subarray(0, 32)), justification: readBytes(proof, 32) };
  }

  async #header(hash) {
    return bytes(await this.#node.call('archive_v1_header', hash));
  }

  /** Role, best block and genesis: how both sides of block announcements begin. */
  async announceHandshake() {
    const best = await this.#node.call('chain_getBlockHash');
    const { number } = await this.#node.call('chain_getHeader', best);
    return Buffer.concat([Buffer.from([FULL_NODE]), u32(Number(number)), bytes(best), bytes(this.#genesis)]);
  }

  /** The finalized block with what proves it: one fragment, since a development chain's authorities stay. */
  async warpSync(request) {
    const { number } = await this.#node.call('chain_getHeader', hex(request));
    const finalized = await this.#node.call('chain_getFinalizedHead');
    if (finalized === hex(request)) return Buffer.concat([vector([]), Buffer.from([1])]);
    const { block, justification } = await this.#finalityProof(Number(number) + 1);
    return Buffer.concat([vector([Buffer.concat([await this.#header(block), justification])]), Buffer.from([1])]);
  }

  /** Headers from a block on, upwards or downwards. */
  async blocks(request) {
    const { 2: hash, 3: number, 5: [direction] = [ASCENDING], 6: [most] = [MOST_BLOCKS] } = fields(request);
    const first = hash ? Number((await this.#node.call('chain_getHeader', hex(hash[0]))).number) : number[0].readUInt32LE();
    const step = direction === ASCENDING ? 1 : -1;
    const numbers = Array.from({ length: Math.min(most, MOST_BLOCKS) }, (_, i) => first + i * step).filter((n) => n >= 0);
    const hashes = (await this.#node.call('chain_getBlockHash', numbers)).filter(Boolean);
    const headers = await Promise.all(hashes.map((each) => this.#header(each)));
    return Buffer.concat(
      hashes.map((each, i) => field(1, Buffer.concat([field(1, bytes(each)), field(2, headers[i])]))),
    );
  }

  /**
   * The proof of some values after a block, or of all that a call of the runtime may read: to find out what it does read
   * takes the executor of a node, so it gets the whole state.
   */
  async light(request) {
    const { 1: [call] = [], 2: [read] = [] } = fields(request);
    const { 2: [block], 3: keys } = fields(call ?? read);
    const at = hex(block);
    const { proof } = await this.#node.call('state_getReadProof', read ? keys.map(hex) : await this.#keys(at), at);
    return field(read ? 2 : 1, field(2, vector(proof.map((each) => scaleBytes(bytes(each))))));
  }

  async #keys(at) {
    const keys = [];
    for (;;) {
      const page = await this.#node.call('state_getKeysPaged', '0x', 1000, keys.at(-1), at);
      keys.push(...page);
      if (page.length < 1000) return keys;
    }
  }

  static async start(node) {
    const genesis = await node.call('chain_getBlockHash', 0);
    const libp2p = await createLibp2p({
      addresses: { listen: ['/ip4/127.0.0.1/tcp/0'] },
      transports: [tcp()],
      connectionEncrypters: [noise()],
      streamMuxers: [yamux()],
      // smoldot answers no pings.
      connectionMonitor: { enabled: false },
      services: { identify: identify(), ping: ping() },
    });
    const peer = new LightPeer(node, genesis, libp2p);
    const of = (name) => `/${genesis.slice(2)}/${name}`;
    const answers = (name, answer) =>
      libp2p.handle(of(name), (stream) =>
        firstMessage(stream, async (request) => {
          stream.send(framed(await answer(request)));
          await stream.close();
        }),
      );
    // Each side opens a stream for what it notifies the other of.
    const notifies = (name, handshake, news) =>
      libp2p.handle(of(name), (stream, connection) =>
        firstMessage(stream, async () => {
          stream.send(framed(await handshake()));
          const ours = await connection.newStream(of(name));
          ours.send(framed(await handshake()));
          news?.add(ours);
        }),
      );
    await answers('light/2', (request) => peer.light(request));
    await answers('sync/2', (request) => peer.blocks(request));
    await answers('sync/warp', (request) => peer.warpSync(request));
    await notifies('block-announces/1', () => peer.announceHandshake(), peer.#blockNews);
    await notifies('grandpa/1', async () => Buffer.from([FULL_NODE]), peer.#finalityNews);
    await notifies('transactions/1', async () => Buffer.alloc(0));
    return peer;
  }
}

/** Calls an RPC method of the node. */
async function call(method, ...params) {
  const response = await fetch(workerData.http, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const { result, error } = await response.json();
  if (error) throw new Error(`${method}: ${error.message}`);
  return result;
}

if (!isMainThread) parentPort.postMessage((await LightPeer.start({ call })).address);

/** Starts a peer that speaks for a running node; gives its address. */
export async function startLightPeer(node) {
  const thread = new Worker(new URL(import.meta.url), { workerData: { http: node.http } });
  const [address] = await once(thread, 'message');
  return { address, stop: () => thread.terminate() };
}
