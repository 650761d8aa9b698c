// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.compile;

import dev.facet.schema.secret.SecretNames;
import dev.facet.server.config.GatewayConfig;
import dev.facet.server.config.PolicyConfig;
import dev.facet.server.config.decode.RecordShape;
import dev.facet.server.config.route.FieldValueConfig;
import dev.facet.server.config.yaml.ConfigNode;
import dev.facet.server.plugin.PluginFactory;
import dev.facet.server.route.MatchValue;
import dev.facet.server.route.PathRegex;
import dev.facet.server.route.ValueRegex;
import dev.facet.server.value.ValueTemplate;
import dev.facet.upstream.config.PemFile;
import dev.facet.upstream.config.Secret;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds the secrets in a file by the records that its settings are decoded to: what a record
 * declares a {@link Secret} is one, and what the name of a header announces as one. Where a key is
 * not known, as after a slip of the pen, what stands there is no setting and counts as one too.
 */
final class SecretSettings {
  private static final Pattern SECRET_NAME =
      Pattern.compile("(?i).*(key|keys|secret|password|token|authorization)");

  /** A user, or a query or fragment, in which keys are handed over. */
  private static final Pattern SECRET_IN_URL = Pattern.compile("//[^/?#\\s]*@|[?#]");

  /** The same in a text that may be something else, such as a glob with a question mark. */
  private static final Pattern SECRET_IN_TEXT =
      Pattern.compile(
          "//[^/?#\\s]*@|[^\\s/:@]:[^\\s/@]*@|[?&#][^=?&#\\s]{1,64}=|^[\"']?/[^?#\\s]*[?#]");

  private final Map<String, Class<? extends Record>> plugins = new LinkedHashMap<>();
  private final List<ConfigNode> secrets = new ArrayList<>();
  private final List<ConfigNode> misplaced = new ArrayList<>();

  private SecretSettings(Collection<PluginFactory<?>> factories) {
    factories.forEach(factory -> plugins.put(factory.name(), factory.configType()));
  }

  /** Looks through a file. */
  static SecretSettings in(ConfigNode root, Collection<PluginFactory<?>> factories) {
    SecretSettings settings = new SecretSettings(factories);
    settings.look(root, GatewayConfig.class);
    return settings;
  }

  /** Looks through a list of records. */
  static SecretSettings in(ConfigNode list, Class<? extends Record> each) {
    SecretSettings settings = new SecretSettings(List.of());
    settings.look(list, each);
    return settings;
  }

  /** The values that are secret, or could be by the names they stand under. */
  List<ConfigNode> secrets() {
    return List.copyOf(secrets);
  }

  /** The other values under keys that are not known, of which nobody can tell what they are. */
  List<ConfigNode> misplaced() {
    return List.copyOf(misplaced);
  }

  private void look(ConfigNode node, Type type) {
    switch (node) {
      case ConfigNode.Scalar scalar -> note(scalar, type, scalar.isMissing());
      case ConfigNode.Items list -> list.items().forEach(item -> look(item, element(type)));
      case ConfigNode.Mapping mapping -> {
        mapping.entries().forEach((key, entry) -> look(entry.value(), below(type, key)));
        mapping.unused().forEach(unused -> look(unused.value(), below(type, unused.key())));
      }
      case ConfigNode.Broken broken -> note(broken, type, false);
      case ConfigNode.Unknown unknown -> note(unknown, type, false);
    }
  }

  private void note(ConfigNode node, Type type, boolean missing) {
    boolean within =
        node instanceof ConfigNode.Scalar scalar
            && (type == Announced.class ? isConstant(scalar) : isWithin(scalar, type));
    if (!missing && (within || mayBeSecret(type))) {
      secrets.add(node);
    } else if (!missing && type == Misplaced.class) {
      misplaced.add(node);
    }
  }

  /** Whether a value has no expression: one with an expression is made of a request. */
  private static boolean isConstant(ConfigNode.Scalar scalar) {
    return scalar.content().own().indexOf('{') < 0;
  }

  /** Whether a secret is, or may be, a part of a value that is none by its type. */
  private static boolean isWithin(ConfigNode.Scalar scalar, Type type) {
    String text = scalar.span().text();
    if (type == PathRegex.class
        || type == ValueRegex.class) { // whose question marks begin no query
      return false;
    }
    if (type != PemFile.class && !mayHold(text)) {
      return false;
    }
    if (type == PemFile.class) {
      return PemFiles.mayBeText(scalar.text());
    }
    return type == URI.class
        ? SECRET_IN_URL.matcher(text).find()
        : SECRET_IN_TEXT.matcher(text).find();
  }

  /** Whether a text has a character of those that secrets within texts stand beside. */
  private static boolean mayHold(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("@?#&".indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** What a list of a type holds, the last argument of a container being what it is made of. */
  private static Type element(Type type) {
    return type instanceof ParameterizedType container
        ? container.getActualTypeArguments()[container.getActualTypeArguments().length - 1]
        : type;
  }

  private Type below(Type type, String key) {
    if (type == PolicyConfig.class) {
      return plugins.getOrDefault(key, SecretAlone.class);
    }
    if (type instanceof ParameterizedType || type == Secret.class) {
      if (element(type) == ValueTemplate.class && SecretNames.announces(key)) {
        return Announced.class;
      }
      boolean asked = element(type) == MatchValue.class || element(type) == FieldValueConfig.class;
      return asked && SecretNames.announces(key) ? Secret.class : element(type);
    }
    if (type == Headers.class) {
      return SecretNames.announces(key) ? Secret.class : String.class;
    }
    if (type instanceof Class<?> plain && plain.isRecord()) {
      Type known = RecordShape.of(plain.asSubclass(Record.class)).typeOf(key);
      if (known != null) {
        return isHeaders(key, known) ? Headers.class : known;
      }
    }
    return mayBeSecret(type) || couldAnnounce(key) ? Secret.class : Misplaced.class;
  }

  /** Whether a key is one of secrets, as far as its name tells. */
  static boolean couldAnnounce(String key) {
    return SECRET_NAME.matcher(key).matches() || SecretNames.announces(key);
  }

  private static boolean isHeaders(String key, Type type) {
    return key.equals("headers")
        && type instanceof ParameterizedType map
        && map.getRawType() == Map.class
        && element(map) == String.class;
  }

  /** Whether a value of a type is a secret, or one in the wrong place. */
  private static boolean mayBeSecret(Type type) {
    return switch (type) {
      case ParameterizedType _ -> mayBeSecret(element(type));
      case Class<?> plain when plain == Secret.class -> true;
      case Class<?> plain when plain.isRecord() ->
          RecordShape.of(plain.asSubclass(Record.class)).slots().stream()
              .anyMatch(slot -> slot.type() == Secret.class);
      default -> false;
    };
  }

  /** Stands for the settings of an unknown plugin. */
  private record SecretAlone(Secret any) {}

  /** Stands for values of policies under a name that announces a secret. */
  private interface Announced {}

  /** Stands for headers with their values. */
  private interface Headers {}

  /** Stands for whatever is under a key that is not known. */
  private interface Misplaced {}
}
