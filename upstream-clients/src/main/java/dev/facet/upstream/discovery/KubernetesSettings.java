// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How the API of the cluster is reached.
 *
 * @param host of the API server, as a URL has it; empty outside of a cluster
 * @param port of the API server
 * @param tls whether it is spoken to over TLS
 * @param account the folder with the files {@code token}, {@code ca.crt} and {@code namespace}
 * @param patience how long it may take
 */
public record KubernetesSettings(
    String host, int port, boolean tls, Path account, Patience patience) {
  /** What a cluster with thousands of pods needs, and a watch that the API server ends itself. */
  public static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(30), Duration.ofSeconds(KubernetesSource.WATCH_SECONDS + 10));

  /**
   * How long the API server is waited for.
   *
   * @param list for a list, with all of its pages
   * @param watch for something more of a watch: bookmarks come about once a minute
   */
  public record Patience(Duration list, Duration watch) {}

  private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");
  private static final String HTTPS = "443";

  /** What a pod is told. */
  public static KubernetesSettings of(Map<String, String> environment) {
    String port = environment.getOrDefault("KUBERNETES_SERVICE_PORT", HTTPS);
    String host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "");
    return new KubernetesSettings(
        host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host,
        Integer.parseInt(port.matches("\\d{1,5}") ? port : HTTPS),
        true,
        ACCOUNT,
        PATIENCE);
  }
}
