package io.serinus.consensus.babe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.crypto.hash.Hashing;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.consensus.AllowedSlots;
import io.serinus.primitives.consensus.Authority;
import io.serinus.primitives.consensus.BabeEpoch;
import io.serinus.primitives.consensus.BabeEpochConfiguration;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.Fraction;
import io.serinus.primitives.consensus.Slot;
import io.serinus.scale.ScaleWriter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Headers of live networks with the data of their epochs, as the light client checkpoints in
 * smoldot's chain specifications have them. Of the authorities only the author is real here: others
 * count by their number and weight alone, which is 1 each.
 */
class LiveHeadersTest {
  /**
   * A finalized header.
   *
   * @param authorities how many there are in the epoch
   */
  record Vector(
      String network,
      long epoch,
      long start,
      int authorities,
      String randomness,
      String author,
      String header) {
    Header decoded() {
      return Header.CODEC.decode(HexFormat.of().parseHex(header));
    }

    EpochRecord record(Header decoded) throws BabeVerificationException {
      long index = BabeDigests.preDigest(decoded).authorityIndex();
      List<Authority<BabeId>> all = new ArrayList<>();
      for (int i = 0; i < authorities; i++) {
        byte[] nobody = Hashing.blake2b256(new ScaleWriter().writeU32(i).toByteArray());
        all.add(new Authority<>(i == index ? BabeId.ofHex(author) : BabeId.of(nobody), 1));
      }
      BabeEpochConfiguration config =
          new BabeEpochConfiguration(
              new Fraction(1, 4), AllowedSlots.PRIMARY_AND_SECONDARY_VRF_SLOTS);
      BabeEpoch current = epoch(epoch, start, all, config);
      return new EpochRecord(
          Optional.of(current), epoch(epoch + 1, start + current.duration(), all, config));
    }

    private BabeEpoch epoch(
        long number, long from, List<Authority<BabeId>> all, BabeEpochConfiguration config) {
      return new BabeEpoch(number, new Slot(from), 2400, all, H256.ofHex(randomness), config);
    }

    @Override
    public String toString() {
      return network;
    }
  }

