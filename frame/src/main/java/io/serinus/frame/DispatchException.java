package io.serinus.frame;

import io.serinus.primitives.runtime.DispatchError;

/** A call was refused, or failed. It carries no stack trace, since senders cause it. */
public final class DispatchException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient DispatchError error;
  private final transient PostDispatchInfo post;

  public DispatchException(DispatchError error) {
    this(error, PostDispatchInfo.DEFAULT);
  }

  /**
   * @param post what the call weighed until it failed
   */
  public DispatchException(DispatchError error, PostDispatchInfo post) {
    super(error.toString(), null, false, false);
    this.error = error;
    this.post = post;
  }

  public DispatchError error() {
    return error;
  }

  public PostDispatchInfo post() {
    return post;
  }

  /** The same failure with what the call weighed. */
  public DispatchException with(PostDispatchInfo other) {
    return new DispatchException(error, other);
  }
}
