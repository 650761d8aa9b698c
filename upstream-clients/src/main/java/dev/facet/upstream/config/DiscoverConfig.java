// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the endpoints of a service are found, in place of a list of them. Exactly one of file, dns,
 * dnsSrv and kubernetes.
 *
 * @param file a YAML or JSON list of endpoints, relative to the project's folder; watched
 * @param dns a name whose addresses, IPv4 and IPv6, are one endpoint each
 * @param port of the addresses of {@code dns}, 1 to 65,535; absent: the scheme's own
 * @param dnsSrv a name with SRV records (RFC 2782), such as {@code _http._tcp.users.internal}
 * @param kubernetes a service of the cluster that the gateway runs in
 * @param scheme of what is found, but for that of a file; absent: http
 * @param path the base path of what is found, but for that of a file; absent: none
 */
public record DiscoverConfig(
    @Nullable String file,
    @Nullable String dns,
    @Nullable Integer port,
    @Nullable String dnsSrv,
    @Nullable KubernetesConfig kubernetes,
    Scheme scheme,
    String path) {
  private static final int MAX_PORT = 65_535;
  private static final int MAX_NAME = 253;
  private static final String LABEL = "[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?";
  private static final Pattern LABELS =
      Pattern.compile(LABEL + "(?:\\." + LABEL + ")*\\.?", Pattern.CASE_INSENSITIVE);
  private static final String ONE = "one of file, dns, dnsSrv and kubernetes";

  /** How endpoints are spoken to. */
  public enum Scheme {
    /** In clear. */
    HTTP,
    /** Over TLS. */
    HTTPS
  }

  /** Sets defaults and guards. */
  public DiscoverConfig(
      @Nullable String file,
      @Nullable String dns,
      @Nullable Integer port,
      @Nullable String dnsSrv,
      @Nullable KubernetesConfig kubernetes,
      @Nullable Scheme scheme,
      @Nullable String path) {
    long given = Stream.of(file, dns, dnsSrv, kubernetes).filter(Objects::nonNull).count();
    require(given > 0, "discover", "nothing to look at", ONE);
    require(given == 1, "discover", "several places to look at", ONE);
    require(file == null || !file.isBlank(), "file", file, "a path");
    requireName("dns", dns);
    requireName("dnsSrv", dnsSrv);
    require(port == null || dns != null, "port", port, "beside dns only");
    require(port == null || (port >= 1 && port <= MAX_PORT), "port", port, "1 to " + MAX_PORT);
    require(
        scheme == null || file == null, "scheme", scheme, "none beside file, whose URLs say it");
    require(path == null || file == null, "path", path, "none beside file, whose URLs say it");
    this.file = file;
    this.dns = dns;
    this.port = port;
    this.dnsSrv = dnsSrv;
    this.kubernetes = kubernetes;
    this.scheme = scheme == null ? Scheme.HTTP : scheme;
    this.path = path == null ? "" : path;
    BasePath.check(this.path);
  }

  private static void requireName(String setting, @Nullable String name) {
    require(
        name == null || (name.length() <= MAX_NAME && LABELS.matcher(name).matches()),
        setting,
        name,
        "a name of letters, digits, hyphens and dots");
    require(
        name == null || !name.matches("[0-9.]+"),
        setting,
        name,
        "a name; an address is one of endpoints");
  }
}
