// What the tests with polkadot-api share.
import { createClient, Enum } from 'polkadot-api';
import { getPolkadotSigner } from 'polkadot-api/signer';
import { getWsProvider } from 'polkadot-api/ws';
import { WebSocket } from 'ws';
import { cryptoWaitReady } from '@polkadot/util-crypto';

const SCHEMES = { sr25519: 'Sr25519', ed25519: 'Ed25519', ecdsa: 'Ecdsa' };

/** Connects polkadot-api to a node. */
export async function connectPapi(node) {
  await cryptoWaitReady();
  return createClient(getWsProvider(node.ws, { websocketClass: WebSocket }));
}

/** Has polkadot-api sign with a pair of polkadot.js, whose account it knows by 32 bytes in every scheme. */
export function signerOf(pair) {
  return getPolkadotSigner(pair.addressRaw, SCHEMES[pair.type], (data) => pair.sign(data));
}

/** An account as calls take it. */
export const id = (account) => Enum('Id', account.address);

/** The events with a name such as `Balances.Transfer`; each as its data. */
export function papiEvents(events, name) {
  return events.filter((event) => papiEventName(event) === name).map((event) => event.value.value);
}

/** An event's name. */
export const papiEventName = (event) => `${event.type}.${event.value.type}`;
