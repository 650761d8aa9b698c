// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.schema;

import dev.facet.server.config.decode.AbsentSettings;
import dev.facet.server.config.decode.DefaultSettings;
import dev.facet.server.config.decode.ScalarShape;
import dev.facet.server.config.decode.SettingText;
import dev.facet.upstream.config.Secret;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What editors show of settings that are left out. */
final class SettingDefaults {
  private SettingDefaults() {}

  static Map<String, Object> of(Class<? extends Record> type) {
    return DefaultSettings.of(type);
  }

  /** The schema of a setting with what is in force where it is left out, as far as it is known. */
  static JsonObject beside(
      JsonObject schema, Class<? extends Record> type, String key, Map<String, Object> defaults) {
    Object words = AbsentSettings.words(type, key);
    if (words instanceof Boolean value) {
      return schema.put("default", value);
    }
    if (words != null) {
      return schema.put("description", "Left out: " + SettingText.of(words) + ".");
    }
    Object value = defaults.containsKey(key) ? json(defaults.get(key)) : null;
    return value == null ? schema : schema.put("default", value);
  }

  /** A value as the file has it; null for one that is no scalar and no list of them. */
  private static @Nullable Object json(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Secret _ -> null;
      case Boolean truth -> truth;
      case Number number -> number;
      case List<?> list -> {
        JsonArray items = new JsonArray();
        for (Object item : list) {
          Object each = json(item);
          if (each != null) {
            items.add(each);
          }
        }
        yield items.size() == list.size() && !items.isEmpty() ? items : null;
      }
      case Object one when isScalar(one) -> SettingText.of(one);
      default -> null;
    };
  }

  /** Whether a value is one word; of a sealed family the family is what the file knows. */
  private static boolean isScalar(Object value) {
    Class<?> type =
        value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
    if (ScalarShape.mayBeMapping(type)) {
      return false;
    }
    for (Class<?> family : type.getInterfaces()) {
      if (family.isSealed() && ScalarShape.of(family) != null) {
        return true;
      }
    }
    return ScalarShape.of(type) != null;
  }
}
