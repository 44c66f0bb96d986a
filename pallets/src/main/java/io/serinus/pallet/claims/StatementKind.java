package io.serinus.pallet.claims;

import io.serinus.frame.annotation.Scale;
import io.serinus.scale.Bytes;

/** The kind of statement an account needs to make for a claim to be valid. */
@Scale("polkadot_runtime_common::claims::StatementKind")
public enum StatementKind {
  /** Statement required to be made by non-SAFT holders. */
  REGULAR("Qmc1XYqT6S39WNp2UeiRUrZichUWUPpGEThDE6dAb3f6Ny", "regular"),
  /** Statement required to be made by SAFT holders. */
  SAFT("QmXEkMahfhHJPzT3RjkXiZVFi77ZeVeuxtAjhojGRNYckz", "saft");

  private final Bytes text;

  StatementKind(String multihash, String page) {
    text =
        Bytes.ofText(
            "I hereby agree to the terms of the statement whose SHA-256 multihash is "
                + multihash
                + ". (This may be found at the URL: https://statement.polkadot.network/"
                + page
                + ".html)");
  }

  /** The statement, word by word, as ASCII. */
  public Bytes text() {
    return text;
  }
}
