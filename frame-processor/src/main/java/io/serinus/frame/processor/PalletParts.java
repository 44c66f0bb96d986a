package io.serinus.frame.processor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** The types nested in a pallet that mean something by their name. */
final class PalletParts {
  static final String EVENT = "Event";
  static final String ERROR = "Error";
  static final String HOLD_REASON = "HoldReason";
  static final String FREEZE_REASON = "FreezeReason";
  static final String TYPES = "Types";

  /** Those whose values are encoded; errors are numbers alone. */
  private static final Set<String> ENCODED = Set.of(EVENT, HOLD_REASON, FREEZE_REASON);

  private PalletParts() {}

  static Optional<TypeElement> find(TypeElement pallet, String name) {
    return ElementFilter.typesIn(pallet.getEnclosedElements()).stream()
        .filter(type -> type.getSimpleName().contentEquals(name))
        .findFirst();
  }

  /** The parts of a pallet that need a codec. */
  static List<TypeElement> encoded(TypeElement pallet) {
    return ENCODED.stream().sorted().flatMap(name -> find(pallet, name).stream()).toList();
  }

  /** Whether a type is such a part of some pallet, errors included. */
  static boolean isPart(Element type) {
    return type.getEnclosingElement() instanceof TypeElement outer
        && Marks.has(outer, "Pallet")
        && (ENCODED.contains(type.getSimpleName().toString())
            || type.getSimpleName().contentEquals(ERROR));
  }
}
