// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.finding.ConfigFindings;
import dev.facet.server.config.yaml.ConfigNode;
import dev.facet.server.config.yaml.Place;
import dev.facet.server.config.yaml.RejectedSettings;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns nodes into records, whose components are the keys. It goes on after a problem, so one run
 * finds all of them: a broken item is left out of its list, a broken optional setting counts as
 * absent, and only what cannot do without is given up.
 */
public final class RecordDecoder {
  private final ScalarConverters scalars;
  private final Map<Class<?>, NodeConverter<?>> nodes;
  private final ConfigFindings findings;
  private final IdentityHashMap<Object, String> paths = new IdentityHashMap<>();
  private KeyHomes homes = KeyHomes.OF_FILE;

  /** A decoder that knows some types beside records and the usual scalars, and adds to findings. */
  public RecordDecoder(
      Map<Class<?>, ScalarConverter<?>> scalars,
      Map<Class<?>, NodeConverter<?>> nodes,
      ConfigFindings findings) {
    this.scalars = new ScalarConverters(scalars);
    this.nodes = Map.copyOf(nodes);
    this.findings = findings;
  }

  /**
   * Decodes a record; null where it cannot be made, which is then in the findings.
   *
   * @param type any record; parameters of its canonical constructor that may be null are optional
   *     keys
   */
  public <R extends Record> @Nullable R record(ConfigNode node, Class<R> type, Place place) {
    homes = new KeyHomes(type, place.pattern());
    return type.cast(value(node, type, place));
  }

  /** Where the records that were decoded stand, by identity. */
  public IdentityHashMap<Object, String> paths() {
    return paths;
  }

  private @Nullable Object value(ConfigNode node, Type type, Place place) {
    if (node instanceof ConfigNode.Broken) {
      findings.broken(place.path());
      return null;
    }
    if (type == ConfigNode.class) {
      return node;
    }
    if (isMissing(node)) {
      findings.error(place.path(), missingValue(place, "a value, or no key at all"));
      return null;
    }
    return switch (type) {
      case ParameterizedType generic -> container(node, generic, place);
      case Class<?> plain -> single(node, plain, place);
      default -> throw new IllegalStateException("type: " + type + " (expected: a class)");
    };
  }

  private static boolean isMissing(ConfigNode node) {
    return node instanceof ConfigNode.Scalar scalar && scalar.isMissing();
  }

  private static Diagnostic.Error missingValue(Place place, String expected) {
    String message = RejectedSettings.message(place.name(), "no value", expected);
    return new Diagnostic.Error(ConfigCode.MISSING_VALUE, message, place.heading())
        .hinted(
            expected.equals("a value")
                ? "write the value behind the colon, or indented below"
                : "remove the key to get the default; write {} or [] for an empty value");
  }

  private @Nullable Object single(ConfigNode node, Class<?> type, Place place) {
    NodeConverter<?> own = nodes.get(type);
    if (own != null) {
      return own.convert(node, place, findings);
    }
    ScalarConverter<?> converter = scalars.of(type);
    boolean mapping = node instanceof ConfigNode.Mapping && ScalarConverters.isShortForm(type);
    if (converter != null && !mapping) {
      return scalar(node, type, converter, place);
    }
    if (!type.isRecord()) {
      throw new IllegalStateException("type: " + type + " (expected: one with a converter)");
    }
    return fields(node, type.asSubclass(Record.class), place);
  }

  private @Nullable Object scalar(
      ConfigNode node, Class<?> type, ScalarConverter<?> converter, Place place) {
    if (node instanceof ConfigNode.Unknown unknown) {
      findings.broken(place.path());
      return StandIns.of(unknown, converter).stream().findFirst().orElse(null);
    }
    if (!(node instanceof ConfigNode.Scalar scalar)) {
      mismatch(node, "a single value", ShapeHints.single(node, place), place);
      return null;
    }
    boolean literal = !scalar.isSubstituted();
    try {
      Object value = converter.convert(scalar.content());
      if (literal && !scalar.plain() && ScalarConverters.isPlain(type)) {
        String message =
            RejectedSettings.message(place.name(), "\"" + scalar.shown() + "\"", "no quotes");
        String hint = "did you mean " + scalar.shown() + " without quotes?";
        Diagnostic.Error quoted =
            new Diagnostic.Error(ConfigCode.WRONG_TYPE, message, scalar.span());
        findings.error(place.path(), quoted.hinted(hint));
        return null;
      }
      return value;
    } catch (RuntimeException rejection) { // the types of plugins are not ours
      findings.error(place.path(), RejectedSettings.ofScalar(place.name(), scalar, rejection));
      return null;
    }
  }

