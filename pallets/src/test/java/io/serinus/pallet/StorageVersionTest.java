package io.serinus.pallet;

import static io.serinus.pallet.BalancesChain.amount;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.frame.StorageVersion;
import io.serinus.frame.executive.Executive;
import io.serinus.frame.storage.StoragePrefix;
import io.serinus.frame.system.BlockUsage;
import io.serinus.frame.traits.EnsureOrigin;
import io.serinus.hostapi.Host;
import io.serinus.pallet.multisig.Multisig;
import io.serinus.pallet.multisig.MultisigModule;
import io.serinus.pallet.preimage.Preimage;
import io.serinus.pallet.preimage.PreimageModule;
import io.serinus.pallet.scheduler.Scheduler;
import io.serinus.pallet.scheduler.SchedulerModule;
import io.serinus.primitives.Digest;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.U128;
import io.serinus.primitives.Weight;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StorageVersionTest {
  private final BalancesChain setup = new BalancesChain();
  private final TestChain chain = setup.chain();
  private final Multisig multisig =
      new Multisig(
          chain.system(),
          setup.balances().currency(),
          new Multisig.Config(U128.of(10), U128.of(2), 4));
  private final Preimage preimage =
      new Preimage(
          setup.balances().currency(),
          setup.balances().holds(),
          EnsureOrigin.root(),
          amount(2),
          amount(1));
  private final Scheduler scheduler =
      new Scheduler(chain.system(), preimage, EnsureOrigin.root(), Weight.of(1, 1), 3);

  @BeforeEach
  void begin() {
    chain.place(
        new SchedulerModule(29, scheduler),
        new MultisigModule(31, multisig),
        new PreimageModule(32, preimage));
    setup.begin();
  }

  /** The key of System's version is in the chain spec of every chain that is made with FRAME. */
  @Test
  void genesisNamesTheVersionOfEveryPallet() {
    chain.run(
        () -> {
          byte[] key =
              HexFormat.of()
                  .parseHex("26aa394eea5630e07c48ae0c9558cef74e7b9012096b41c4eb3aaf947f6ea429");
          assertThat(Host.api().storageGet(key)).containsExactly(0, 0);
          assertThat(StorageVersion.of(setup.balances().module()).find()).contains(1);
          assertThat(StorageVersion.of(scheduler.module()).find()).contains(4);
          assertThat(StorageVersion.of(multisig.module()).find()).contains(1);
          assertThat(StorageVersion.of(preimage.module()).find()).contains(1);
        });
  }

  @Test
  void anUpgradeNamesTheVersionsThatAreNotThereAndLeavesTheOthersToMigrations() {
    chain.run(
        () -> {
          Header next = new Header(H256.ZERO, 2, H256.ZERO, H256.ZERO, Digest.EMPTY);
          Executive executive = new Executive(chain.runtime());
          StorageVersion.of(scheduler.module()).put(3);
          StorageVersion.of(preimage.module()).kill();
          StorageVersion.of(multisig.module()).kill();
          Host.api().storageSet(new StoragePrefix("Multisig", "Multisigs").bytes(), new byte[1]);
          executive.initializeBlock(next);
          assertThat(StorageVersion.of(preimage.module()).find()).isEmpty();
          Weight withoutUpgrade = used();

          Host.api().storageClear(new StoragePrefix("System", "LastRuntimeUpgrade").bytes());
          executive.initializeBlock(next);
          assertThat(StorageVersion.of(preimage.module()).find()).contains(1);
          assertThat(StorageVersion.of(scheduler.module()).find()).contains(3);
          assertThat(StorageVersion.of(multisig.module()).find())
              .as("of before versions were kept, so to be migrated from 0")
              .isEmpty();
          assertThat(used().saturatingSub(withoutUpgrade))
              .as("five versions read, one written")
              .isEqualTo(Weight.of(5 * 25_000_000 + 100_000_000, 0));
        });
  }

  private Weight used() {
    return BlockUsage.total(chain.system().usage().weight());
  }
}
