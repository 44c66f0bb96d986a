package io.serinus.crypto.curve25519;

import java.math.BigInteger;

/**
 * Constants of edwards25519 (RFC 8032, section 5.1) and of ristretto255 (RFC 9496, section 4.1).
 */
final class CurveConstants {
  /** d = -121665 / 121666. */
  static final FieldElement D =
      decimal("37095705934669439343138083508754565189542113879843219016388785533085940283555");

  /** 2 d. */
  static final FieldElement TWO_D =
      decimal("16295367250680780974490674513165176452449235426866156013048779062215315747161");

  static final FieldElement SQRT_MINUS_ONE =
      decimal("19681161376707505956807079304988542015446066515923890162744021073123829784752");
  static final FieldElement SQRT_AD_MINUS_ONE =
      decimal("25063068953384623474111414158702152701244531502492656460079210482610430750235");
  static final FieldElement INVSQRT_A_MINUS_D =
      decimal("54469307008909316920995813868745141605393597292927456921205312896311721017578");
  static final FieldElement ONE_MINUS_D_SQUARED =
      decimal("1159843021668779879193775521855586647937357759715417654439879720876111806838");
  static final FieldElement D_MINUS_ONE_SQUARED =
      decimal("40440834346308536858101042469323190826248399146238708352240133220865137265952");

  static final FieldElement BASE_X =
      decimal("15112221349535400772501151409588531511454012693041857206046113283949847762202");
  static final FieldElement BASE_Y =
      decimal("46316835694926478169428394003475163141307993866256225615783033603165251855960");

  private CurveConstants() {}

  private static FieldElement decimal(String digits) {
    byte[] big = new BigInteger(digits).toByteArray();
    byte[] little = new byte[32];
    for (int i = 0; i < big.length; i++) {
      little[big.length - 1 - i] = big[i];
    }
    return FieldElement.fromBytes(little, 0);
  }
}
