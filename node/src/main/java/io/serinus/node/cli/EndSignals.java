package io.serinus.node.cli;

import java.lang.reflect.Proxy;

/**
 * Makes SIGINT and SIGTERM, by which users and service managers end a node, an ordinary end: left
 * to itself the JVM would end with an exit code that says it was killed. The only classes for that
 * are those of {@code jdk.unsupported}, which the compiler warns of wherever they are named; so
 * they are looked up.
 *
 * <p>A process that was begun with SIGINT ignored, as a shell script begins what it sends to the
 * background, goes on ignoring it: the JVM does not take back what its parent wanted. SIGTERM ends
 * such a node.
 */
final class EndSignals {
  private static final String[] NAMES = {"INT", "TERM"};

  private EndSignals() {}

  /** Has the signals run this. Where the JVM lacks the classes, the signals do what they did. */
  static void handle(Runnable end) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object handler =
          Proxy.newProxyInstance(
              EndSignals.class.getClassLoader(),
              new Class<?>[] {handlerType},
              (proxy, method, arguments) -> {
                end.run();
                return null;
              });
      for (String name : NAMES) {
        signal
            .getMethod("handle", signal, handlerType)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
      }
    } catch (ReflectiveOperationException e) {
      // The JVM's shutdown hooks end the node all the same.
    }
  }
}
