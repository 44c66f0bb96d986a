// Reads questions as JSON lines and answers each with a JSON line ({"value", "bytes"} or {"error"}).
//   {"type": T, "value": V, "bytes": hex}     → what the bytes decode to, and what the value encodes to
// A type is a name ("u8", "bool", "str", "bytes", "compact", "bits", …) or {"list" | "option": T}, {"array": T,
// "length"}, {"tuple": [T…]}, {"result": [T, T]}, {"enum": [T…]}. A value is a decimal text for every integer, 0x… for
// bytes, a text of 0 and 1 for bits, null or [V] for options, [index, V] for results and enums.
import { createInterface } from 'node:readline';
import { TypeRegistry } from '@polkadot/types';
import { compactFromU8a, compactToU8a } from '@polkadot/util';
import * as scale from 'scale-ts';

const registry = new TypeRegistry();
const hex = (bytes) => `0x${Buffer.from(bytes).toString('hex')}`;
const unhex = (text) => Uint8Array.from(Buffer.from(text.slice(2), 'hex'));

const small = (codec) => scale.enhanceCodec(codec, Number, String);
const large = (codec) => scale.enhanceCodec(codec, BigInt, String);
const bytesOf = (codec) => scale.enhanceCodec(codec, unhex, hex);

const named = {
  bool: scale.bool,
  str: scale.str,
  bytes: bytesOf(scale.Bytes()),
  compact: scale.enhanceCodec(scale.compact, BigInt, String),
  u8: small(scale.u8), u16: small(scale.u16), u32: small(scale.u32), u64: large(scale.u64),
  i8: small(scale.i8), i16: small(scale.i16), i32: small(scale.i32), i64: large(scale.i64),
};

function codecOf(type) {
  if (typeof type === 'string') return named[type];
  if (type.list) return scale.Vector(codecOf(type.list));
  if (type.array) return scale.Vector(codecOf(type.array), type.length);
  if (type.tuple) return scale.Tuple(...type.tuple.map(codecOf));
  if (type.option) {
    return scale.enhanceCodec(
      scale.Option(codecOf(type.option)),
      (value) => (value === null ? undefined : value[0]),
      (value) => (value === undefined ? null : [value]));
  }
  if (type.result) {
    return scale.enhanceCodec(
      scale.Result(...type.result.map(codecOf)),
      ([index, value]) => ({ success: index === '0', value }),
      ({ success, value }) => [success ? '0' : '1', value]);
  }
  return scale.enhanceCodec(
    scale.Enum(Object.fromEntries(type.enum.map((each, index) => [`v${index}`, codecOf(each)]))),
    ([index, value]) => ({ tag: `v${index}`, value }),
    ({ tag, value }) => [tag.slice(1), value]);
}

/** What scale-ts lacks, by polkadot.js. */
const others = {
  bits: {
    dec: (bytes) => {
      const bits = registry.createType('BitVec', bytes);
      // Lowest bit first, as the order of type "Lsb0" has it.
      const octets = bits.toU8a(true);
      const [, length] = compactFromU8a(bytes);
      if (bits.encodedLength !== bytes.length) throw new Error('trailing bytes');
      return Array.from({ length: length.toNumber() }, (_, i) => (octets[i >> 3] >> (i & 7)) & 1).join('');
    },
    enc: (text) => {
      const octets = new Uint8Array(Math.ceil(text.length / 8));
      [...text].forEach((bit, i) => (octets[i >> 3] |= Number(bit) << (i & 7)));
      return Uint8Array.from([...compactToU8a(text.length), ...octets]);
    },
  },
  big: {
    dec: (bytes) => {
      const [length, value] = compactFromU8a(bytes);
      if (length !== bytes.length) throw new Error('trailing bytes');
      return value.toString();
    },
    enc: (text) => compactToU8a(BigInt(text)),
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { type, value, bytes } = JSON.parse(line);
  let answer;
  try {
    const codec = others[type] ?? codecOf(type);
    answer = { value: codec.dec(unhex(bytes)), bytes: hex(codec.enc(value)) };
  } catch (error) {
    answer = { error: String(error) };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
