package io.serinus.frame.processor;

import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** A declaration that the processor can make nothing of; the compiler reports it at its place. */
final class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient @Nullable Element element;

  ModelException(String message, @Nullable Element element) {
    super(message);
    this.element = element;
  }

  @Nullable Element element() {
    return element;
  }
}
