package io.serinus.node.cli;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Makes SIGINT and SIGTERM, by which users and service managers end a node, an ordinary end: left
 * to itself the JVM would end with an exit code that says it was killed. The only classes for that
 * are those of {@code jdk.unsupported}, which the compiler warns of wherever they are named; so
 * they are looked up.
 *
 * <p>A shell script has what it sends to the background ignore SIGINT, and the JVM leaves a signal
 * alone that it finds ignored. As the reference node ends all the same, such a signal is given its
 * default again before it is handled.
 */
final class EndSignals {
  private static final String[] NAMES = {"INT", "TERM"};

  private EndSignals() {}

  /** Has the signals run this. Where the JVM lacks the classes, the signals do what they did. */
  static void handle(Runnable end) {
    try {
      Class<?> signalType = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object ignored = handlerType.getField("SIG_IGN").get(null);
      Object handler =
          Proxy.newProxyInstance(
              EndSignals.class.getClassLoader(),
              new Class<?>[] {handlerType},
              (proxy, method, arguments) -> {
                end.run();
                return null;
              });
      Method handle = signalType.getMethod("handle", signalType, handlerType);
      Method number = signalType.getMethod("getNumber");
      for (String name : NAMES) {
        Object signal = signalType.getConstructor(String.class).newInstance(name);
        if (ignored.equals(handle.invoke(null, signal, handler))) {
          restoreDefault((int) number.invoke(signal));
          handle.invoke(null, signal, handler);
        }
      }
    } catch (ReflectiveOperationException e) {
      // The JVM's shutdown hooks end the node all the same.
    }
  }

  /** {@code signal(number, SIG_DFL)} of the C library. */
  @SuppressWarnings("restricted")
  private static void restoreDefault(int number) {
    Linker linker = Linker.nativeLinker();
    MethodHandle signal =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("signal"),
            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    try {
      var unused = (MemorySegment) signal.invokeExact(number, MemorySegment.NULL);
    } catch (Throwable e) {
      throw new LinkageError("signal", e);
    }
  }
}
