// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import dev.facet.server.config.key.Inline;
import dev.facet.server.config.key.Key;
import dev.facet.server.config.key.OneOrMore;
import dev.facet.server.config.key.OtherKeys;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record seen as a mapping: its keys, and the constructor that takes their values.
 *
 * @param <R> the record
 */
public final class RecordShape<R extends Record> {
  /**
   * One key.
   *
   * @param key as it stands in the file
   * @param optional whether the constructor takes null for an absent key
   * @param others whether it holds what stands under all other keys, by name
   * @param alone whether the one item of its list may stand without brackets
   */
  public record Slot(String key, Type type, boolean optional, boolean others, boolean alone) {
    /** The type of what it holds for each name, where it holds what stands under other keys. */
    public Type named() {
      return ((ParameterizedType) type).getActualTypeArguments()[1];
    }
  }

  /** A file is decoded once and searched for secrets once, and annotations take long to read. */
  private static final ClassValue<RecordShape<?>> KNOWN =
      new ClassValue<>() {
        @Override
        protected RecordShape<?> computeValue(Class<?> type) {
          return read(type.asSubclass(Record.class));
        }
      };

  private final Constructor<R> constructor;
  private final List<Part> parts;
  private final List<Slot> slots;
  private final List<String> keys;
  private final Map<String, Slot> byKey = new HashMap<>();

  private RecordShape(Constructor<R> constructor, List<Part> parts) {
    this.constructor = constructor;
    this.parts = List.copyOf(parts);
    this.slots = parts.stream().flatMap(part -> part.slots().stream()).toList();
    this.keys = slots.stream().filter(slot -> !slot.others()).map(Slot::key).toList();
    slots.stream().filter(slot -> !slot.others()).forEach(slot -> byKey.put(slot.key(), slot));
  }

  /** What one parameter of the constructor is made of. */
  private sealed interface Part {
    /** The value of one key. */
    record Single(Slot slot) implements Part {}

    /** A record whose keys stand among those of this one. */
    record Whole(RecordShape<?> shape) implements Part {}

    /** The keys. */
    default List<Slot> slots() {
      return switch (this) {
        case Single(var slot) -> List.of(slot);
        case Whole(var shape) -> shape.slots();
      };
    }

    /** How many slots it has. */
    default int width() {
      return switch (this) {
        case Single _ -> 1;
        case Whole(var shape) -> shape.slots().size();
      };
    }

    /**
     * The argument for the constructor.
     *
     * @param values those of the slots of all parts
     * @param from where its own begin
     */
    default @Nullable Object of(@Nullable Object[] values, int from) {
      return switch (this) {
        case Single _ -> values[from];
        case Whole(var shape) -> shape.construct(values, from);
      };
    }
  }

  /** The shape of a record. A parameter of its canonical constructor is optional if nullable. */
  @SuppressWarnings("unchecked") // what is kept under a class was read from it
  public static <R extends Record> RecordShape<R> of(Class<R> type) {
    return (RecordShape<R>) KNOWN.get(type);
  }

  private static <R extends Record> RecordShape<R> read(Class<R> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      List<Part> parts = new ArrayList<>();
      for (int i = 0; i < components.length; i++) {
        parts.add(part(components[i], constructor.getParameters()[i]));
      }
      return new RecordShape<>(constructor, parts);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(type.getName(), impossible);
    }
  }

  /** The keys in the order of the components, with those of inlined ones in their place. */
  public List<Slot> slots() {
    return slots;
  }

  /** The keys that are its own. */
  List<String> keys() {
    return keys;
  }

  /** Whether a key is one of its own. */
  boolean has(String key) {
    return byKey.containsKey(key);
  }

  /** What stands under a key: under one of its own, or under a name. Null where none may. */
  public @Nullable Type typeOf(String key) {
    Slot own = byKey.get(key);
    if (own != null) {
      return own.type();
    }
    return slots.stream().filter(Slot::others).map(Slot::named).findFirst().orElse(null);
  }

  /** Whether keys of the user's choice stand beside its own. */
  public boolean takesNames() {
    return keys.size() < slots.size();
  }

  /**
   * Calls the constructor.
   *
   * @param values one for each slot, null for an absent key
   * @throws RuntimeException what the constructor throws
   */
  R construct(@Nullable Object[] values) {
    return construct(values, 0);
  }

  private R construct(@Nullable Object[] values, int from) {
    @Nullable Object[] arguments = new Object[parts.size()];
    int at = from;
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = parts.get(i).of(values, at);
      at += parts.get(i).width();
    }
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof RuntimeException rejection) {
        throw rejection;
      }
      throw new IllegalStateException(constructor.toString(), thrown);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(constructor.toString(), impossible);
    }
  }

  private static Part part(RecordComponent component, Parameter parameter) {
    return component.isAnnotationPresent(Inline.class)
        ? new Part.Whole(of(component.getType().asSubclass(Record.class)))
        : new Part.Single(slot(component, parameter));
  }

  private static Slot slot(RecordComponent component, Parameter parameter) {
    Key key = component.getAnnotation(Key.class);
    String name = key == null ? component.getName() : key.value();
    boolean others = component.isAnnotationPresent(OtherKeys.class);
    boolean alone = component.isAnnotationPresent(OneOrMore.class);
    return new Slot(name, component.getGenericType(), isNullable(parameter), others, alone);
  }

  /** Any annotation of that name counts: plugins of others may use another library's. */
  private static boolean isNullable(Parameter parameter) {
    AnnotatedType type = parameter.getAnnotatedType();
    Stream<Annotation> all =
        Stream.concat(
            Arrays.stream(type.getAnnotations()), Arrays.stream(parameter.getAnnotations()));
    return all.anyMatch(
        annotation -> annotation.annotationType().getSimpleName().equals("Nullable"));
  }
}
