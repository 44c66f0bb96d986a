package io.serinus.conformance.tester;

import static io.serinus.conformance.tester.Memory.pointer;
import static io.serinus.conformance.tester.Memory.span;

import io.serinus.scale.ScaleReader;
import java.util.function.BiConsumer;

/** {@code ext_crypto}; both schemes have the same shapes. */
final class CryptoCases {
  private static final int TYPE = 4;
  private static final int KEY = 32;
  private static final int SIGNATURE = 64;

  private CryptoCases() {}

  private interface PublicKeys {
    long call(int type);
  }

  private interface Generate {
    int call(int type, long seed);
  }

  private interface Sign {
    long call(int type, int key, long message);
  }

  private interface Verify {
    int call(int signature, long message, int key);
  }

  static void forEach(BiConsumer<String, HostApiTester.Case> out) {
    out.accept("ed25519_public_keys", in -> publicKeys(in, Imports::ed25519PublicKeys));
    out.accept("ed25519_generate", in -> generate(in, Imports::ed25519Generate));
    out.accept("ed25519_sign", in -> sign(in, Imports::ed25519Sign));
    out.accept("ed25519_verify", in -> verify(in, Imports::ed25519Verify));
    out.accept("sr25519_public_keys", in -> publicKeys(in, Imports::sr25519PublicKeys));
    out.accept("sr25519_generate", in -> generate(in, Imports::sr25519Generate));
    out.accept("sr25519_sign", in -> sign(in, Imports::sr25519Sign));
    out.accept("sr25519_verify", in -> verify(in, Imports::sr25519Verify));
  }

  private static byte[] publicKeys(ScaleReader in, PublicKeys function) {
    byte[] type = in.readFixed(TYPE);
    return Memory.read(function.call(pointer(type)));
  }

  private static byte[] generate(ScaleReader in, Generate function) {
    byte[] type = in.readFixed(TYPE);
    byte[] seed = in.readFixed(in.remaining());
    return Memory.read(function.call(pointer(type), span(seed)), KEY);
  }

  private static byte[] sign(ScaleReader in, Sign function) {
    byte[] type = in.readFixed(TYPE);
    byte[] key = in.readFixed(KEY);
    byte[] message = in.readBytes();
    return Memory.read(function.call(pointer(type), pointer(key), span(message)));
  }

  private static byte[] verify(ScaleReader in, Verify function) {
    byte[] signature = in.readFixed(SIGNATURE);
    byte[] message = in.readBytes();
    byte[] key = in.readFixed(KEY);
    return Results.number(function.call(pointer(signature), span(message), pointer(key)));
  }
}
