package io.serinus.wasmbuilder;

import io.serinus.hostapi.BuiltIn;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.emit.ProgramEmitter;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;

/** Puts values of the build under way in the place of the methods of {@link BuiltIn}. */
public final class BuiltInValues implements ClassHolderTransformer {
  /** TeaVM makes transformers by their class alone, in the thread that it is called in. */
  private static final ThreadLocal<String> METADATA_HASH = ThreadLocal.withInitial(() -> "");

  private final String metadataHash = METADATA_HASH.get();

  /** Runs a build with the hash of the metadata, in hexadecimal. */
  static void generate(TeaVMTool tool, String metadataHash) throws TeaVMToolException {
    METADATA_HASH.set(metadataHash);
    try {
      tool.generate();
    } finally {
      METADATA_HASH.remove();
    }
  }

  @Override
  public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
    if (type.getName().equals(BuiltIn.class.getName())) {
      ProgramEmitter.create(
              type.getMethod(new MethodDescriptor("metadataHash", String.class)),
              context.getHierarchy())
          .constant(metadataHash)
          .returnValue();
    }
  }
}
