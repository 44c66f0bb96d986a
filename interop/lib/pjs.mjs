// What the tests with polkadot.js API share.
import { ApiPromise, HttpProvider, Keyring, WsProvider } from '@polkadot/api';
import { cryptoWaitReady } from '@polkadot/util-crypto';

export { HttpProvider };

/** Connects polkadot.js API to a node. */
export async function connect(node) {
  await cryptoWaitReady();
  const provider = new WsProvider(node.ws, 200);
  return ApiPromise.create({ provider, noInitWarn: true, throwOnConnect: true }).catch(async (error) => {
    await provider.disconnect();
    throw error;
  });
}

/** The development accounts of a scheme, by Kusama's addresses. */
export function accounts(type = 'sr25519') {
  const keyring = new Keyring({ type, ss58Format: 2 });
  return (name) => keyring.addFromUri(`//${name}`);
}

/** Signs and sends a transaction and waits for its finality; gives the statuses, the block and the events. */
export function finalized(transaction, signer, options = {}) {
  return new Promise((resolve, reject) => {
    const statuses = [];
    const giveUp = setTimeout(() => reject(new Error(`not finalized: ${statuses.join(', ')}`)), 60_000);
    const fail = (error) => {
      clearTimeout(giveUp);
      reject(error);
    };
    transaction
      .signAndSend(signer, options, (result) => {
        statuses.push(result.status.type);
        if (result.status.isFinalized) {
          clearTimeout(giveUp);
          resolve({ statuses, block: result.status.asFinalized.toHex(), index: result.txIndex, events: result.events, dispatchError: result.dispatchError });
        } else if (result.isError) {
          fail(new Error(`the transaction ended as ${result.status.type}`));
        }
      })
      .catch(fail);
  });
}

/** The events with a name such as `balances.Transfer`; each as its data by name. */
export function eventsNamed(events, name) {
  const [section, method] = name.split('.');
  return events.filter(({ event }) => event.section === section && event.method === method).map(({ event }) => event.data);
}

/** The names of all events, in order. */
export function eventNames(events) {
  return events.map(({ event }) => `${event.section}.${event.method}`);
}

/** An account's free balance after a block. */
export async function freeAt(api, block, account) {
  const at = await api.at(block);
  return (await at.query.system.account(account.address ?? account)).data.free.toBigInt();
}

/** The hash of a block's parent. */
export async function parentOf(api, block) {
  return (await api.rpc.chain.getHeader(block)).parentHash.toHex();
}
