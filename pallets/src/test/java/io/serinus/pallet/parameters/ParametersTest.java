package io.serinus.pallet.parameters;

import static io.serinus.pallet.TestChain.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.frame.Origin;
import io.serinus.frame.RuntimeCall;
import io.serinus.pallet.TestChain;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.arithmetic.Permill;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleException;
import io.serinus.scale.info.TypeInfo;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParametersTest {
  private static final ParameterDefinitions ALL = new ParameterDefinitions("test_runtime");
  private static final ParameterDefinitions.Group FEES = ALL.group("Fees");
  private static final Parameter<Permill> SHARE =
      FEES.parameter("Share", Permill.CODEC, Permill.fromPercent(20));
  private static final Parameter<Boolean> ON = FEES.parameter("On", Codecs.BOOL, true);
  private static final ParameterDefinitions.Group POT = ALL.group("Pot");
  private static final Parameter<Optional<AccountId>> OWNER =
      POT.parameter("Owner", Codecs.optional(AccountId.CODEC), Optional.empty());

  private final TestChain chain = new TestChain();
  private final Parameters parameters =
      new Parameters(
          ALL,
          (origin, key) -> {
            if (key.group() == 0) {
              origin.ensureRoot();
            } else {
              origin.ensureSigned();
            }
          });

  @BeforeEach
  void begin() {
    chain.place(new ParametersModule(46, parameters)).genesis();
  }

  private RuntimeCall set(ParameterSetting setting) {
    return parameters.call(new ParametersCall.SetParameter(setting));
  }

  @Test
  void theDefaultHoldsUntilSomethingIsSetAndAgainWithoutAValue() {
    chain.run(
        () -> {
          assertThat(parameters.get(SHARE)).isEqualTo(Permill.fromPercent(20));
          chain.dispatch(Origin.root(), set(ParameterSetting.of(SHARE, Permill.fromPercent(3))));
          assertThat(parameters.get(SHARE)).isEqualTo(Permill.fromPercent(3));
          assertThat(parameters.get(ON)).isTrue();
          chain.dispatch(Origin.root(), set(ParameterSetting.none(SHARE)));
          assertThat(parameters.get(SHARE)).isEqualTo(Permill.fromPercent(20));
          chain.tryState();
        });
  }

  @Test
  void theEventTellsWhatWasAndWhatIs() {
    chain.run(
        () -> {
          chain.dispatch(Origin.root(), set(ParameterSetting.of(ON, false)));
          chain.dispatch(Origin.root(), set(ParameterSetting.of(ON, false)));
          chain.dispatch(Origin.root(), set(ParameterSetting.none(ON)));
          Optional<ParameterValue> off = Optional.of(new ParameterValue(ON.key(), false));
          assertThat(chain.events())
              .containsExactly(
                  new Parameters.Event.Updated(ON.key(), Optional.empty(), off),
                  new Parameters.Event.Updated(ON.key(), off, off),
                  new Parameters.Event.Updated(ON.key(), off, Optional.empty()));
        });
  }

  @Test
  void eachParameterHasItsAdmin() {
    chain.run(
        () -> {
          RuntimeCall share = set(ParameterSetting.of(SHARE, Permill.ONE));
          RuntimeCall owner = set(ParameterSetting.of(OWNER, Optional.of(ALICE)));
          assertThat(chain.failure(Origin.signed(ALICE), share))
              .isEqualTo(DispatchError.BAD_ORIGIN);
          assertThat(chain.failure(Origin.root(), owner)).isEqualTo(DispatchError.BAD_ORIGIN);
          chain.dispatch(Origin.signed(ALICE), owner);
          assertThat(parameters.get(OWNER)).contains(ALICE);
        });
  }

  @Test
  void callsAreEncodedAsRustEncodesTheEnums() {
    chain.run(
        () -> {
          RuntimeCall call = set(ParameterSetting.of(SHARE, Permill.fromParts(0x00010203)));
          assertThat(call.encoded()).containsExactly(46, 0, 0, 0, 1, 3, 2, 1, 0);
          assertThat(RuntimeCall.CODEC.decode(call.encoded())).isEqualTo(call);
          assertThat(set(ParameterSetting.none(OWNER)).encoded()).containsExactly(46, 0, 1, 0, 0);
        });
  }

  @Test
  void unknownParametersDoNotDecode() {
    chain.run(
        () -> {
          assertThatThrownBy(() -> ParameterKey.CODEC.decode(new byte[] {0, 2}))
              .isInstanceOf(ScaleException.class);
          assertThatThrownBy(() -> ParameterKey.CODEC.decode(new byte[] {2, 0}))
              .isInstanceOf(ScaleException.class);
          assertThat(ParameterKey.CODEC.decode(new byte[] {1, 0})).isEqualTo(OWNER.key());
        });
  }

  @Test
  void metadataShowsTheEnums() {
    chain.run(
        () -> {
          assertThat(ParameterKey.CODEC.type())
              .isInstanceOfSatisfying(
                  TypeInfo.Variants.class,
                  type -> {
                    assertThat(type.path()).isEqualTo("test_runtime::RuntimeParametersKey");
                    assertThat(type.variants())
                        .extracting(TypeInfo.Variant::name)
                        .containsExactly("Fees", "Pot");
                    assertThat(type.variants().get(0).fields().get(0).of().get())
                        .isInstanceOfSatisfying(
                            TypeInfo.Variants.class,
                            group ->
                                assertThat(group.path())
                                    .isEqualTo(
                                        "test_runtime::dynamic_params::fees::ParametersKey"));
                  });
        });
  }
}
