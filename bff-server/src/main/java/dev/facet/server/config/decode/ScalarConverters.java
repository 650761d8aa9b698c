// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import static dev.facet.server.config.finding.ConfigCode.BAD_VALUE;
import static dev.facet.server.config.finding.ConfigCode.WRONG_TYPE;

import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.server.config.finding.BadScalar;
import dev.facet.server.config.route.FieldValueConfig;
import dev.facet.server.route.MatchValue;
import dev.facet.server.route.PathPattern;
import dev.facet.server.route.PathRegex;
import dev.facet.server.route.ValueRegex;
import dev.facet.server.value.ScalarText;
import dev.facet.upstream.config.DataSize;
import dev.facet.upstream.config.HedgeDelay;
import dev.facet.upstream.config.Percentage;
import dev.facet.upstream.config.Secret;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The types that are written as one scalar. */
final class ScalarConverters {
  /** Types whose values YAML writes without quotes; quotes make them text. */
  private static final Set<Class<?>> PLAIN =
      Set.of(
          boolean.class,
          Boolean.class,
          int.class,
          Integer.class,
          long.class,
          Long.class,
          double.class,
          Double.class);

  private static final Map<Class<?>, ScalarConverter<?>> BUILT_IN =
      Map.ofEntries(
          Map.entry(String.class, text -> text),
          Map.entry(boolean.class, ScalarConverters::bool),
          Map.entry(Boolean.class, ScalarConverters::bool),
          Map.entry(int.class, ScalarConverters::integer),
          Map.entry(Integer.class, ScalarConverters::integer),
          Map.entry(long.class, text -> whole(text, Long.MAX_VALUE)),
          Map.entry(Long.class, text -> whole(text, Long.MAX_VALUE)),
          Map.entry(double.class, ScalarConverters::decimal),
          Map.entry(Double.class, ScalarConverters::decimal),
          Map.entry(Duration.class, UnitConverters::duration),
          Map.entry(DataSize.class, UnitConverters::dataSize),
          Map.entry(Percentage.class, UnitConverters::percentage),
          Map.entry(HedgeDelay.class, UnitConverters::hedgeDelay),
          Map.entry(Secret.class, Secret::new),
          Map.entry(MatchValue.class, new MatchValueConverter()),
          Map.entry(ValueRegex.class, new ValueRegexConverter()),
          Map.entry(FieldValueConfig.class, new FieldValueConverter()),
          Map.entry(URI.class, ScalarConverters::uri),
          Map.entry(Path.class, ScalarConverters::path),
          Map.entry(PathPattern.class, PathConverters::pattern),
          Map.entry(PathPattern.Exact.class, PathConverters::exact),
          Map.entry(PathRegex.class, PathConverters::regex));

  /** Types that are written as one scalar, or with all of their keys. */
  private static final Set<Class<?>> SHORT_FORMS = Set.of(FieldValueConfig.class);

  /** Searched for once a type: a file may have records of one type ten thousand times. */
  private static final ClassValue<Optional<ScalarConverter<?>>> VALUE_OF =
      new ClassValue<>() {
        @Override
        protected Optional<ScalarConverter<?>> computeValue(Class<?> type) {
          return valueOfMethod(type);
        }
      };

