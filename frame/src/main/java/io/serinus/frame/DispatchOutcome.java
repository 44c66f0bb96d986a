package io.serinus.frame;

import io.serinus.primitives.runtime.DispatchError;
import io.serinus.scale.Result;
import io.serinus.scale.Unit;
import java.util.Optional;

/**
 * How a call within a call ended, where its failure is not that of the outer call.
 *
 * @param post what it weighed, until it failed if it did
 * @param error why it failed, if it did
 */
public record DispatchOutcome(PostDispatchInfo post, Optional<DispatchError> error) {
  public boolean isOk() {
    return error.isEmpty();
  }

  /** As events show it. */
  public Result<Unit, DispatchError> result() {
    return error
        .<Result<Unit, DispatchError>>map(Result::err)
        .orElseGet(() -> Result.ok(Unit.UNIT));
  }

  /**
   * What the outer call answers if the failure is its own after all.
   *
   * @param whole what the outer call weighed
   * @throws DispatchException with the error, if there was one
   */
  public PostDispatchInfo orThrow(PostDispatchInfo whole) throws DispatchException {
    if (error.isPresent()) {
      throw new DispatchException(error.get(), whole);
    }
    return whole;
  }
}
