package io.serinus.pallet.session;

import io.serinus.primitives.CryptoScheme;
import io.serinus.primitives.KeyTypeId;
import io.serinus.scale.info.TypeInfo;
import java.util.List;
import java.util.function.Supplier;

/**
 * Which keys a runtime's validators have, in the order of their encoding.
 *
 * @param path the path of the struct of all keys in metadata
 */
public record SessionKeyLayout(String path, List<Key> keys) {
  /**
   * One kind of key.
   *
   * @param name the field's name
   * @param keyType the key's type in metadata
   * @param owner the pallet that the source binds the key to, for metadata
   */
  public record Key(
      String name, KeyTypeId type, CryptoScheme scheme, Supplier<TypeInfo> keyType, String owner) {
    /** In bytes. */
    public int length() {
      return scheme.publicLength();
    }
  }

  public SessionKeyLayout {
    keys = List.copyOf(keys);
  }

  /** How many bytes all keys together have. */
  public int length() {
    int length = 0;
    for (Key key : keys) {
      length += key.length();
    }
    return length;
  }

  /** Where in the encoding the key of this place begins. */
  public int offset(int place) {
    int offset = 0;
    for (int i = 0; i < place; i++) {
      offset += keys.get(i).length();
    }
    return offset;
  }

  TypeInfo type() {
    return new TypeInfo.Composite(
        path,
        keys.stream()
            .map(
                key ->
                    new TypeInfo.Field(
                        key.name(),
                        key.keyType(),
                        "<" + key.owner() + " as $crate::BoundToRuntimeAppPublic>::Public"))
            .toList());
  }
}
