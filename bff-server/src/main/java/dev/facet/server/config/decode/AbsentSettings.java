// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import static java.util.Map.entry;

import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.config.listener.ListenerTlsConfig;
import dev.facet.server.config.listener.ManagementConfig;
import dev.facet.server.config.listener.RequestLimits;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is in force where a file leaves out a setting of a service or a listener that has no default
 * of its own kind: without one nothing happens, or something else decides.
 */
final class AbsentSettings {
  private static final String NONE = "none";
  private static final String OFF = "off";

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
          entry(DiscoverConfig.class, Map.of("port", "that of the scheme")),
          entry(
              KubernetesConfig.class,
              Map.of("port", "the only one", "namespace", "that of the gateway")));

  private AbsentSettings() {}

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
