package io.serinus.runtime.kusama;

import io.serinus.pallet.session.SessionKeyLayout;
import io.serinus.pallet.session.SessionKeyLayout.Key;
import io.serinus.primitives.CryptoScheme;
import io.serinus.primitives.KeyTypeId;
import io.serinus.primitives.consensus.AuthorityDiscoveryId;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.GrandpaId;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;
import java.util.function.Supplier;

/** The six keys of a Kusama validator, 193 bytes. */
final class KusamaSessionKeys {
  static final SessionKeyLayout LAYOUT =
      new SessionKeyLayout(
          "staging_kusama_runtime::SessionKeys",
          List.of(
              new Key(
                  "grandpa",
                  KeyTypeId.GRANDPA,
                  CryptoScheme.ED25519,
                  GrandpaId.CODEC::type,
                  "Grandpa"),
              new Key("babe", KeyTypeId.BABE, CryptoScheme.SR25519, BabeId.CODEC::type, "Babe"),
              new Key(
                  "para_validator",
                  KeyTypeId.PARACHAIN_VALIDATOR,
                  CryptoScheme.SR25519,
                  named("polkadot_primitives::v8::validator_app::Public", 32, "sr25519::Public"),
                  "Initializer"),
              new Key(
                  "para_assignment",
                  KeyTypeId.PARACHAIN_ASSIGNMENT,
                  CryptoScheme.SR25519,
                  named("polkadot_primitives::v8::assignment_app::Public", 32, "sr25519::Public"),
                  "ParaSessionInfo"),
              new Key(
                  "authority_discovery",
                  KeyTypeId.AUTHORITY_DISCOVERY,
                  CryptoScheme.SR25519,
                  AuthorityDiscoveryId.CODEC::type,
                  "AuthorityDiscovery"),
              new Key(
                  "beefy",
                  KeyTypeId.BEEFY,
                  CryptoScheme.ECDSA,
                  named("sp_consensus_beefy::ecdsa_crypto::Public", 33, "ecdsa::Public"),
                  "Beefy")));

  private KusamaSessionKeys() {}

  private static Supplier<TypeInfo> named(String path, int length, String typeName) {
    return () ->
        new TypeInfo.Composite(
            path,
            List.of(
                new TypeInfo.Field(
                    "", () -> new TypeInfo.Array(length, Codecs.U8::type), typeName)));
  }
}
