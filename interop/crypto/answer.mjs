// Reads test cases as JSON lines ({"id", "op", ...hex fields}) and answers each with a JSON line
// ({"id", "result"} or {"id", "error"}). Byte strings are hex without prefix.
import { createInterface } from 'node:readline';
import * as schnorrkel from '@polkadot-labs/schnorrkel-wasm';
import * as wasm from '@polkadot/wasm-crypto';

const bytes = (hex) => Uint8Array.from(Buffer.from(hex, 'hex'));
const hex = (data) => Buffer.from(data).toString('hex');

const operations = {
  'sr25519.pair': (c) => hex(wasm.sr25519KeypairFromSeed(bytes(c.seed))),
  'sr25519.sign': (c) => hex(wasm.sr25519Sign(bytes(c.key), bytes(c.secret), bytes(c.message))),
  'sr25519.verify': (c) => wasm.sr25519Verify(bytes(c.signature), bytes(c.message), bytes(c.key)),
  'sr25519.hard': (c) => hex(wasm.sr25519DeriveKeypairHard(bytes(c.pair), bytes(c.chainCode))),
  'sr25519.soft': (c) => hex(wasm.sr25519DeriveKeypairSoft(bytes(c.pair), bytes(c.chainCode))),
  'sr25519.softPublic': (c) => hex(wasm.sr25519DerivePublicSoft(bytes(c.key), bytes(c.chainCode))),
  'vrf.sign': (c) => hex(wasm.vrfSign(bytes(c.secret), bytes(c.context), bytes(c.message), bytes(c.extra))),
  'vrf.verify': (c) =>
    wasm.vrfVerify(bytes(c.key), bytes(c.context), bytes(c.message), bytes(c.extra), bytes(c.signature)),
  'schnorrkel.pair': (c) => hex(schnorrkel.sr25519_keypair_from_seed(bytes(c.seed))),
  'schnorrkel.sign': (c) => hex(schnorrkel.sr25519_sign(bytes(c.key), bytes(c.secret), bytes(c.message))),
  'schnorrkel.verify': (c) => schnorrkel.sr25519_verify(bytes(c.key), bytes(c.message), bytes(c.signature)),
  'schnorrkel.hard': (c) => hex(schnorrkel.sr25519_derive_keypair_hard(bytes(c.pair), bytes(c.chainCode))),
  'schnorrkel.hardSeed': (c) => hex(schnorrkel.sr25519_derive_seed_hard(bytes(c.seed), bytes(c.chainCode))),
  'schnorrkel.softPublic': (c) => hex(schnorrkel.sr25519_derive_public_soft(bytes(c.key), bytes(c.chainCode))),
  'ed25519.pair': (c) => hex(wasm.ed25519KeypairFromSeed(bytes(c.seed))),
  'ed25519.sign': (c) => hex(wasm.ed25519Sign(bytes(c.key), bytes(c.secret), bytes(c.message))),
  'ed25519.verify': (c) => wasm.ed25519Verify(bytes(c.signature), bytes(c.message), bytes(c.key)),
  'ecdsa.pair': (c) => hex(wasm.secp256k1FromSeed(bytes(c.seed))),
  'ecdsa.sign': (c) => hex(wasm.secp256k1Sign(bytes(c.hash), bytes(c.seed))),
  'ecdsa.recover': (c) => {
    const signature = bytes(c.signature);
    return hex(wasm.secp256k1Recover(bytes(c.hash), signature.subarray(0, 64), signature[64]));
  },
  'bip39.generate': (c) => wasm.bip39Generate(c.words),
  'bip39.validate': (c) => wasm.bip39Validate(c.phrase),
  'bip39.entropy': (c) => hex(wasm.bip39ToEntropy(c.phrase)),
  'bip39.miniSecret': (c) => hex(wasm.bip39ToMiniSecret(c.phrase, c.password)),
  'hash.blake2b': (c) => hex(wasm.blake2b(bytes(c.data), bytes(c.key), c.length)),
  'hash.twox': (c) => hex(wasm.twox(bytes(c.data), c.rounds)),
  'hash.keccak256': (c) => hex(wasm.keccak256(bytes(c.data))),
  'hash.keccak512': (c) => hex(wasm.keccak512(bytes(c.data))),
  'hash.sha256': (c) => hex(wasm.sha256(bytes(c.data))),
};

await wasm.waitReady();
for await (const line of createInterface({ input: process.stdin })) {
  const testCase = JSON.parse(line);
  let answer;
  try {
    answer = { id: testCase.id, result: operations[testCase.op](testCase) };
  } catch (error) {
    answer = { id: testCase.id, error: String(error) };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
