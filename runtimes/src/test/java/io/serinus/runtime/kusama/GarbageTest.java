package io.serinus.runtime.kusama;

import static io.serinus.runtime.kusama.KusamaScenario.ALICE;
import static io.serinus.runtime.kusama.KusamaScenario.BOB;
import static io.serinus.runtime.kusama.KusamaScenario.KSM;
import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonObject;
import io.serinus.frame.RuntimeCall;
import io.serinus.host.executor.ExecutionStrategy;
import io.serinus.host.executor.ExecutorException;
import io.serinus.host.state.Overlay;
import io.serinus.pallet.balances.Balances;
import io.serinus.pallet.balances.BalancesCall;
import io.serinus.pallet.utility.Utility;
import io.serinus.pallet.utility.UtilityCall;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Bytes without sense for every function of the runtime's APIs, and transactions that were damaged:
 * the runtime answers or panics, the same way natively and in Wasm, and the host goes on.
 */
class GarbageTest {
  private static final List<String> OF_TRANSACTIONS =
      List.of(
          "BlockBuilder_apply_extrinsic",
          "TransactionPaymentApi_query_info",
          "TransactionPaymentApi_query_fee_details");

  private final Random random = new Random(1);

  @Test
  void nativelyNothingButAnErrorComesOfIt() throws Exception {
    throwAt(ExecutionStrategy.NATIVE, 60, 1_500);
  }

  @Test
  @Tag("slow")
  void bothWaysItComesToTheSame() throws Exception {
    throwAt(ExecutionStrategy.BOTH, 6, 60);
  }

  private void throwAt(ExecutionStrategy strategy, int rounds, int damaged) throws Exception {
    KusamaScenario it = new KusamaScenario(strategy, new JsonObject());
    it.block(() -> {});
    for (String function : it.chain().runtime().functions()) {
      for (int i = 0; i < rounds; i++) {
        byte[] bytes = new byte[random.nextInt(i % 2 == 0 ? 8 : 300)];
        random.nextBytes(bytes);
        isHarmless(it, function, bytes);
      }
    }
    byte[] sound = sound(it);
    for (int i = 0; i < damaged; i++) {
      byte[] length = new byte[] {(byte) sound.length, (byte) (sound.length >> 8), 0, 0};
      String function = OF_TRANSACTIONS.get(i % OF_TRANSACTIONS.size());
      byte[] bytes = damage(sound);
      isHarmless(
          it,
          function,
          i % 3 == 0
              ? bytes
              : new ScaleWriter().writeFixed(bytes).writeFixed(length).toByteArray());
    }
    it.block(() -> it.ok(ALICE, call(it)));
  }

  private static RuntimeCall call(KusamaScenario it) {
    RuntimeCall pay =
        it.call(Balances.class, new BalancesCall.TransferKeepAlive(BOB.address(), KSM));
    return it.call(Utility.class, new UtilityCall.Batch(List.of(pay, pay)));
  }

  private static byte[] sound(KusamaScenario it) {
    return Bytes.CODEC.encode(ALICE.sign(it.chain(), it.overlay(), call(it)));
  }

  private byte[] damage(byte[] sound) {
    byte[] bytes = sound.clone();
    for (int hits = random.nextInt(3); hits >= 0; hits--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> Arrays.copyOf(bytes, bytes.length + random.nextInt(9));
      default -> bytes;
    };
  }

  private static void isHarmless(KusamaScenario it, String function, byte[] arguments) {
    Overlay overlay = new Overlay(it.chain().state());
    try {
      assertThat(it.chain().callOn(overlay, function, arguments)).isNotNull();
    } catch (ExecutorException e) {
      assertThat(e.getMessage()).doesNotContain("differ");
    }
  }
}