  static Stream<Vector> vectors() {
    return Stream.of(
        new Vector(
            "Kusama",
            53512,
            294600879,
            998,
            "ce57cf451aa0f05ac609321b2ba640f60cab8e6789dc8abd73d644ea1bae65c3",
            "ae339cef95dad1fbd266393afe435483cea6cf0a91aa257636977976e59d891f",
            "d5ca269c83a419037276daf4db0c5635596763bc81e030f8aa92e04a39115333e2a78e07e42a"
                + "2a9ba8a738ee67d0798b1ab0ef605c12eb22d148eccf0ce10b71960822b2a0cc3b1508cc363d"
                + "5170f7991ba059ff33295a26f24e31e93c4fc792c03e140c0c0642414245b50101a501000065"
                + "418f110000000000d2b59aade9fc98b215e4e827272a67c3ad5337aaa631c235d57717c42999"
                + "5a7f4479948f6fa7152eabec9e71857a1c8869ef766a074e4778574a98a422d50e7c2e41bf84"
                + "878bfdfcae288780bce2cd4ef3b3716234b4a172248375970b1e0c04424545468403b827e6ea"
                + "833e58f00ab79171fee74c831ea8f8a6ddd444990a05f40f6e3e35f305424142450101606c1e"
                + "205bc64be8b3819af97618914793ce11c6c099ba099367c013eceeb715c9caeeb2428063891f"
                + "4cd1c9a59da584356a532f76c988f6e91c39227cad108d"),
        new Vector(
            "Polkadot",
            12298,
            294599763,
            600,
            "a93cb385fbcf81e89a7763b53ac0c18c97d5739118e782884fa5abbb9fc73aaa",
            "6a1862bf84fef9d447e73b934dbce03a0fce900c81e343fc46ed7352e7676176",
            "6f9d71f42765d99d643fc55e7cafb444921d32c805cc4071a7d93699857ed3b11e1a01075b22"
                + "4e51d77ad39e141bbd1f6ee47d633cf2fdfc32dafd7e12e979e6eb855e6f62f2d161fcce36e7"
                + "0d39d8201c1dbd63cc2ba74b69c716eff390a6456ba78aed0c0642414245b50103f001000065"
                + "418f1100000000863480962a2feae045ab2d1c51c09b5fa8421c1d0c2cfef56fd34ba240ff24"
                + "4babbb93af8ee5218e84145befe85d19475ce0c893550e8747dc830687641a6508a1618dd906"
                + "7d8685fc7505ee906a48a3fbce2275304a7f0e7c65291ab4ff8a0104424545468403cca6403e"
                + "06833a53fbe7495e1a387b9d45062d16cd75d32047cc93ebe91ee02105424142450101643c69"
                + "b7162a093713f241e2f360cd922d1631823833e54d42d7c8ecfd6cac1a4becfda9d4b4f4440e"
                + "c0344a8ed4df3ea2b57206e95c1158967194b3c0b48f8a"),
        new Vector(
            "Westend",
            50368,
            294600567,
            20,
            "b12c134290deffe852ac330e03e1e18149ca1df1a89debc78d46e36f04259bd2",
            "9e59f1f3dd56cf8d4980538bbabf653c6442df23d1493d88f01d5c1ac2ec5d2b",
            "05baddfae48d9aeb4b3d13391d07a15c5f3a240d1a91d92e28184abdf3f8111e5a4af8063dae"
                + "20a0641bc170b54b8db099c0438a785beadbea5d5e3d5c9c5609008239c149142dd4605fd028"
                + "610f55ac8fb6ea48bf51ecbb9c5385def8d35fb83f0e45b20c0642414245b501030b00000065"
                + "418f1100000000a2753af016524902ed064760921a39b200eead8420fb81096b69501288a84a"
                + "43b9a5e0a612d06a92dd40c192316ef02f9746af361c18c915f47d67d07f83ab0df70b37c922"
                + "00e4b1d4022c77d9d9e37a45ba012a2a30f7022bdb6e216e27d907044245454684034ca20f81"
                + "9295f1fbfb02c64df1884ca0c6089e8f0b1dac907557a7ba820251d005424142450101006d6f"
                + "bb1968b50cb60328bf501336a096f34e1de07b6a51a29167e3c3ea3f108638d75d4d18698dd3"
                + "1ec52cf40d977f8d8d8de73d2e31f65c21d582fac69283"),
        new Vector(
            "Paseo",
            16451,
            294600928,
            153,
            "cb20436427250c3450dfa34c67610ed211254c1f18706f04b5fc4793824c01ab",
            "5e6f361a74bebe89866eb73d4fbe8689acfbecfaafeabc40e43236e656f22e39",
            "00a31818ae6622506cfcc51b3a973f78d702fddb1bed8326baf9c8c5d687ea8ff64a56027169"
                + "9fa1eadbd1356fdb5dd59b411ccb063e91455e2bf82c38cd12f922b1fa0b2fbf1e656e15a3a1"
                + "8de6225ac2cf21a67ff61ff52ff20fb318bf9acdeaba2ba90c0642414245b501030500000066"
                + "418f1100000000249e152deee47fefaa7c1b8bb243308b82c463abedb05df39b56f0fa20c3b7"
                + "39917368d8d78fcf610eeb056148d4dc97974be17d82c824006c097ff6b3c4dd0db8d2f19714"
                + "54aea66b2930a6cf6192030b4d7de5dead0f7effe3921d8a4c250c04424545468403d2f33540"
                + "813424b547839ce6d1be0a500917225c1748763f41efa4e4200ea9e0054241424501019e195f"
                + "7a9fe4fe3572200d6b8eeb0dab8c90c686297ac1f702f8cc2e101a901061d010941f32074946"
                + "de7cf5ebdfaaaa0702406c6659af94d2967c76c1d8db84"),
        new Vector(
            "Rococo",
            21616,
            288152284,
            9,
            "64903402bc7501804ec08d365e38f24414f75bf9abe017512e926e080b91c9f5",
            "22c06c71c3e2bb242d724be6a541094c368852509d703db8280dde3ac40f4c17",
            "6d0ae2c9360922117fe899d0f3818b92627c5d04fa12bd88110e4409730d91677a910203706f"
                + "f64986c0414ef038374b3185d337b381865c0f6f76ebcff766ce9ae9cc9df4b7295e2ce8c594"
                + "54d2f67e2961495cb00251c20834ba7b79dac249383c49470c0642414245b5010102000000e8"
                + "da2c1100000000f65a9812ce187b04ff7eb0d7ace0ad24afa79785b4d0395866cf02b5841f70"
                + "1f7925524922cecc56abc7cc208a08163ad7d0c6284f900d66dcbe684cb5fd1f0b0e424068bd"
                + "7b3ec64aea3c092c61816b2b9c38ab00a1bb7003fab01d0a16a705044245454684033fe35ca7"
                + "564914255b71889843739ffda660d7c786a6a28fca1a102bac7ec50c05424142450101c81561"
                + "4a24dd42c87741c936c07f0f3afc11164ca79e1e4b5d6c831e7014b742fe53a7bb1ba316e7f9"
                + "affb09d02ff48c93cdb3311411f61c36f0053b7761d488"));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void theirAuthorsWereInTheRight(Vector vector) throws Exception {
    Header header = vector.decoded();
    Slot slot = BabeDigests.preDigest(header).slot();
    BabeVerifier.Verified verified =
        new BabeVerifier()
            .verify(header, Optional.of(new Slot(slot.number() - 1)), vector.record(header), slot);
    assertThat(verified.author()).isEqualTo(BabeId.ofHex(vector.author()));
    assertThat(verified.epoch().epochIndex()).isEqualTo(vector.epoch());
    assertThat(verified.begins()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void inAnotherEpochTheyWouldNotBe(Vector vector) throws Exception {
    Header header = vector.decoded();
    Slot slot = BabeDigests.preDigest(header).slot();
    Vector other =
        new Vector(
            vector.network(),
            vector.epoch() + 1,
            vector.start(),
            vector.authorities(),
            vector.randomness(),
            vector.author(),
            vector.header());
    assertThatThrownBy(
            () -> new BabeVerifier().verify(header, Optional.empty(), other.record(header), slot))
        .isInstanceOf(BabeVerificationException.class)
        .hasMessageContaining("bad VRF proof");
  }

  /** Block 1 of Kusama: slot 262493679, no randomness yet, six authorities, the second's turn. */
  @Test
  void kusamasFirstBlockWasItsAuthorsTurn() {
    assertThat(SecondaryAuthor.of(new Slot(262_493_679), H256.ZERO, 6)).hasValue(1);
  }
}