  /** The constants of an enum by their {@link #plainName}. */
  private static final ClassValue<Map<String, Object>> CONSTANTS =
      new ClassValue<>() {
        @Override
        protected Map<String, Object> computeValue(Class<?> type) {
          Map<String, Object> constants = new LinkedHashMap<>();
          for (Object constant : type.getEnumConstants()) {
            constants.putIfAbsent(plainName(spelled((Enum<?>) constant)), constant);
          }
          return constants;
        }
      };

  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,100}");

  private final Map<Class<?>, ScalarConverter<?>> more;

  /** Converters for further types; they win over those that are built in. */
  ScalarConverters(Map<Class<?>, ScalarConverter<?>> more) {
    this.more = Map.copyOf(more);
  }

  /** The converter for a type; null where the type is not written as a scalar. */
  @Nullable ScalarConverter<?> of(Class<?> type) {
    ScalarConverter<?> known = more.containsKey(type) ? more.get(type) : BUILT_IN.get(type);
    if (known != null) {
      return known;
    }
    return type.isEnum() ? text -> constant(type, text) : VALUE_OF.get(type).orElse(null);
  }

  /** Whether a type that is written as one scalar may be a mapping of its keys as well. */
  static boolean isShortForm(Class<?> type) {
    return SHORT_FORMS.contains(type);
  }

  /** Whether quotes around a literal make it something else than the type asks for. */
  static boolean isPlain(Class<?> type) {
    return PLAIN.contains(type);
  }

  /** Whether a type is a figure or a choice, whose default serves better than any stand-in. */
  static boolean isAmount(Class<?> type) {
    return PLAIN.contains(type)
        || type.isEnum()
        || type == Duration.class
        || type == DataSize.class
        || type == Percentage.class;
  }

  private static Optional<ScalarConverter<?>> valueOfMethod(Class<?> type) {
    return method(type, ScalarText.class)
        .<ScalarConverter<?>>map(ScalarConverters::telling)
        .or(() -> method(type, String.class).map(method -> text -> invoke(method, text)));
  }

  private static Optional<Method> method(Class<?> type, Class<?>... parameters) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method ->
            method.getName().equals("valueOf")
                && Modifier.isStatic(method.getModifiers())
                && method.getReturnType() == type
                && Arrays.equals(method.getParameterTypes(), parameters))
        .findFirst();
  }

  private static ScalarConverter<Object> telling(Method method) {
    return new ScalarConverter<>() {
      @Override
      public Object convert(String text) {
        return convert(ScalarText.of(text));
      }

      @Override
      public Object convert(ScalarText text) {
        return invoke(method, text);
      }
    };
  }

  private static Object invoke(Method method, Object... arguments) {
    try {
      method.setAccessible(true);
      return Objects.requireNonNull(method.invoke(null, arguments), method::toString);
    } catch (IllegalAccessException notOurs) {
      throw new IllegalStateException(method.toString(), notOurs);
    } catch (InvocationTargetException rejected) {
      if (rejected.getCause() instanceof RuntimeException reason) {
        throw reason;
      }
      throw new IllegalStateException(method.toString(), rejected);
    }
  }

  private static Boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      case "yes", "on", "Yes", "On", "YES", "ON", "True", "TRUE" ->
          throw new BadScalar(WRONG_TYPE, "true or false", "did you mean \"true\"?");
      case "no", "off", "No", "Off", "NO", "OFF", "False", "FALSE" ->
          throw new BadScalar(WRONG_TYPE, "true or false", "did you mean \"false\"?");
      default -> throw new BadScalar(WRONG_TYPE, "true or false");
    };
  }

  private static Integer integer(String text) {
    return Math.toIntExact(whole(text, Integer.MAX_VALUE));
  }

  private static Long whole(String text, long most) {
    if (!INTEGER.matcher(text).matches()) {
      throw new BadScalar(WRONG_TYPE, "an integer");
    }
    BigInteger value = new BigInteger(text);
    if (value.abs().compareTo(BigInteger.valueOf(most)) > 0) {
      throw new BadScalar(BAD_VALUE, "an integer up to " + most);
    }
    return value.longValueExact();
  }

  private static Double decimal(String text) {
    if (!text.matches("[+-]?\\d{1,100}(\\.\\d{1,100})?")) {
      throw new BadScalar(WRONG_TYPE, "a number, such as 2.5");
    }
    return Double.valueOf(text);
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException _) {
      throw new BadScalar(BAD_VALUE, "a URL, such as http://host:8080");
    }
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException _) {
      throw new BadScalar(BAD_VALUE, "a path");
    }
  }

  private static Object constant(Class<?> type, String text) {
    Object constant = CONSTANTS.get(type).get(plainName(text));
    if (constant != null) {
      return constant;
    }
    List<String> names =
        Arrays.stream(type.getEnumConstants()).map(each -> spelled((Enum<?>) each)).toList();
    throw new BadScalar(BAD_VALUE, String.join(", ", names), Suggestion.hint(text, names));
  }

  /**
   * As the file spells it: camelCase, except where digits or small letters tell that it is a name
   * of somebody else's, such as RS256 or EdDSA.
   */
  static String spelled(Enum<?> constant) {
    String name = constant.name();
    if (name.matches(".*[\\da-z].*")) {
      return name;
    }
    StringBuilder camel = new StringBuilder();
    for (String word : name.toLowerCase(Locale.ROOT).split("_", -1)) {
      camel.append(
          camel.isEmpty() || word.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return camel.toString();
  }

  /** A name without its case and what joins its words, by which it is known. */
  static String plainName(String name) {
    return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
  }
}
