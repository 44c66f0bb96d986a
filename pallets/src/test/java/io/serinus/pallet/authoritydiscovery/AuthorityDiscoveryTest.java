package io.serinus.pallet.authoritydiscovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.frame.GenesisException;
import io.serinus.pallet.TestChain;
import io.serinus.pallet.session.SessionHandler.Change;
import io.serinus.pallet.session.SessionHandler.ValidatorKey;
import io.serinus.primitives.consensus.AuthorityDiscoveryId;
import io.serinus.scale.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AuthorityDiscoveryTest {
  private static final int MAX = 5;

  private final AuthorityDiscovery discovery = new AuthorityDiscovery(MAX);
  private final TestChain chain =
      new TestChain().place(new AuthorityDiscoveryModule(12, discovery)).genesis();

  private static byte[] key(int number) {
    byte[] key = new byte[AuthorityDiscoveryId.LENGTH];
    Arrays.fill(key, (byte) number);
    return key;
  }

  private static List<AuthorityDiscoveryId> ids(int... numbers) {
    return IntStream.of(numbers).mapToObj(n -> AuthorityDiscoveryId.of(key(n))).toList();
  }

  private static List<ValidatorKey> validators(int... numbers) {
    return IntStream.of(numbers)
        .mapToObj(n -> new ValidatorKey(TestChain.account(n), Bytes.wrap(key(n))))
        .toList();
  }

  @Test
  void theGenesisSessionIsTheNextToo() {
    chain.run(
        () -> {
          discovery.onGenesisSession(validators(3, 1));
          assertThat(discovery.currentAuthorities()).isEqualTo(ids(3, 1));
          assertThat(discovery.nextAuthorities()).isEqualTo(ids(3, 1));
          assertThat(discovery.authorities()).isEqualTo(ids(1, 3));
        });
  }

  @Test
  void keysMoveUpAsSessionsBegin() {
    chain.run(
        () -> {
          discovery.onGenesisSession(validators(3, 1));
          discovery.onNewSession(new Change(1, false, validators(3, 1), validators(4, 3)));
          assertThat(discovery.currentAuthorities()).isEqualTo(ids(3, 1));
          assertThat(discovery.nextAuthorities()).isEqualTo(ids(4, 3));
          assertThat(discovery.authorities())
              .as("in byte order, each once")
              .isEqualTo(ids(1, 3, 4));
          discovery.onNewSession(new Change(2, true, validators(4, 3), validators(2)));
          assertThat(discovery.currentAuthorities()).isEqualTo(ids(4, 3));
          assertThat(discovery.nextAuthorities()).isEqualTo(ids(2));
          assertThat(discovery.authorities()).isEqualTo(ids(2, 3, 4));
        });
  }

  @Test
  void keysStayWhereASessionSaysThatNothingChanged() {
    chain.run(
        () -> {
          discovery.onGenesisSession(validators(1));
          discovery.onNewSession(new Change(1, false, validators(2), validators(2)));
          assertThat(discovery.currentAuthorities()).isEqualTo(ids(1));
        });
  }

  @Test
  void keysAreInByteOrderWithoutSigns() {
    chain.run(
        () -> {
          discovery.onGenesisSession(validators(0x80, 0x7f));
          assertThat(discovery.authorities()).isEqualTo(ids(0x7f, 0x80));
        });
  }

  @Test
  void genesisNamesThemOnceAndNotTooMany() {
    chain.run(
        () -> {
          assertThatThrownBy(() -> discovery.onGenesisSession(validators(1, 2, 3, 4, 5, 6)))
              .isInstanceOf(GenesisException.class);
          discovery.onGenesisSession(List.of());
          discovery.onGenesisSession(validators(1));
          assertThatThrownBy(() -> discovery.onGenesisSession(validators(2)))
              .isInstanceOf(GenesisException.class);
        });
    AuthorityDiscovery listed = new AuthorityDiscovery(MAX);
    TestChain begun =
        new TestChain()
            .place(new AuthorityDiscoveryModule(12, listed))
            .genesis("{\"authorityDiscovery\":{\"keys\":[\"" + ids(7).getFirst() + "\"]}}");
    begun.run(
        () -> {
          assertThat(listed.currentAuthorities()).isEqualTo(ids(7));
          assertThat(listed.nextAuthorities()).isEqualTo(ids(7));
        });
  }
}
