package io.serinus.primitives;

import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/**
 * How a transaction names an account, {@code MultiAddress<AccountId32, AccountIndex>}. Which of the
 * forms mean something is for the chain to say: Kusama looks up {@link Id} only, and its index type
 * is {@code ()}, so that {@link Index} holds nothing.
 */
public sealed interface MultiAddress {
  /** The account itself. */
  record Id(AccountId account) implements MultiAddress {}

  /** An index of no bytes: {@code Compact<()>}. */
  record Index() implements MultiAddress {}

  /** Any bytes. */
  record Raw(Bytes bytes) implements MultiAddress {}

  /** 32 bytes that stand for an account. */
  record Address32(H256 bytes) implements MultiAddress {}

  /** 20 bytes that stand for an account. */
  record Address20(H160 bytes) implements MultiAddress {}

  Codec<MultiAddress> CODEC =
      Codecs.of(MultiAddress::encode, MultiAddress::decode, MultiAddress::describe);

  /** The address that is the account itself. */
  static MultiAddress of(AccountId account) {
    return new Id(account);
  }

  private static void encode(MultiAddress address, ScaleWriter out) {
    switch (address) {
      case Id a -> AccountId.CODEC.encode(a.account(), out.writeU8(0));
      case Index i -> out.writeU8(1);
      case Raw a -> Bytes.CODEC.encode(a.bytes(), out.writeU8(2));
      case Address32 a -> out.writeU8(3).writeFixed(a.bytes().unsafeArray());
      case Address20 a -> out.writeU8(4).writeFixed(a.bytes().unsafeArray());
    }
  }

  private static MultiAddress decode(ScaleReader in) {
    int form = in.readU8();
    return switch (form) {
      case 0 -> new Id(AccountId.CODEC.decode(in));
      case 1 -> new Index();
      case 2 -> new Raw(Bytes.CODEC.decode(in));
      case 3 -> new Address32(H256.CODEC.decode(in));
      case 4 -> new Address20(H160.CODEC.decode(in));
      default -> throw new ScaleException("no form of address: " + form);
    };
  }

  private static TypeInfo describe() {
    return new TypeInfo.Variants(
        "sp_runtime::multiaddress::MultiAddress",
        List.of(
            new TypeInfo.Param("AccountId", AccountId.CODEC::type),
            new TypeInfo.Param("AccountIndex", TypeInfo::unit)),
        List.of(
            new TypeInfo.Variant(
                "Id", 0, new TypeInfo.Field("", AccountId.CODEC::type, "AccountId")),
            new TypeInfo.Variant(
                "Index",
                1,
                new TypeInfo.Field("", () -> new TypeInfo.Compact(TypeInfo::unit), "AccountIndex")),
            new TypeInfo.Variant("Raw", 2, new TypeInfo.Field("", Bytes.CODEC::type, "Vec<u8>")),
            new TypeInfo.Variant(
                "Address32", 3, new TypeInfo.Field("", () -> FixedBytes.byteArray(32), "[u8; 32]")),
            new TypeInfo.Variant(
                "Address20",
                4,
                new TypeInfo.Field("", () -> FixedBytes.byteArray(20), "[u8; 20]"))),
        "");
  }
}
