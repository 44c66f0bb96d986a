// Our metadata of each version, decoded by the libraries that read it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { decAnyMetadata, unifyMetadata } from '@polkadot-api/substrate-bindings';
import { Metadata, TypeRegistry } from '@polkadot/types';
import { hexToU8a } from '@polkadot/util';
import substrate from '@polkadot/types-support/metadata/v16/substrate-hex';
import { startDevNode } from '../lib/node.mjs';

const VERSIONS = [14, 15, 16];

/** How many of everything there is, by polkadot-api. */
function countedByPapi(hex) {
  const { pallets, lookup, apis } = unifyMetadata(decAnyMetadata(hex));
  const variants = (id) => (id === undefined ? 0 : lookup[id.type ?? id].def.value.length);
  const sum = (count) => pallets.reduce((total, pallet) => total + count(pallet), 0);
  return {
    types: lookup.length,
    pallets: pallets.length,
    storage: sum((p) => p.storage?.items.length ?? 0),
    constants: sum((p) => p.constants.length),
    calls: sum((p) => variants(p.calls)),
    events: sum((p) => variants(p.events)),
    errors: sum((p) => variants(p.errors)),
    apis: apis.length,
    methods: apis.reduce((total, api) => total + api.methods.length, 0),
  };
}

/** The same, by polkadot.js. */
function countedByPolkadotJs(hex, version) {
  const registry = new TypeRegistry();
  const metadata = new Metadata(registry, hex);
  assert.equal(metadata.version, version);
  registry.setMetadata(metadata);
  const latest = metadata[`asV${version}`];
  const { pallets, lookup } = latest;
  const variants = (part) => (part.isSome ? lookup.getSiType(part.unwrap().type).def.asVariant.variants.length : 0);
  const sum = (count) => pallets.reduce((total, pallet) => total + count(pallet), 0);
  return {
    types: lookup.types.length,
    pallets: pallets.length,
    storage: sum((p) => (p.storage.isSome ? p.storage.unwrap().items.length : 0)),
    constants: sum((p) => p.constants.length),
    calls: sum((p) => variants(p.calls)),
    events: sum((p) => variants(p.events)),
    errors: sum((p) => variants(p.errors)),
    apis: latest.apis?.length ?? 0,
    methods: latest.apis?.reduce((total, api) => total + api.methods.length, 0) ?? 0,
  };
}

/** What only version 16 says, of each pallet by its name: the types it leaves to the runtime, and what is deprecated. */
function saidFrom16(hex) {
  const { pallets, lookup } = decAnyMetadata(hex).metadata.value;
  // Paths of a runtime's own types begin with its crate, which is another one in each runtime.
  const shapeOf = ({ path, def }) => path.at(-1) ?? def.tag;
  const deprecated = (items) => (items ?? []).filter((item) => item.deprecationInfo.tag !== 'NotDeprecated');
  return new Map(
    pallets.map((pallet) => [
      pallet.name,
      {
        types: pallet.associatedTypes.map(({ name, type }) => [name, shapeOf(lookup[type])]),
        storage: deprecated(pallet.storage?.items).map(({ name, deprecationInfo }) => [name, deprecationInfo.value]),
        constants: deprecated(pallet.constants).map(({ name }) => name),
        enums: ['calls', 'events', 'errors'].flatMap((part) => pallet[part]?.deprecationInfo ?? []),
      },
    ]),
  );
}

describe('metadata', () => {
  let node;
  const hexOf = {};

  before(async () => {
    node = await startDevNode();
    for (const version of VERSIONS) {
      const argument = `0x${version.toString(16).padStart(2, '0')}000000`;
      const optional = await node.call('state_call', 'Metadata_metadata_at_version', argument);
      // Some(OpaqueMetadata): the mark, the compact length, the metadata.
      const bytes = hexToU8a(optional);
      assert.equal(bytes[0], 1);
      const lengthBytes = [1, 2, 4, 5 + (bytes[1] >> 2)][bytes[1] & 3];
      hexOf[version] = `0x${Buffer.from(bytes.subarray(1 + lengthBytes)).toString('hex')}`;
      assert.ok(hexOf[version].startsWith(`0x6d657461${version.toString(16).padStart(2, '0')}`));
    }
  });

  after(() => node?.end());

  test('lists the versions that it comes in', async () => {
    const versions = await node.call('state_call', 'Metadata_metadata_versions', '0x');
    assert.equal(versions, '0x0c0e0000000f00000010000000');
    assert.equal(await node.call('state_call', 'Metadata_metadata_at_version', '0x0d000000'), '0x00');
    assert.equal(await node.call('state_getMetadata'), hexOf[14]);
  });

  for (const version of VERSIONS) {
    test(`V${version} is the same to polkadot.js and polkadot-api`, () => {
      const papi = countedByPapi(hexOf[version]);
      const { apis, methods, ...rest } = papi;
      const { apis: theirs, methods: theirMethods, ...others } = countedByPolkadotJs(hexOf[version], version);
      assert.deepEqual(rest, others);
      assert.ok(papi.pallets >= 20 && papi.calls > 90, JSON.stringify(papi));
      if (version > 14) {
        assert.deepEqual([apis, methods], [theirs, theirMethods]);
        assert.ok(apis >= 13);
      }
    });
  }

  test('V16 says of each pallet what the reference says of it', () => {
    const theirs = saidFrom16(substrate);
    const ours = saidFrom16(hexOf[16]);
    assert.equal(ours.get('System').types.length, 7);
    assert.deepEqual(ours.get('Preimage').storage, [['StatusFor', { note: 'RequestStatusFor', since: undefined }]]);
    // The reference's node has other parameters and claims nothing, and knows no stakes behind validators.
    for (const [name, said] of ours) {
      if (name === 'Historical') {
        assert.deepEqual(said.types, [['FullIdentification', 'Exposure']]);
      } else if (theirs.has(name)) {
        assert.deepEqual(said, theirs.get(name), name);
      }
    }
    const { version, signedExtensionsByVersion } = decAnyMetadata(hexOf[16]).metadata.value.extrinsic;
    assert.deepEqual(version, decAnyMetadata(substrate).metadata.value.extrinsic.version);
    assert.equal(signedExtensionsByVersion.length, 1);
  });

  test('all versions hold the same items', () => {
    const count = (version) => {
      const { types, apis, methods, ...items } = countedByPapi(hexOf[version]);
      return items;
    };
    assert.deepEqual(count(15), count(14));
    assert.deepEqual(count(16), count(15));
    const apis = (version) => countedByPapi(hexOf[version]).methods;
    assert.equal(apis(16), apis(15));
  });
});
