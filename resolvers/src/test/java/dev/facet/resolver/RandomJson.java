// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static java.util.Objects.requireNonNull;

import dev.facet.resolver.RandomModel.Abstract;
import dev.facet.resolver.RandomModel.Composite;
import dev.facet.resolver.RandomModel.Field;
import dev.facet.resolver.RandomType.ListOf;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random JSON that mostly fits its type. */
final class RandomJson {
  static final List<String> KEYS = List.of("1", "2", "3", "4", "5", "a", "b c", "x,y", "\u00fc&/");

  private static final List<Object> WRONG =
      Arrays.asList(
          null,
          true,
          5,
          -1,
          2_147_483_648L,
          1_541_815_603_606_036_480L,
          new BigInteger("12345678901234567890"),
          new BigDecimal("1.50"),
          new BigDecimal("7.0"),
          new BigDecimal("1e30"),
          "",
          "x",
          "7",
          "true",
          "\ud83d\ude00\"\\\n",
          List.of(),
          List.of(1),
          Map.of(),
          Map.of("id", 1),
          List.of(List.of(Map.of("id", 2)), List.of()));
  private static final int MAX_DEPTH = 3;

  private final RandomModel model;
  private final int wrong;

  /** Values of which so many of a thousand are wrong. */
  RandomJson(RandomModel model, int wrong) {
    this.model = model;
    this.wrong = wrong;
  }

  @Nullable Object value(RandomType type, Random random, int depth) {
    if (random.nextInt(1000) < wrong) {
      return WRONG.get(random.nextInt(WRONG.size()));
    }
    if (!type.nonNull() && random.nextInt(10) == 0) {
      return null;
    }
    if (type instanceof ListOf list) {
      List<@Nullable Object> items = new ArrayList<>();
      int size = random.nextInt(4);
      for (int i = 0; i < size; i++) {
        items.add(value(list.item(), random, depth));
      }
      return items;
    }
    return model.isComposite(type.name())
        ? (depth > MAX_DEPTH && !type.nonNull() ? null : object(type.name(), random, depth))
        : leaf(type.name(), random);
  }

  /** An object with everything that the fields of its type read, and what templates read. */
  Map<String, Object> object(String name, Random random, int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("sure", key(random));
    object.put("id", key(random));
    object.put("pid", key(random));
    object.put("tid", "t" + (1 + random.nextInt(2)));
    object.put("ids", List.of(key(random), key(random), key(random)).subList(0, random.nextInt(4)));
    object.put("name", "n" + random.nextInt(3));
    object.put("ignored", Map.of("x", List.of(1, "y")));
    List<String> possible = model.possible(name);
    String chosen = possible.get(random.nextInt(possible.size()));
    Composite type = requireNonNull(model.objects.get(chosen));
    if (depth <= MAX_DEPTH + 1) {
      for (Field field : type.fields) {
        if (field.path() != null && !field.path().equals("tid")) {
          put(object, field.path(), value(field.type(), random, depth + 1));
        }
      }
    }
    Abstract some = model.abstracts.get(name);
    if (some != null) {
      put(object, some.path(), told(some.telling(chosen), random));
    }
    for (String property : List.copyOf(object.keySet())) {
      if (random.nextInt(1000) < wrong) {
        if (random.nextBoolean()) {
          object.remove(property);
        } else {
          object.put(property, WRONG.get(random.nextInt(WRONG.size())));
        }
      }
    }
    return object;
  }

  /** A value that tells a type, now and then of another one, as a service may spell it. */
  private Object told(String value, Random random) {
    if (random.nextInt(1000) < wrong) {
      List<String> names = List.copyOf(model.objects.keySet());
      return names.get(random.nextInt(names.size()));
    }
    return switch (value) {
      case "1", "2" -> random.nextBoolean() ? value : (Object) Integer.parseInt(value);
      case "true" -> random.nextBoolean() ? value : (Object) true;
      default -> value;
    };
  }

  private Object leaf(String type, Random random) {
    return switch (type) {
      case "String" ->
          random.nextInt(5) == 0 ? "\u00e4\u20ac\ud83d\ude00\t" : "s" + random.nextInt(9);
      case "ID" -> key(random);
      case "Int" -> random.nextInt(5) == 0 ? Integer.MIN_VALUE : random.nextInt(9);
      case "Float" -> random.nextInt(4) == 0 ? (Object) 3 : new BigDecimal("0.1");
      case "Boolean" -> random.nextBoolean();
      case "BigDecimal" -> new BigDecimal("12345678901234567890.10");
      case "Long" -> Long.MAX_VALUE - random.nextInt(3);
      case "Date" -> "2026-02-0" + (1 + random.nextInt(9));
      case "UUID" -> "123e4567-e89b-12d3-a456-42661417400" + random.nextInt(9);
      case "JSON" ->
          random.nextBoolean()
              ? new LinkedHashMap<>(Map.of("a", Arrays.asList(1, null, "x", Map.of())))
              : Arrays.asList(new BigDecimal("1.0"), true);
      default -> {
        List<String> values = requireNonNull(model.enums.get(type));
        yield values.get(random.nextInt(values.size()));
      }
    };
  }

  private static Object key(Random random) {
    return spelled(KEYS.get(Math.min(random.nextInt(14), KEYS.size() - 1) % KEYS.size()), random);
  }

  /** A key as a number or as a string. */
  static Object spelled(String key, Random random) {
    boolean number = key.matches("[1-9][0-9]{0,8}");
    if (!number || random.nextBoolean()) {
      return key;
    }
    return random.nextInt(4) == 0 ? new BigDecimal(key + ".0") : (Object) Long.parseLong(key);
  }

  /** Puts a value at a path, where nothing else is in the way. */
  @SuppressWarnings("unchecked") // containers on the way were made here, or are checked
  static void put(Map<String, Object> object, String path, @Nullable Object value) {
    Object at = object;
    String[] steps = path.replace("[", ".[").split("\\.", -1);
    for (int i = 0; i < steps.length; i++) {
      boolean last = i == steps.length - 1;
      Object next =
          last ? value : steps[i + 1].startsWith("[") ? new ArrayList<>() : new LinkedHashMap<>();
      if (steps[i].startsWith("[") && at instanceof ArrayList<?> list) {
        int index = Integer.parseInt(steps[i].substring(1, steps[i].length() - 1));
        List<Object> items = (List<Object>) list;
        while (items.size() <= index) {
          items.add(null);
        }
        if (last || items.get(index) == null) {
          items.set(index, next);
        }
        at = items.get(index);
      } else if (!steps[i].startsWith("[") && at instanceof LinkedHashMap<?, ?> map) {
        Map<String, Object> properties = (Map<String, Object>) map;
        if (last
            || !(properties.get(steps[i]) instanceof LinkedHashMap
                || properties.get(steps[i]) instanceof ArrayList)) {
          properties.put(steps[i], next);
        }
        at = properties.get(steps[i]);
      } else {
        return;
      }
    }
  }
}
