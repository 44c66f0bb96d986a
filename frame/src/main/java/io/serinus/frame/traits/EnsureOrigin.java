package io.serinus.frame.traits;

import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import java.util.Optional;

/**
 * Who may do something.
 *
 * @param <T> what is learnt of an origin that may
 */
@FunctionalInterface
public interface EnsureOrigin<T> {
  /** What is learnt of the origin, or empty if it may not. */
  Optional<T> attempt(Origin origin);

  /**
   * What is learnt of the origin.
   *
   * @throws DispatchException {@code BadOrigin} if it may not
   */
  default T ensure(Origin origin) throws DispatchException {
    return attempt(origin).orElseThrow(Origin::badOrigin);
  }

  /** Root alone. */
  static EnsureOrigin<Boolean> root() {
    return origin -> origin.isRoot() ? Optional.of(true) : Optional.empty();
  }
}
