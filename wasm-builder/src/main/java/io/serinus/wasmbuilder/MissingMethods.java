package io.serinus.wasmbuilder;

import io.serinus.wasmbuilder.classlib.ArraysMethods;
import io.serinus.wasmbuilder.classlib.IntegerMethods;
import io.serinus.wasmbuilder.classlib.LongMethods;
import io.serinus.wasmbuilder.classlib.MathMethods;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.Program;
import org.teavm.model.ValueType;
import org.teavm.model.instructions.InvokeInstruction;

/**
 * Redirects calls of static JDK methods that TeaVM's class library lacks to those of {@code
 * io.serinus.wasmbuilder.classlib}.
 */
public final class MissingMethods implements ClassHolderTransformer {
  private static final Map<MethodReference, MethodReference> SUBSTITUTES = substitutes();

  private static Map<MethodReference, MethodReference> substitutes() {
    Map<Class<?>, Class<?>> classes =
        Map.of(
            Integer.class, IntegerMethods.class,
            Long.class, LongMethods.class,
            Math.class, MathMethods.class,
            Arrays.class, ArraysMethods.class);
    Map<MethodReference, MethodReference> substitutes = new HashMap<>();
    classes.forEach(
        (missing, ours) -> {
          for (Method method : ours.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())) {
              substitutes.put(reference(missing, method), reference(ours, method));
            }
          }
        });
    return substitutes;
  }

  private static MethodReference reference(Class<?> owner, Method method) {
    ValueType[] signature = new ValueType[method.getParameterCount() + 1];
    for (int i = 0; i < method.getParameterCount(); i++) {
      signature[i] = ValueType.parse(method.getParameterTypes()[i]);
    }
    signature[signature.length - 1] = ValueType.parse(method.getReturnType());
    return new MethodReference(owner.getName(), method.getName(), signature);
  }

  @Override
  public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
    for (MethodHolder method : type.getMethods()) {
      Program program = method.getProgram();
      if (program == null) {
        continue;
      }
      for (int i = 0; i < program.basicBlockCount(); i++) {
        BasicBlock block = program.basicBlockAt(i);
        for (Instruction instruction : block) {
          if (instruction instanceof InvokeInstruction call) {
            call.setMethod(SUBSTITUTES.getOrDefault(call.getMethod(), call.getMethod()));
          }
        }
      }
    }
  }
}
