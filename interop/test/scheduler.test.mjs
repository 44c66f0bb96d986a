// Calls on schedule. Only governance may schedule, so the agenda of the test is part of a genesis of its own.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { accounts, connect, eventNames, eventsNamed, finalized, freeAt, parentOf } from '../lib/pjs.mjs';
import { connectPapi, id, papiEvents, signerOf } from '../lib/papi.mjs';
import { serinus } from '../lib/serinus.mjs';
import { startDevNode, startNode, until } from '../lib/node.mjs';

const KSM = 1_000_000_000_000n;
// Late enough for clients to be connected by then.
const INLINE_AT = 40;
const PREIMAGE_AT = 41;

/** A value in a storage map as a genesis has it: the key and what stands under it. */
function entry(item, keys, value) {
  const type = item.creator.meta.type.asMap.value;
  const { registry } = item.creator.meta;
  return [item.key(...keys), u8aToHex(registry.createType(registry.createLookupType(type), value).toU8a())];
}

/** A task of root. */
const task = (call) => ({ maybeId: null, priority: 63, call, maybePeriodic: null, origin: { system: 'Root' } });

/** A development chain whose agenda holds these calls from its first block on: one as it is, one by its preimage. */
async function specWithAgenda(api, inline, noted) {
  const { code, stdout, stderr } = await serinus('build-spec', '--dev', '--raw');
  assert.equal(code, 0, stderr);
  const spec = JSON.parse(stdout);
  const { scheduler, preimage } = api.query;
  const bytes = noted.method.toHex();
  const len = noted.method.encodedLength;
  const hash = blake2AsHex(bytes);
  Object.assign(spec.genesis.raw.top, Object.fromEntries([
    entry(scheduler.agenda, [INLINE_AT], [task({ Inline: inline.method.toHex() })]),
    entry(scheduler.agenda, [PREIMAGE_AT], [task({ Lookup: { hash, len } })]),
    entry(preimage.preimageFor, [[hash, len]], bytes),
    entry(preimage.requestStatusFor, [hash], { Requested: { maybeTicket: null, count: 1, maybeLen: len } }),
  ]));
  return { spec, hash };
}

/** Gathers, with polkadot-api, what the scheduler and the balances tell in finalized blocks up to this one. */
async function heardBy(client, last) {
  const api = client.getUnsafeApi();
  const heard = [];
  const numbers = await new Promise((resolve, reject) => {
    const reads = [];
    const subscription = client.finalizedBlock$.subscribe({
      next: ({ hash, number }) => {
        reads.push(api.query.System.Events.getValue({ at: hash }).then((events) => {
          const inner = events.map(({ event }) => event);
          heard.push(...papiEvents(inner, 'Scheduler.Dispatched').map(({ task, result }) => ({
            task, ok: result.success, moved: papiEvents(inner, 'Balances.Transfer')[0],
          })));
          return number;
        }));
        if (number >= last) {
          queueMicrotask(() => subscription.unsubscribe());
          resolve(Promise.all(reads));
        }
      },
      error: reject,
    });
  });
  return { heard: heard.sort((one, other) => one.task[0] - other.task[0]), first: numbers[0] };
}

test('scheduled calls are dispatched at their block, and no signed account may schedule', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'serinus-scheduler-'));
  const [alice, bob, dave] = ['Alice', 'Bob', 'Dave'];
  let node = await startDevNode();
  let api = await connect(node);
  let client = await connectPapi(node);
  try {
    const account = accounts();
    const send = (to, value) => api.tx.balances.forceTransfer(account(alice).address, account(to).address, value);

    const refused = await finalized(api.tx.scheduler.schedule(1_000_000, null, 63, send(bob, KSM)), account(alice));
    assert.equal(refused.dispatchError.isBadOrigin, true);
    assert.equal((await api.query.scheduler.agenda(1_000_000)).length, 0);

    const papi = client.getUnsafeApi();
    const call = papi.tx.Balances.transfer_keep_alive({ dest: id(account(bob)), value: KSM }).decodedCall;
    const refusedToo = await papi.tx.Scheduler
      .schedule({ when: 1_000_000, maybe_periodic: undefined, priority: 63, call })
      .signAndSubmit(signerOf(account(alice)));
    assert.equal(refusedToo.dispatchError.type, 'BadOrigin');

    const { spec, hash } = await specWithAgenda(api, send(bob, 3n * KSM), send(dave, 5n * KSM));
    await api.disconnect();
    client.destroy();
    await node.end();
    const file = path.join(folder, 'spec.json');
    fs.writeFileSync(file, JSON.stringify(spec));
    node = await startNode('--chain', file, '--alice', '--tmp', '--no-prometheus', '--block-time', '400');
    client = await connectPapi(node);
    const listening = heardBy(client, PREIMAGE_AT);
    api = await connect(node);
    await until(async () => (await node.height('finalized')) >= PREIMAGE_AT, 'the scheduled blocks');
    const { heard, first } = await listening;
    assert.ok(first < INLINE_AT, 'polkadot-api was connected in time');
    assert.deepEqual(heard, [[INLINE_AT, bob, 3n * KSM], [PREIMAGE_AT, dave, 5n * KSM]].map(([when, to, amount]) => ({
      task: [when, 0], ok: true, moved: { from: account(alice).address, to: account(to).address, amount },
    })));

    for (const [when, to, value] of [[INLINE_AT, bob, 3n * KSM], [PREIMAGE_AT, dave, 5n * KSM]]) {
      const block = (await api.rpc.chain.getBlockHash(when)).toHex();
      const parent = await parentOf(api, block);
      const events = await (await api.at(block)).query.system.events();
      const [dispatched] = eventsNamed(events, 'scheduler.Dispatched');
      assert.deepEqual(dispatched.task.toJSON(), [when, 0]);
      assert.equal(dispatched.result.isOk, true);
      const [moved] = eventsNamed(events, 'balances.Transfer');
      assert.equal(moved.amount.toBigInt(), value);
      assert.ok(eventNames(events).indexOf('balances.Transfer') < eventNames(events).indexOf('scheduler.Dispatched'));
      assert.equal((await freeAt(api, block, account(to))) - (await freeAt(api, parent, account(to))), value);
      assert.equal((await (await api.at(parent)).query.scheduler.agenda(when)).length, 1);
      assert.equal((await (await api.at(block)).query.scheduler.agenda(when)).length, 0);
    }
    // Nobody else asked for the preimage, so it went with the call.
    assert.equal((await api.query.preimage.requestStatusFor(hash)).isNone, true);
  } finally {
    client.destroy();
    await api.disconnect();
    await node.end();
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