  private @Nullable Object container(ConfigNode node, ParameterizedType type, Place place) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == List.class) {
      return items(node, arguments[0], place);
    }
    if (type.getRawType() == Set.class) {
      List<Object> items = items(node, arguments[0], place);
      return items == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(items));
    }
    if (type.getRawType() == Map.class && arguments[0] == String.class) {
      return named(node, arguments[1], place);
    }
    throw new IllegalStateException("type: " + type + " (expected: List, Set or Map by String)");
  }

  private @Nullable List<Object> items(ConfigNode node, Type type, Place place) {
    if (!(node instanceof ConfigNode.Items list)) {
      mismatch(node, "a list", ShapeHints.list(node, type), place);
      return null;
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < list.items().size(); i++) {
      ConfigNode item = list.items().get(i);
      Object value = value(item, type, place.item(i, item));
      if (value != null) {
        items.add(value);
      }
    }
    return Collections.unmodifiableList(items);
  }

  private @Nullable Map<String, Object> named(ConfigNode node, Type type, Place place) {
    if (!(node instanceof ConfigNode.Mapping mapping)) {
      mismatch(node, "a mapping by name", ShapeHints.named(node, type), place);
      return null;
    }
    if (UnnamedSettings.report(mapping, type, place, findings)) {
      return null;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach((name, entry) -> {
          Object value = value(entry.value(), type, place.named(name, entry.key()));
          if (value != null) {
            values.put(name, value);
          }
        });
    return Collections.unmodifiableMap(values);
  }

  private <R extends Record> @Nullable R fields(ConfigNode node, Class<R> type, Place place) {
    RecordShape<R> shape = RecordShape.of(type);
    if (!(node instanceof ConfigNode.Mapping mapping)) {
      mismatch(node, "a mapping", ShapeHints.fields(node, shape), place);
      return null;
    }
    boolean planned =
        !shape.takesNames() && UnknownKeys.report(mapping, shape, place, homes, findings);
    RecordBuilder<R> builder = new RecordBuilder<>(shape, mapping, place, findings);
    for (int i = 0; i < shape.slots().size(); i++) {
      RecordShape.Slot slot = shape.slots().get(i);
      if (slot.others()) {
        builder.set(i, named(mapping.without(shape.keys()), slot.named(), place));
        continue;
      }
      ConfigNode.Entry entry = mapping.entries().get(slot.key());
      if (entry != null) {
        Place below = place.key(slot.key(), entry.key());
        if (!slot.optional() && isMissing(entry.value())) {
          findings.error(below.path(), missingValue(below, "a value"));
          builder.set(i, null);
        } else if (!assumed(entry.value(), slot, below, builder, i)) {
          builder.set(i, ofSlot(entry.value(), slot, below));
        }
      } else if (!slot.optional()) {
        builder.missing(i, planned || findings.isBroken(Place.join(place.path(), slot.key())));
      }
    }
    builder.excuse(planned);
    R value = builder.build();
    if (value != null) {
      paths.put(value, place.path());
    }
    return value;
  }

  private @Nullable Object ofSlot(ConfigNode node, RecordShape.Slot slot, Place place) {
    if (!slot.alone() || node instanceof ConfigNode.Items) {
      return value(node, slot.type(), place);
    }
    if (node instanceof ConfigNode.Mapping) {
      mismatch(node, "a single value, or a list of them", ShapeHints.single(node, place), place);
      return null;
    }
    Object item = value(node, ((ParameterizedType) slot.type()).getActualTypeArguments()[0], place);
    return item == null ? null : List.of(item);
  }

  /** Sets what is not known here to what stands for it; false where it is known, or no scalar. */
  private boolean assumed(
      ConfigNode node, RecordShape.Slot slot, Place place, RecordBuilder<?> builder, int index) {
    if (!(node instanceof ConfigNode.Unknown unknown) || !(slot.type() instanceof Class<?> type)) {
      return false;
    }
    ScalarConverter<?> converter = nodes.containsKey(type) ? null : scalars.of(type);
    if (converter == null) {
      return false;
    }
    findings.broken(place.path());
    builder.assume(
        index,
        slot.optional() && ScalarConverters.isAmount(type)
            ? List.of()
            : StandIns.of(unknown, converter));
    return true;
  }

  private void mismatch(ConfigNode node, String expected, String hint, Place place) {
    findings.error(
        place.path(), RejectedSettings.ofType(place.name(), node, expected).hinted(hint));
  }
}
