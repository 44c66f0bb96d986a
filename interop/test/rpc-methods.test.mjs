// Every method that rpc_methods lists, called at least once on a running node, with its answer checked.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { blake2AsHex, decodeAddress, xxhashAsHex } from '@polkadot/util-crypto';
import { accounts, connect } from '../lib/pjs.mjs';
import { RpcSocket } from '../lib/socket.mjs';
import { startDevNode, until } from '../lib/node.mjs';

const HASH = /^0x[0-9a-f]{64}$/;
const NO_HASH = `0x${'00'.repeat(32)}`;
const ACCOUNTS = `${xxhashAsHex('System', 128)}${xxhashAsHex('Account', 128).slice(2)}`;
const NUMBER = `${xxhashAsHex('System', 128)}${xxhashAsHex('Number', 128).slice(2)}`;
const CHILD = '0x3a6368696c645f73746f726167653a64656661756c743a00';

describe('each RPC method', () => {
  let node;
  let api;
  let rpc;
  let genesis;
  const account = accounts();
  const alice = () => account('Alice');

  before(async () => {
    node = await startDevNode();
    api = await connect(node);
    rpc = await RpcSocket.open(node);
    genesis = api.genesisHash.toHex();
    await until(async () => (await node.height('finalized')) >= 3, 'a few blocks');
  });

  after(async () => {
    await rpc?.close();
    await api?.disconnect();
    await node?.end();
  });

  const signed = async (value, nonce) =>
    (await api.tx.balances.transferKeepAlive(account('Bob').address, value).signAsync(alice(), { nonce })).toHex();
  const nextNonce = () => rpc.call('system_accountNextIndex', alice().address);
  const settled = async () => {
    await until(async () => (await rpc.call('author_pendingExtrinsics')).length === 0, 'an empty pool');
  };

  test('system_', async () => {
    assert.equal(await rpc.call('system_name'), 'Serinus');
    assert.match(await rpc.call('system_version'), /^\d+\.\d+\.\d+/);
    assert.equal(await rpc.call('system_chain'), 'Development');
    assert.equal(await rpc.call('system_chainType'), 'Development');
    assert.deepEqual(await rpc.call('system_properties'), { ss58Format: 2, tokenDecimals: 12, tokenSymbol: 'KSM' });
    assert.deepEqual(await rpc.call('system_health'), { peers: 0, isSyncing: false, shouldHavePeers: false });
    const sync = await rpc.call('system_syncState');
    assert.ok(sync.startingBlock <= sync.currentBlock && sync.currentBlock <= sync.highestBlock);
    assert.deepEqual(await rpc.call('system_nodeRoles'), ['Authority']);
    assert.match(await rpc.call('system_localPeerId'), /^12D3KooW[1-9A-HJ-NP-Za-km-z]{44}$/);
    for (const address of await rpc.call('system_localListenAddresses')) assert.match(address, /\/p2p\/12D3KooW/);
    assert.deepEqual(await rpc.call('system_peers'), []);
    assert.deepEqual(await rpc.call('system_reservedPeers'), []);
    assert.equal((await rpc.call('system_unstable_networkState')).peerId, await rpc.call('system_localPeerId'));
    assert.equal(typeof (await rpc.error('system_addReservedPeer', 'no address')).message, 'string');
    assert.equal(typeof (await rpc.error('system_removeReservedPeer', 'nobody')).message, 'string');
    assert.equal(await rpc.call('system_addLogFilter', 'babe=debug'), null);
    assert.equal(await rpc.call('system_resetLogFilter'), null);
    for (const method of ['system_accountNextIndex', 'account_nextIndex']) {
      assert.equal(await rpc.call(method, alice().address), 0);
    }
    for (const method of ['system_dryRun', 'system_dryRunAt']) {
      // Ok(Ok(())): valid, and the call would succeed.
      assert.equal(await rpc.call(method, await signed(1n, 0)), '0x0000');
      // Err(Invalid(Future)).
      assert.equal(await rpc.call(method, await signed(1n, 7)), '0x010002');
    }
  });

  test('chain_', async () => {
    for (const method of ['chain_getBlockHash', 'chain_getHead']) {
      assert.equal(await rpc.call(method, 0), genesis);
      assert.deepEqual(await rpc.call(method, [0, 1_000_000]), [genesis, null]);
    }
    const finalized = await rpc.call('chain_getFinalizedHead');
    assert.match(finalized, HASH);
    assert.match(await rpc.call('chain_getFinalisedHead'), HASH);
    const header = await rpc.call('chain_getHeader', finalized);
    const { block, justifications } = await rpc.call('chain_getBlock', finalized);
    assert.deepEqual(block.header, header);
    assert.ok(block.extrinsics.length >= 1);
    assert.ok(justifications === null || justifications[0][0].every(Number.isInteger));
    assert.equal(await rpc.call('chain_getHeader', NO_HASH), null);
    assert.equal(await rpc.call('chain_getBlock', NO_HASH), null);
    assert.deepEqual(await rpc.call('chain_getRuntimeVersion'), await rpc.call('state_getRuntimeVersion'));
  });

  const heads = [
    ['chain_subscribeNewHeads', 'chain_unsubscribeNewHeads', 'chain_newHead'],
    ['chain_subscribeNewHead', 'chain_unsubscribeNewHead', 'chain_newHead'],
    ['subscribe_newHead', 'unsubscribe_newHead', 'chain_newHead'],
    ['chain_subscribeAllHeads', 'chain_unsubscribeAllHeads', 'chain_allHead'],
    ['chain_subscribeFinalizedHeads', 'chain_unsubscribeFinalizedHeads', 'chain_finalizedHead'],
    ['chain_subscribeFinalisedHeads', 'chain_unsubscribeFinalisedHeads', 'chain_finalizedHead'],
  ];
  for (const [subscribe, unsubscribe, notification] of heads) {
    test(subscribe, async () => {
      const id = await rpc.call(subscribe);
      const first = await rpc.notification(id);
      assert.equal(first.method, notification);
      const second = await rpc.next(id);
      assert.equal(Number(second.number), Number(first.params.result.number) + 1);
      assert.equal(await rpc.call(unsubscribe, id), true);
      assert.equal(await rpc.call(unsubscribe, id), false);
    });
  }

  test('state_ and its aliases', async () => {
    const at = await rpc.call('chain_getFinalizedHead');
    const number = Number((await rpc.call('chain_getHeader', at)).number);
    const little = `0x${Buffer.from(Uint32Array.of(number).buffer).toString('hex')}`;
    for (const suffix of ['', 'At']) {
      assert.equal(await rpc.call(`state_getStorage${suffix}`, NUMBER, at), little);
      assert.equal(await rpc.call(`state_getStorageHash${suffix}`, NUMBER, at), blake2AsHex(little));
      assert.equal(await rpc.call(`state_getStorageSize${suffix}`, NUMBER, at), 4);
      const keys = await rpc.call(`state_getKeysPaged${suffix}`, ACCOUNTS, 2, null, at);
      assert.equal(keys.length, 2);
      const [third] = await rpc.call(`state_getKeysPaged${suffix}`, ACCOUNTS, 1, keys[1], at);
      assert.ok(third > keys[1]);
      assert.deepEqual(await rpc.call(`state_queryStorage${suffix}`, [NUMBER], at, ...(suffix ? [] : [at])),
        [{ block: at, changes: [[NUMBER, little]] }]);
      assert.match(await rpc.call(`state_call${suffix}`, 'Core_version', '0x', at), /^0x186b7573616d61/);
    }
    const keys = await rpc.call('state_getKeys', ACCOUNTS, at);
    const pairs = await rpc.call('state_getPairs', ACCOUNTS, at);
    assert.deepEqual(pairs.map(([key]) => key), keys);
    assert.equal((await rpc.error('state_getKeysPaged', ACCOUNTS, 1001)).code, 4002);
    assert.match(await rpc.call('state_getMetadata', at), /^0x6d6574610e/);
    assert.equal((await rpc.call('state_getRuntimeVersion', at)).specName, 'kusama');
    const { at: proved, proof } = await rpc.call('state_getReadProof', [NUMBER], at);
    assert.equal(proved, at);
    assert.ok(proof.length > 0);
    assert.ok((await rpc.call('state_getChildReadProof', CHILD, ['0x00'], at)).proof.length > 0);
    const all = await rpc.call('state_getKeys', '0x', at);
    assert.deepEqual(await rpc.call('state_trieMigrationStatus', at), {
      topRemainingToMigrate: 0, childRemainingToMigrate: 0, totalTop: all.length, totalChild: 0,
    });
    assert.equal((await rpc.error('state_getStorage', NUMBER, NO_HASH)).code, 4003);
    assert.deepEqual(await rpc.error('state_call', 'No_such', '0x'), {
      code: 4003, message: 'Client error: Execution failed: Other: Exported method No_such is not found',
    });
    assert.deepEqual(await rpc.call('state_queryStorageAt', [NUMBER, NUMBER], at), [{ block: at, changes: [[NUMBER, little]] }]);
  });

  test('state_traceBlock', async () => {
    const at = await rpc.call('chain_getFinalizedHead');
    const parent = (await rpc.call('chain_getHeader', at)).parentHash;
    const value = (await rpc.call('state_getStorage', NUMBER, at)).slice(2);
    const { blockTrace } = await rpc.call('state_traceBlock', at, 'state,block_trace', NUMBER.slice(2), 'Put');
    const { events, ...rest } = blockTrace;
    assert.deepEqual(rest, {
      blockHash: at.slice(2),
      parentHash: parent.slice(2),
      tracingTargets: 'state,block_trace',
      storageKeys: NUMBER.slice(2),
      methods: 'Put',
      spans: [{ id: 1, parentId: null, name: 'trace_block', target: 'block_trace', wasm: false }],
    });
    const { ext_id, ...stringValues } = events[0].data.stringValues;
    assert.match(ext_id, /^[0-9a-f]{4}$/);
    assert.deepEqual(stringValues, { method: 'Put', key: NUMBER.slice(2), value: `Some(${value})`, value_encoded: `01${value}` });
    assert.deepEqual([events.length, events[0].target, events[0].parentId], [1, 'state', null]);

    // Without a list of keys or methods there are no events, and an empty list lets all through.
    const counts = async (...filters) => (await rpc.call('state_traceBlock', at, ...filters)).blockTrace.events.length;
    assert.equal(await counts(), 0);
    assert.equal(await counts(null, ''), 0);
    assert.equal(await counts(null, null, ''), 0);
    assert.equal(await counts('pallet,frame', '', ''), 0);
    assert.equal(await counts('state=debug', '', ''), 0);
    const all = await counts(null, '', '');
    assert.ok(all > 20);
    assert.equal(await counts('', '', ''), all);
    assert.equal(await counts('', '', 'Get') + await counts('', '', 'Put,Exists,Append,Child'), all);

    const details = (block) => rpc.error('state_traceBlock', block, null, '', '');
    assert.deepEqual(await details(NO_HASH), {
      code: 4001,
      message: `Cannot resolve a block range ['"${NO_HASH}"' ... '"None"]. Missing block component: Header not found`,
    });
    const genesis = await rpc.call('chain_getBlockHash', 0);
    assert.deepEqual(await details(genesis), {
      code: 4001,
      message: `Cannot resolve a block range ['"${genesis}"' ... '"None"]. Dispatch error: Failed to collect traces and execute `
        + `block: Api called for an unknown Block: Header was not found in the database: 0x${'0'.repeat(64)}`,
    });
  });

  test('state_ subscriptions', async () => {
    const storage = await rpc.call('state_subscribeStorage', [NUMBER]);
    const first = await rpc.notification(storage);
    assert.equal(first.method, 'state_storage');
    assert.equal(first.params.result.changes[0][0], NUMBER);
    assert.notEqual((await rpc.next(storage)).changes[0][1], first.params.result.changes[0][1]);
    assert.equal(await rpc.call('state_unsubscribeStorage', storage), true);
    for (const [group, gone] of [['state', 'chain'], ['chain', 'state']]) {
      const version = await rpc.call(`${group}_subscribeRuntimeVersion`);
      assert.equal((await rpc.next(version)).specName, 'kusama');
      assert.equal(await rpc.call(`${gone}_unsubscribeRuntimeVersion`, version), true);
    }
  });

  test('childstate_ where there is no child', async () => {
    assert.deepEqual(await rpc.call('childstate_getKeys', CHILD, '0x'), []);
    for (const suffix of ['', 'At']) {
      assert.deepEqual(await rpc.call(`childstate_getKeysPaged${suffix}`, CHILD, '0x', 5), []);
    }
    for (const method of ['getStorage', 'getStorageHash', 'getStorageSize']) {
      assert.equal(await rpc.call(`childstate_${method}`, CHILD, '0x00'), null);
    }
    assert.deepEqual(await rpc.call('childstate_getStorageEntries', CHILD, ['0x00', '0x01']), [null, null]);
    assert.equal((await rpc.error('childstate_getStorage', '0x00', '0x00')).code, 4003);
  });

  test('author_', async () => {
    const keys = await rpc.call('author_rotateKeys');
    assert.equal(await rpc.call('author_hasSessionKeys', keys), true);
    const key = account('Somebody').publicKey;
    const hex = `0x${Buffer.from(key).toString('hex')}`;
    assert.equal(await rpc.call('author_hasKey', hex, 'imon'), false);
    assert.equal(await rpc.call('author_insertKey', 'imon', '//Somebody', hex), null);
    assert.equal(await rpc.call('author_hasKey', hex, 'imon'), true);

    const nonce = await nextNonce();
    const early = await signed(5n, nonce + 20);
    const hash = await rpc.call('author_submitExtrinsic', early);
    assert.equal(hash, blake2AsHex(early));
    assert.deepEqual(await rpc.call('author_removeExtrinsic', [{ hash }]), [hash]);
    const due = await signed(6n, nonce);
    const watch = await rpc.call('author_submitAndWatchExtrinsic', due);
    assert.equal(await rpc.next(watch), 'ready');
    const { finalized } = await rpc.nextWhere(watch, (status) => status.finalized);
    assert.ok((await rpc.call('chain_getBlock', finalized)).block.extrinsics.includes(due));
    const other = await rpc.call('author_submitAndWatchExtrinsic', await signed(7n, nonce + 21));
    assert.equal(await rpc.next(other), 'future');
    assert.equal(await rpc.call('author_unwatchExtrinsic', other), true);
    await settled();
  });

  test('payment_', async () => {
    const hex = await signed(5n, await nextNonce());
    const info = await rpc.call('payment_queryInfo', hex);
    assert.equal(info.class, 'normal');
    const { inclusionFee, tip } = await rpc.call('payment_queryFeeDetails', hex);
    assert.equal(tip, undefined);
    const sum = [inclusionFee.baseFee, inclusionFee.lenFee, inclusionFee.adjustedWeightFee].reduce((a, b) => a + BigInt(b), 0n);
    const at = await rpc.call('chain_getFinalizedHead');
    assert.ok(sum > 0n && BigInt(info.partialFee) > 0n);
    const details = (await rpc.call('payment_queryFeeDetails', hex, at)).inclusionFee;
    assert.equal(
      Object.values(details).reduce((a, b) => a + BigInt(b), 0n), BigInt((await rpc.call('payment_queryInfo', hex, at)).partialFee));
  });

  test('babe_ and grandpa_', async () => {
    const slots = await rpc.call('babe_epochAuthorship');
    const [authority] = Object.keys(slots);
    assert.deepEqual(decodeAddress(authority, false, 2), alice().publicKey, 'an address with the prefix of the chain');
    assert.deepEqual(Object.keys(slots[authority]), ['primary', 'secondary', 'secondary_vrf']);
    const round = await rpc.call('grandpa_roundState');
    assert.equal(round.setId, 0);
    assert.equal(round.best.totalWeight, 1);
    for (const voter of round.best.prevotes.missing) decodeAddress(voter, false, 2);
    assert.match(await rpc.call('grandpa_proveFinality', 1), /^0x/);
    assert.equal((await rpc.error('grandpa_proveFinality', 1_000_000)).code, 4);
    const id = await rpc.call('grandpa_subscribeJustifications');
    assert.match(await rpc.next(id), /^0x/);
    assert.equal(await rpc.call('grandpa_unsubscribeJustifications', id), true);
  });

  test('offchain_ and dev_', async () => {
    assert.equal(await rpc.call('offchain_localStorageSet', 'PERSISTENT', '0x1234', '0x5678'), null);
    assert.equal(await rpc.call('offchain_localStorageGet', 'PERSISTENT', '0x1234'), '0x5678');
    assert.equal(await rpc.call('offchain_localStorageClear', 'PERSISTENT', '0x1234'), null);
    assert.equal(await rpc.call('offchain_localStorageGet', 'PERSISTENT', '0x1234'), null);
    assert.equal((await rpc.error('offchain_localStorageGet', 'LOCAL', '0x1234')).code, 5001);
    const at = await rpc.call('chain_getFinalizedHead');
    const stats = await rpc.call('dev_getBlockStats', at);
    assert.equal(stats.numExtrinsics, (await rpc.call('chain_getBlock', at)).block.extrinsics.length);
    assert.ok(stats.witnessLen > stats.witnessCompactLen && stats.witnessCompactLen > 0 && stats.blockLen > 0);
    assert.equal(await rpc.call('dev_getBlockStats', NO_HASH), null);
  });

  test('chainSpec_v1_', async () => {
    assert.equal(await rpc.call('chainSpec_v1_chainName'), 'Development');
    assert.equal(await rpc.call('chainSpec_v1_genesisHash'), genesis);
    assert.deepEqual(await rpc.call('chainSpec_v1_properties'), await rpc.call('system_properties'));
  });

  test('chainHead_v1_', async () => {
    const follow = await rpc.call('chainHead_v1_follow', true);
    const started = await rpc.notification(follow);
    assert.equal(started.method, 'chainHead_v1_followEvent');
    const { event, finalizedBlockHashes, finalizedBlockRuntime } = started.params.result;
    assert.equal(event, 'initialized');
    assert.equal(finalizedBlockRuntime.spec.specName, 'kusama');
    const block = finalizedBlockHashes.at(-1);
    const done = (id) => (e) => e.operationId === id;
    const operation = async (method, ...params) => {
      const begun = await rpc.call(method, follow, block, ...params);
      assert.equal(begun.result, 'started');
      return begun;
    };

    assert.equal(blake2AsHex(await rpc.call('chainHead_v1_header', follow, block)), block);
    const body = await operation('chainHead_v1_body');
    const { value } = await rpc.nextWhere(follow, done(body.operationId));
    assert.deepEqual(value, (await rpc.call('chain_getBlock', block)).block.extrinsics);
    const call = await operation('chainHead_v1_call', 'Core_version', '0x');
    const { event: called, output } = await rpc.nextWhere(follow, done(call.operationId));
    assert.equal(called, 'operationCallDone');
    assert.equal(output, await rpc.call('state_call', 'Core_version', '0x', block));

    const wanted = {
      value: await rpc.call('state_getStorage', NUMBER, block),
      hash: await rpc.call('state_getStorageHash', NUMBER, block),
    };
    const collect = async (items) => {
      const { operationId, discardedItems } = await operation('chainHead_v1_storage', items, null);
      assert.equal(discardedItems, 0);
      const found = [];
      for (;;) {
        const heard = await rpc.nextWhere(follow, done(operationId));
        if (heard.event === 'operationStorageDone') return found;
        if (heard.event === 'operationWaitingForContinue') {
          assert.equal(await rpc.call('chainHead_v1_continue', follow, operationId), null);
        } else {
          assert.equal(heard.event, 'operationStorageItems');
          found.push(...heard.items);
        }
      }
    };
    for (const type of ['value', 'hash']) {
      assert.deepEqual(await collect([{ key: NUMBER, type }]), [{ key: NUMBER, [type]: wanted[type] }]);
    }
    const [merkle] = await collect([{ key: ACCOUNTS, type: 'closestDescendantMerkleValue' }]);
    assert.match(merkle.closestDescendantMerkleValue, HASH);
    assert.deepEqual(
      (await collect([{ key: ACCOUNTS, type: 'descendantsValues' }])).map(({ key, value: each }) => [key, each]),
      await rpc.call('state_getPairs', ACCOUNTS, block));
    assert.deepEqual(
      (await collect([{ key: ACCOUNTS, type: 'descendantsHashes' }])).map(({ key }) => key),
      await rpc.call('state_getKeys', ACCOUNTS, block));

    // This is more than the server sends before the client says that it can take more.
    const all = await operation('chainHead_v1_storage', Array(16).fill({ key: '0x', type: 'descendantsValues' }), null);
    await rpc.nextWhere(follow, (e) => e.operationId === all.operationId && e.event === 'operationWaitingForContinue');
    assert.equal(await rpc.call('chainHead_v1_continue', follow, all.operationId), null);
    assert.equal(await rpc.call('chainHead_v1_stopOperation', follow, all.operationId), null);
    // What is over is no error.
    assert.equal(await rpc.call('chainHead_v1_continue', follow, 'over'), null);
    assert.equal(await rpc.call('chainHead_v1_stopOperation', follow, 'over'), null);

    assert.equal((await rpc.error('chainHead_v1_header', follow, NO_HASH)).code, -32801);
    assert.equal((await rpc.error('chainHead_v1_body', follow, NO_HASH)).code, -32801);
    assert.equal((await rpc.error('chainHead_v1_storage', follow, NO_HASH, [], null)).code, -32801);
    assert.equal((await rpc.error('chainHead_v1_call', follow, NO_HASH, 'Core_version', '0x')).code, -32801);
    assert.equal((await rpc.error('chainHead_v1_storage', follow, block, [{ key: '0x', type: 'all' }], null)).code, -32602);
    assert.equal((await rpc.error('chainHead_v1_unpin', follow, [block, block])).code, -32804);
    assert.equal((await rpc.error('chainHead_v1_unpin', follow, NO_HASH)).code, -32801);
    assert.equal(await rpc.call('chainHead_v1_unpin', follow, [block]), null);
    assert.equal((await rpc.error('chainHead_v1_header', follow, block)).code, -32801);

    const fresh = await rpc.nextWhere(follow, (e) => e.event === 'newBlock');
    await rpc.nextWhere(follow, (e) => e.event === 'bestBlockChanged' && e.bestBlockHash === fresh.blockHash);
    await rpc.nextWhere(follow, (e) => e.event === 'finalized' && e.finalizedBlockHashes.includes(fresh.blockHash));
    assert.equal(await rpc.call('chainHead_v1_unfollow', follow), null);
    assert.equal(await rpc.call('chainHead_v1_header', follow, fresh.blockHash), null);
    assert.deepEqual(await rpc.call('chainHead_v1_body', follow, fresh.blockHash), { result: 'limitReached' });

    const plain = await rpc.call('chainHead_v1_follow', false);
    const init = await rpc.next(plain);
    assert.equal(init.finalizedBlockRuntime, undefined);
    const refused = await rpc.error('chainHead_v1_call', plain, init.finalizedBlockHashes.at(-1), 'Core_version', '0x');
    assert.equal(refused.code, -32802);
    const more = [];
    for (;;) {
      const { result, error } = await rpc.rpc('chainHead_v1_follow', false);
      if (error) {
        assert.equal(error.code, -32800);
        break;
      }
      more.push(result);
    }
    assert.ok(more.length >= 1, 'two at least');
    for (const id of [plain, ...more]) await rpc.call('chainHead_v1_unfollow', id);
  });

  test('archive_v1_', async () => {
    assert.equal(await rpc.call('archive_v1_genesisHash'), genesis);
    const height = await rpc.call('archive_v1_finalizedHeight');
    const [block] = await rpc.call('archive_v1_hashByHeight', height);
    assert.deepEqual(await rpc.call('archive_v1_hashByHeight', height + 1_000_000), []);
    assert.equal(blake2AsHex(await rpc.call('archive_v1_header', block)), block);
    assert.equal(await rpc.call('archive_v1_header', NO_HASH), null);
    assert.deepEqual(await rpc.call('archive_v1_body', block), (await rpc.call('chain_getBlock', block)).block.extrinsics);
    assert.equal(await rpc.call('archive_v1_body', NO_HASH), null);
    const called = await rpc.call('archive_v1_call', block, 'Core_version', '0x');
    assert.deepEqual(called, { success: true, value: await rpc.call('state_call', 'Core_version', '0x', block) });
    const failed = await rpc.call('archive_v1_call', block, 'No_such', '0x');
    assert.equal(failed.success, false);
    assert.equal(await rpc.call('archive_v1_call', NO_HASH, 'Core_version', '0x'), null);

    const stream = async (name, ...params) => {
      const id = await rpc.call(`archive_v1_${name}`, ...params);
      const found = [];
      for (;;) {
        const { method, params: { result } } = await rpc.notification(id);
        assert.equal(method, `archive_v1_${name}Event`);
        if (result.event === `${name}Done`) return found;
        assert.equal(result.event, name);
        found.push(result);
      }
    };
    const value = await rpc.call('state_getStorage', NUMBER, block);
    const hash = await rpc.call('state_getStorageHash', NUMBER, block);
    assert.deepEqual(
      await stream('storage', block, [{ key: NUMBER, type: 'value' }, { key: NUMBER, type: 'hash' }], null),
      [{ event: 'storage', key: NUMBER, value }, { event: 'storage', key: NUMBER, hash }]);
    const pairs = await rpc.call('state_getPairs', ACCOUNTS, block);
    assert.deepEqual(
      (await stream('storage', block, [{ key: ACCOUNTS, type: 'descendantsValues' }], null)).map((e) => [e.key, e.value]), pairs);
    assert.deepEqual(
      (await stream('storage', block, [{ key: ACCOUNTS, type: 'descendantsHashes', paginationStartKey: pairs[0][0] }], null))
        .map((e) => e.key),
      pairs.slice(1).map(([key]) => key));
    const [merkle] = await stream('storage', block, [{ key: ACCOUNTS, type: 'closestDescendantMerkleValue' }], null);
    assert.match(merkle.closestDescendantMerkleValue, HASH);

    const parent = (await rpc.call('chain_getHeader', block)).parentHash;
    const before = await rpc.call('state_getStorage', NUMBER, parent);
    assert.notEqual(before, value);
    assert.deepEqual(
      await stream('storageDiff', block, [{ key: NUMBER, returnType: 'value' }]),
      [{ event: 'storageDiff', key: NUMBER, value, type: 'modified' }]);
    assert.deepEqual(
      await stream('storageDiff', block, [{ key: NUMBER, returnType: 'hash' }], parent),
      [{ event: 'storageDiff', key: NUMBER, hash, type: 'modified' }]);
    // All that changed turns the one state into the other.
    const older = new Map(await rpc.call('state_getPairs', '0x', parent));
    for (const { key, type, value: now } of await stream('storageDiff', block, [{ returnType: 'value' }])) {
      assert.equal(older.has(key), type !== 'added', `${key} ${type}`);
      if (type === 'deleted') older.delete(key);
      else older.set(key, now);
    }
    assert.deepEqual([...older].sort(), (await rpc.call('state_getPairs', '0x', block)).sort());

    const unknown = await rpc.call('archive_v1_storage', NO_HASH, [{ key: NUMBER, type: 'value' }], null);
    assert.equal((await rpc.next(unknown)).event, 'storageError');
    for (const stop of ['archive_v1_stopStorage', 'archive_v1_stopStorageDiff', 'archive_v1_storageDiff_stopStorageDiff']) {
      const start = stop === 'archive_v1_stopStorage' ? 'archive_v1_storage' : 'archive_v1_storageDiff';
      const items = start === 'archive_v1_storage' ? [{ key: '0x', type: 'descendantsValues' }] : [{ returnType: 'value' }];
      assert.equal(await rpc.call(stop, await rpc.call(start, block, items)), null);
    }
    assert.equal((await rpc.error('archive_v1_header', 'x')).code, -32602);
  });

  test('transaction_v1_ and transactionWatch_v1_', async () => {
    const nonce = await nextNonce();
    const hex = await signed(11n, nonce);
    const id = await rpc.call('transaction_v1_broadcast', hex);
    assert.equal(typeof id, 'string');
    await until(async () => (await nextNonce()) === nonce + 1, 'the broadcast transaction');
    // That one may be finalized by now, which ends its broadcast; this one can't be.
    const early = await signed(12n, nonce + 20);
    const waiting = await rpc.call('transaction_v1_broadcast', early);
    assert.equal(await rpc.call('transaction_v1_stop', waiting), null);
    assert.equal((await rpc.error('transaction_v1_stop', waiting)).code, -32602);
    await rpc.call('author_removeExtrinsic', [{ extrinsic: early }]);
    await settled();

    const watch = await rpc.call('transactionWatch_v1_submitAndWatch', await signed(12n, await nextNonce()));
    const first = await rpc.notification(watch);
    assert.equal(first.method, 'transactionWatch_v1_watchEvent');
    assert.equal(first.params.result.event, 'validated');
    const { block } = await rpc.nextWhere(watch, (e) => e.event === 'finalized');
    assert.match(block.hash, HASH);
    assert.ok(Number.isInteger(block.index) && block.index > 0);
    const invalid = await rpc.call('transactionWatch_v1_submitAndWatch', await signed(13n, 0));
    assert.equal((await rpc.next(invalid)).event, 'invalid');
    const later = await rpc.call('transactionWatch_v1_submitAndWatch', await signed(14n, (await nextNonce()) + 30));
    assert.equal(await rpc.call('transactionWatch_v1_unwatch', later), null);
    assert.equal((await rpc.error('transactionWatch_v1_submitAndWatch', 'nothing')).code, -32602);
  });

  test('and none was forgotten', async () => {
    const { methods } = await rpc.call('rpc_methods');
    assert.deepEqual(methods.filter((name) => !rpc.called.has(name)), []);
  });
});
