// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;
import static dev.facet.upstream.config.Require.requirePlace;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A Redis that replicas share. It is never waited for longer than its time-out, and what it does
 * not have is had without it.
 *
 * @param url {@code redis://host:port/database}, or {@code rediss://} for TLS; may have a user and
 *     a password
 * @param password in place of one in the url, as it is; absent: that of the url
 * @param timeout the longest wait for a response; absent: 50 ms
 * @param prefix what the names of all keys begin with, so that several gateways can share one
 *     Redis; absent: {@code facet}
 * @param tls whom is trusted, for {@code rediss://}; absent: the authorities of the JVM
 */
public record RedisConfig(
    URI url, @Nullable Secret password, Duration timeout, String prefix, TlsConfig tls) {
  private static final int MAX_PORT = 65_535;
  private static final int DEFAULT_PORT = 6_379;
  private static final Duration MAX_TIMEOUT = Duration.ofSeconds(10);
  private static final String FORM = "redis://host:port or rediss://host:port";

  /** Sets defaults and guards. */
  public RedisConfig(
      URI url,
      @Nullable Secret password,
      @Nullable Duration timeout,
      @Nullable String prefix,
      @Nullable TlsConfig tls) {
    this.url = url;
    this.password = password;
    this.timeout = timeout == null ? Duration.ofMillis(50) : timeout;
    this.prefix = prefix == null ? "facet" : prefix;
    this.tls = tls == null ? TlsConfig.DEFAULT : tls;
    requireUrl(url);
    require(password == null || !password.value().isBlank(), "password", "blank", "a password");
    require(
        this.timeout.toMillis() >= 1 && this.timeout.compareTo(MAX_TIMEOUT) <= 0,
        "timeout",
        this.timeout,
        "1ms to 10s");
    require(
        this.prefix.matches("[A-Za-z0-9._-]{1,64}"),
        "prefix",
        this.prefix,
        "1 to 64 letters, digits, hyphens, dots and underscores");
    require(
        this.tls.serverName() == null,
        "tls.serverName",
        "set",
        "no key: the host of the url counts");
    requirePlace(isSecure() || tls == null, "tls", "url", "rediss:// as the url");
  }

  /** Nothing of the URL is shown: whatever is wrong with it, there may be a password in it. */
  private static void requireUrl(URI url) {
    boolean known = "redis".equals(url.getScheme()) || "rediss".equals(url.getScheme());
    require(
        known && url.getHost() != null,
        "url",
        "***",
        FORM + ", a password in it with % for what is no letter or digit");
    require(
        url.getPort() != 0 && url.getPort() <= MAX_PORT, "url", "***", "a port from 1 to 65535");
    require(
        url.getRawQuery() == null
            && url.getRawFragment() == null
            && url.getRawPath().matches("(/[0-9]{0,4})?"),
        "url",
        "***",
        FORM + ", followed at most by the number of a database, such as /0");
  }

  /** Whether TLS is spoken. */
  public boolean isSecure() {
    return "rediss".equals(url.getScheme());
  }

  /** As whom, where the url says so; null for whom the server takes for the one without a name. */
  public @Nullable String user() {
    String info = url.getRawUserInfo();
    String user = info == null ? "" : decoded(info.split(":", 2)[0]);
    return user.isEmpty() ? null : user;
  }

  /** The password; null for none. */
  public @Nullable Secret credential() {
    String info = url.getRawUserInfo();
    boolean named = password == null && info != null && info.contains(":");
    return named ? new Secret(decoded(info.split(":", 2)[1])) : password;
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The server, without what is secret. */
  public String place() {
    return url.getHost() + ":" + port();
  }

  /** The port. */
  public int port() {
    return url.getPort() < 0 ? DEFAULT_PORT : url.getPort();
  }

  /** The number of the database. */
  public int database() {
    String path = url.getRawPath();
    return path.length() <= 1 ? 0 : Integer.parseInt(path.substring(1));
  }

  /** Hides what is secret. */
  @Override
  public String toString() {
    return "RedisConfig[" + url.getScheme() + "://" + place() + "]";
  }
}
