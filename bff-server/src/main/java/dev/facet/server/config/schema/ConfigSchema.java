// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.schema;

import dev.facet.server.config.GatewayConfig;
import dev.facet.server.config.PolicyConfig;
import dev.facet.server.config.decode.RecordShape;
import dev.facet.server.config.decode.ScalarShape;
import dev.facet.server.plugin.PluginFactory;
import dev.facet.upstream.config.PemFile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A JSON Schema (2020-12) of {@code facet.yaml}: what is read without a finding is valid by it,
 * whatever the values of its placeholders are. It knows keys, shapes, names and units; ranges and
 * what settings mean together are for {@code facet check}. The same plugins give the same bytes.
 */
public final class ConfigSchema {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private final Collection<PluginFactory<?>> plugins;
  private final SortedMap<String, JsonObject> definitions = new TreeMap<>();
  private final Map<String, Class<?>> named = new HashMap<>();

  private ConfigSchema(Collection<PluginFactory<?>> plugins) {
    this.plugins = plugins;
  }

  /**
   * The schema.
   *
   * @param plugins all that policies may name, sorted by name
   */
  public static JsonObject of(Collection<PluginFactory<?>> plugins) {
    ConfigSchema schema = new ConfigSchema(plugins);
    JsonObject root = schema.of(GatewayConfig.class);
    JsonObject all = new JsonObject();
    schema.definitions.forEach(all::put);
    return new JsonObject()
        .put("$schema", DIALECT)
        .put("title", "facet.yaml")
        .put("description", "The configuration of a Facet gateway.")
        .mergeIn(root)
        .put("$defs", all);
  }

  private JsonObject of(Type type) {
    return switch (type) {
      case ParameterizedType container -> container(container);
      case Class<?> plain when plain == PemFile.class ->
          defined(plain.getSimpleName(), plain, ScalarSchema::path);
      case Class<?> plain -> single(plain);
      default -> throw new IllegalStateException("type: " + type + " (expected: a class)");
    };
  }

  private JsonObject container(ParameterizedType type) {
    Type[] arguments = type.getActualTypeArguments();
    JsonObject each = of(arguments[arguments.length - 1]);
    return type.getRawType() == Map.class
        ? new JsonObject().put("type", "object").put("additionalProperties", each)
        : new JsonObject().put("type", "array").put("items", each);
  }

  private JsonObject single(Class<?> type) {
    if (ScalarShape.of(type) == null) {
      return record(type);
    }
    return ScalarShape.mayBeMapping(type)
        ? new JsonObject().put("anyOf", JsonArray.of(scalar(type), record(type)))
        : scalar(type);
  }

  private JsonObject scalar(Class<?> type) {
    ScalarShape shape = Objects.requireNonNull(ScalarShape.of(type));
    definitions.putIfAbsent(ScalarSchema.FILLED, ScalarSchema.filled());
    boolean own =
        switch (shape) {
          case ScalarShape.Choice _, ScalarShape.Amount _ -> true;
          case ScalarShape.Text(var examples) -> !examples.isEmpty();
          case ScalarShape.Truth _, ScalarShape.Whole _, ScalarShape.Decimal _ -> false;
        };
    return defined(
        own ? type.getSimpleName() : ScalarSchema.name(shape),
        own ? type : ScalarShape.class,
        () -> ScalarSchema.of(shape));
  }

  private JsonObject record(Class<?> type) {
    return type == PolicyConfig.class
        ? defined(type.getSimpleName(), type, this::policy)
        : defined(type.getSimpleName(), type, () -> keys(type.asSubclass(Record.class)));
  }

  /** A reference to what is described once, under a name that is the type's alone. */
  private JsonObject defined(String simpleName, Class<?> type, Supplier<JsonObject> schema) {
    Class<?> other = named.putIfAbsent(simpleName, type);
    String name = other == null || other == type ? simpleName : type.getName();
    if (!definitions.containsKey(name)) {
      definitions.put(name, new JsonObject()); // what refers to itself finds it
      definitions.put(name, schema.get());
    }
    return new JsonObject().put("$ref", "#/$defs/" + name);
  }

  private JsonObject policy() {
    JsonObject kinds = new JsonObject();
    plugins.forEach(plugin -> kinds.put(plugin.name(), of(plugin.configType())));
    return new JsonObject()
        .put("type", "object")
        .put("properties", kinds)
        .put("minProperties", 1)
        .put("maxProperties", 1)
        .put("additionalProperties", false);
  }

  private JsonObject keys(Class<? extends Record> type) {
    Map<String, Object> defaults = SettingDefaults.of(type);
    JsonObject properties = new JsonObject();
    JsonArray required = new JsonArray();
    Object others = false;
    for (RecordShape.Slot slot : RecordShape.of(type).slots()) {
      if (slot.others()) {
        others = of(slot.named());
        continue;
      }
      properties.put(slot.key(), SettingDefaults.beside(value(slot), type, slot.key(), defaults));
      if (!slot.optional()) {
        required.add(slot.key());
      }
    }
    JsonObject schema = new JsonObject().put("type", "object").put("properties", properties);
    return (required.isEmpty() ? schema : schema.put("required", required))
        .put("additionalProperties", others);
  }

  private JsonObject value(RecordShape.Slot slot) {
    JsonObject list = of(slot.type());
    return slot.alone()
        ? new JsonObject().put("anyOf", JsonArray.of(list.getValue("items"), list))
        : list;
  }
}
