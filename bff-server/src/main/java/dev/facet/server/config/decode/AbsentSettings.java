// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import static java.util.Map.entry;

import dev.facet.server.config.FrontendConfig;
import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.config.listener.ListenerTlsConfig;
import dev.facet.server.config.listener.ManagementConfig;
import dev.facet.server.config.listener.RequestLimits;
import dev.facet.server.config.route.MatchConfig;
import dev.facet.server.config.route.RedirectConfig;
import dev.facet.server.config.route.RouteConfig;
import dev.facet.server.config.route.StickyConfig;
import dev.facet.server.config.route.WebSocketConfig;
import dev.facet.upstream.config.BulkheadConfig;
import dev.facet.upstream.config.CacheConfig;
import dev.facet.upstream.config.ClientCredentialsConfig;
import dev.facet.upstream.config.DiscoverConfig;
import dev.facet.upstream.config.ForwardConfig;
import dev.facet.upstream.config.HealthConfig;
import dev.facet.upstream.config.KubernetesConfig;
import dev.facet.upstream.config.RetryConfig;
import dev.facet.upstream.config.ServiceAuthConfig;
import dev.facet.upstream.config.TlsConfig;
import dev.facet.upstream.config.UpstreamConfig;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is in force where a file leaves out a setting that has no default of its own kind: without
 * one nothing happens, or something else decides. Of services and listeners it is shown with the
 * settings around it, of all others where they are asked for by name.
 */
public final class AbsentSettings {
  private static final String NONE = "none";
  private static final String OFF = "off";
  private static final String PORT = "that of the scheme";
  private static final String GUARDS = "by policies";
  private static final String CLIENTS = "the client's";

  private static final Map<Class<?>, Map<String, Object>> IN_FORCE =
      Map.ofEntries(
          entry(
              UpstreamConfig.class,
              Map.of("discover", NONE, "hedge", OFF, "retry", RetryConfig.ABSENT, "health", OFF)),
          entry(
              ListenerConfig.class,
              Map.of("via", "that of another listener, else drawn", "tls", NONE, "redirect", NONE)),
          entry(ListenerTlsConfig.class, Map.of("clientCa", NONE)),
          entry(RequestLimits.class, Map.of("webSockets", "connections")),
          entry(ManagementConfig.class, Map.of("token", NONE)),
          entry(BulkheadConfig.class, Map.of("max", "pool.max")),
          entry(ForwardConfig.class, Map.of("timeLeft", NONE)),
          entry(
              TlsConfig.class,
              Map.of(
                  "ca",
                  "those of the JVM",
                  "cert",
                  NONE,
                  "key",
                  NONE,
                  "serverName",
                  "the host of the endpoint")),
          entry(ServiceAuthConfig.class, Map.of("clientCredentials", NONE, "signer", NONE)),
          entry(ClientCredentialsConfig.class, Map.of("audience", NONE)),
          entry(CacheConfig.class, Map.of("store", NONE)),
          entry(HealthConfig.class, Map.of("statuses", "200 to 299")),
          entry(DiscoverConfig.class, Map.of("port", PORT)),
          entry(StickyConfig.class, Map.of("maxAge", "as long as the browser runs")),
          entry(RedirectConfig.class, Map.of("port", PORT)),
          entry(
              KubernetesConfig.class,
              Map.of("port", "the only one", "namespace", "that of the gateway")));

  /** The same of settings that are told only where they are asked for. */
  private static final Map<Class<?>, Map<String, Object>> WHERE_ASKED =
      Map.ofEntries(
          entry(
              FrontendConfig.class,
              Map.of("auth", GUARDS, "introspection", "off; on in facet dev")),
          entry(
              RouteConfig.class,
              Map.of("auth", GUARDS, "preserveHost", false, "websocket", WebSocketConfig.DEFAULT)),
          entry(MatchConfig.class, Map.of("scheme", "any", "host", "any")),
          entry(WebSocketConfig.class, Map.of("origins", "those of cors")),
          entry(
              StickyConfig.class,
              Map.of(
                  "path",
                  "where the paths of the route begin",
                  "secure",
                  "where the client came by https")),
          entry(RedirectConfig.class, Map.of("scheme", CLIENTS, "host", CLIENTS, "path", CLIENTS)));

  private AbsentSettings() {}

  /**
   * What is in force of a setting that a record leaves out, where it is asked for by name.
   *
   * @return null where there is no such setting
   */
  public static @Nullable Object asked(Record record, String name) {
    return mayStand(record.getClass(), List.of(name))
        ? WHERE_ASKED.getOrDefault(record.getClass(), Map.of()).getOrDefault(name, NONE)
        : null;
  }

  /** What is in force of a setting that records of a type leave out; null where it is a value. */
  public static @Nullable Object words(Class<? extends Record> type, String name) {
    Object shown = IN_FORCE.getOrDefault(type, Map.of()).get(name);
    return shown == null ? WHERE_ASKED.getOrDefault(type, Map.of()).get(name) : shown;
  }

  /** The names of the settings that a record has or may have. */
  public static Set<String> names(Record record) {
    Set<String> names = new TreeSet<>(SettingText.entries(record).keySet());
    if (KeyHomes.hasKeys(record.getClass())) {
      names.addAll(RecordShape.of(record.getClass()).keys());
    }
    return names;
  }

  /** Whether there are settings of such names, one below the other, below one of a type. */
  public static boolean mayStand(Type type, List<String> names) {
    if (names.isEmpty()) {
      return true;
    }
    List<String> below = names.subList(1, names.size());
    return switch (type) {
      case ParameterizedType container -> {
        Type[] arguments = container.getActualTypeArguments();
        boolean named = container.getRawType() == Map.class;
        yield (named || names.getFirst().matches("\\d{1,6}"))
            && mayStand(arguments[arguments.length - 1], below);
      }
      case Class<?> plain when plain.isRecord() && KeyHomes.hasKeys(plain) -> {
        RecordShape<?> shape = RecordShape.of(plain.asSubclass(Record.class));
        Type setting = shape.has(names.getFirst()) ? shape.typeOf(names.getFirst()) : null;
        yield setting != null && mayStand(setting, below);
      }
      default -> false;
    };
  }

  /**
   * What is in force; null where nothing is to be told.
   *
   * @param value what the record has
   */
  static @Nullable Object inForce(Record record, String name, @Nullable Object value) {
    if (record instanceof DiscoverConfig discover && discover.dns() == null) {
      return value; // only addresses of a name have no port of their own
    }
    boolean absent = value == null || value.equals(List.of());
    Object words = IN_FORCE.getOrDefault(record.getClass(), Map.of()).get(name);
    return absent && words != null ? words : value;
  }
}
