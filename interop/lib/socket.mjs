// JSON-RPC over a WebSocket, with nothing between the test and the wire.
import { once } from 'node:events';
import { WebSocket } from 'ws';

const PATIENCE_MS = 30_000;

/** A connection that remembers which methods were called. */
export class RpcSocket {
  #socket;
  #next = 1;
  #answers = new Map();
  #heard = new Map();
  #waiting = new Map();
  called = new Set();

  static async open(node, options = {}) {
    const made = new RpcSocket();
    made.#socket = new WebSocket(node.ws, options);
    made.#socket.on('message', (data) => made.#receive(JSON.parse(data)));
    await once(made.#socket, 'open');
    return made;
  }

  #receive(message) {
    if (message.params?.subscription !== undefined) {
      const id = message.params.subscription;
      const waiter = this.#waiting.get(id)?.shift();
      if (waiter) waiter(message);
      else this.#heard.set(id, [...(this.#heard.get(id) ?? []), message]);
    } else {
      this.#answers.get(message.id)?.(message);
      this.#answers.delete(message.id);
    }
  }

  /** Sends a text and gives what is answered to the request with this id (null where it has none). */
  raw(text, id = null) {
    const answer = timely(new Promise((resolve) => this.#answers.set(id, resolve)), text.slice(0, 100));
    this.#socket.send(text);
    return answer;
  }

  /** Calls a method; gives the whole answer. */
  rpc(method, ...params) {
    this.called.add(method);
    const id = this.#next++;
    return this.raw(JSON.stringify({ jsonrpc: '2.0', id, method, params }), id);
  }

  /** Calls a method; gives the result. */
  async call(method, ...params) {
    const { result, error } = await this.rpc(method, ...params);
    if (error) throw Object.assign(new Error(`${method}: ${error.message}`), error);
    return result;
  }

  /** Calls a method; gives the error. */
  async error(method, ...params) {
    const { result, error } = await this.rpc(method, ...params);
    if (!error) throw new Error(`${method} gave ${JSON.stringify(result)?.slice(0, 200)}`);
    return error;
  }

  /** The next notification of a subscription, whole. */
  notification(id) {
    const heard = this.#heard.get(id);
    if (heard?.length) return Promise.resolve(heard.shift());
    return timely(
      new Promise((resolve) => this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), resolve])), `a notification of ${id}`);
  }

  /** The content of the next notification. */
  async next(id) {
    return (await this.notification(id)).params.result;
  }

  /** Waits for the notification that a condition holds for, letting others go by. */
  async nextWhere(id, condition) {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const result = await this.next(id);
      if (condition(result)) return result;
      if (Date.now() > deadline) throw new Error(`waited in vain for ${condition}`);
    }
  }

  async close() {
    this.#socket.close();
    if (this.#socket.readyState !== WebSocket.CLOSED) await once(this.#socket, 'close');
  }
}

function timely(promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited in vain for ${what}`)), PATIENCE_MS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
