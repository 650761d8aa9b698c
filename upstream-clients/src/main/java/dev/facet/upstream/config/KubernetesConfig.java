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
 * @param maxList the longest list of its slices that is read, all pages together; absent: 32 MiB
 */
public record KubernetesConfig(
    String service, @Nullable String port, @Nullable String namespace, DataSize maxList) {
  private static final DataSize MAX_LIST = DataSize.mebibytes(32);
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  private static final int MAX_PORT = 65_535;
  private static final int MAX_DIGITS = 5;

  /** Sets defaults; guards the names (RFC 1123 labels). */
  public KubernetesConfig(
      String service,
      @Nullable String port,
      @Nullable String namespace,
      @Nullable DataSize maxList) {
    requireLabel("service", service);
    requireLabel("port", port);
    requireLabel("namespace", namespace);
    require(
        port == null || !port.matches("[0-9]+") || isPort(port),
        "port",
        port,
        "a name, or 1 to " + MAX_PORT);
    require(maxList == null || maxList.bytes() > 0, "maxList", maxList, "1B or more");
    this.service = service;
    this.port = port;
    this.namespace = namespace;
    this.maxList = maxList == null ? MAX_LIST : maxList;
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
