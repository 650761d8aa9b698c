// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import dev.facet.server.config.key.Key;
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
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record seen as a mapping: its keys, and the constructor that takes their values.
 *
 * @param <R> the record
 */
public final class RecordShape<R extends Record> {
  /**
   * One component.
   *
   * @param key its key in the file
   * @param optional whether the constructor takes null for an absent key
   * @param others whether it holds what stands under all other keys, by name
   */
  public record Slot(String key, Type type, boolean optional, boolean others) {
    /** The type of what it holds for each name, where it holds what stands under other keys. */
    Type named() {
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
  private final List<Slot> slots;

  private RecordShape(Constructor<R> constructor, List<Slot> slots) {
    this.constructor = constructor;
    this.slots = List.copyOf(slots);
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
      List<Slot> slots = new ArrayList<>();
      for (int i = 0; i < components.length; i++) {
        slots.add(slot(components[i], constructor.getParameters()[i]));
      }
      return new RecordShape<>(constructor, slots);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(type.getName(), impossible);
    }
  }

  /** The components in their order. */
  public List<Slot> slots() {
    return slots;
  }

  /** The keys that are its own. */
  List<String> keys() {
    return slots.stream().filter(slot -> !slot.others()).map(Slot::key).toList();
  }

  /** What stands under a key: under one of its own, or under a name. Null where none may. */
  public @Nullable Type typeOf(String key) {
    Type named = null;
    for (Slot slot : slots) {
      if (slot.others()) {
        named = slot.named();
      } else if (slot.key().equals(key)) {
        return slot.type();
      }
    }
    return named;
  }

  /** Whether keys of the user's choice stand beside its own. */
  boolean takesNames() {
    return slots.stream().anyMatch(Slot::others);
  }

  /**
   * Calls the constructor.
   *
   * @param values one for each slot, null for an absent key
   * @throws RuntimeException what the constructor throws
   */
  R construct(@Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof RuntimeException rejection) {
        throw rejection;
      }
      throw new IllegalStateException(constructor.toString(), thrown);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(constructor.toString(), impossible);
    }
  }

  private static Slot slot(RecordComponent component, Parameter parameter) {
    Key key = component.getAnnotation(Key.class);
    String name = key == null ? component.getName() : key.value();
    boolean others = component.isAnnotationPresent(OtherKeys.class);
    return new Slot(name, component.getGenericType(), isNullable(parameter), others);
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
