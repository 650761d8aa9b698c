// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A service of the Kubernetes cluster that the gateway runs in.
 *
 * @param service its name there
 * @param port the name of its port, or the number of the port of its pods; absent: its only one
 * @param namespace where it is; absent: the gateway's own
 */
public record KubernetesConfig(String service, @Nullable String port, @Nullable String namespace) {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  private static final int MAX_PORT = 65_535;
  private static final int MAX_DIGITS = 5;

  /** Guards the names (RFC 1123 labels). */
  public KubernetesConfig {
    requireLabel("service", service);
    requireLabel("port", port);
    requireLabel("namespace", namespace);
    require(
        port == null || !port.matches("[0-9]+") || isPort(port),
        "port",
        port,
        "a name, or 1 to " + MAX_PORT);
  }

  private static boolean isPort(String digits) {
    int port = digits.length() > MAX_DIGITS ? 0 : Integer.parseInt(digits);
    return port >= 1 && port <= MAX_PORT;
  }

  private static void requireLabel(String setting, @Nullable String name) {
    require(
        name == null || LABEL.matcher(name).matches(),
        setting,
        name,
        "up to 63 lower-case letters, digits and hyphens");
  }
}
