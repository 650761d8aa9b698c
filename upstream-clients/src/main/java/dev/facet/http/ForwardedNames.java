// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.stream.IntStream;

/** Headers in which proxies tell of the client and of the hops before them. */
public final class ForwardedNames {
  /** Addresses, the client's first. */
  public static final CharSequence X_FORWARDED_FOR = HttpHeaders.createOptimized("x-forwarded-for");

  /** The host, perhaps with a port, that the client asked for. */
  public static final CharSequence X_FORWARDED_HOST =
      HttpHeaders.createOptimized("x-forwarded-host");

  /** The scheme that the client used. */
  public static final CharSequence X_FORWARDED_PROTO =
      HttpHeaders.createOptimized("x-forwarded-proto");

  /** The port that the client asked for. */
  public static final CharSequence X_FORWARDED_PORT =
      HttpHeaders.createOptimized("x-forwarded-port");

  /** What was taken off the beginning of the path. */
  public static final CharSequence X_FORWARDED_PREFIX =
      HttpHeaders.createOptimized("x-forwarded-prefix");

  /** All of it in one header (RFC 7239). */
  public static final CharSequence FORWARDED = HttpHeaders.createOptimized("forwarded");

  private static final String X_FORWARDED = "x-forwarded-";

  /**
   * Names of single proxies and vendors for the client and its certificate, and for the host and
   * path that it asked for.
   */
  private static final List<String> OTHERS =
      List.of(
          "forwarded",
          "x-forwarded",
          "x-real-ip",
          "x-client-ip",
          "x-cluster-client-ip",
          "true-client-ip",
          "cf-connecting-ip",
          "fastly-client-ip",
          "x-envoy-external-address",
          "x-envoy-original-path",
          "x-original-forwarded-for",
          "x-original-host",
          "x-original-proto",
          "x-original-uri",
          "x-original-url",
          "x-rewrite-url",
          "x-host",
          "x-scheme",
          "x-url-scheme",
          "front-end-https",
          "client-cert", // RFC 9440
          "client-cert-chain",
          "ssl-client-cert",
          "x-client-cert",
          "x-ssl-cert",
          "x-ssl-client-cert",
          "x-ssl-client-dn",
          "x-ssl-client-s-dn",
          "x-ssl-client-verify",
          "x-ssl-client-fingerprint",
          "x-arr-clientcert",
          "x-amzn-mtls-clientcert");

  private static final String[][] BY_LENGTH = byLength();

  private ForwardedNames() {}

  /** Whether a header, sent by an untrusted peer, could pass for a proxy's word. */
  public static boolean isClaim(String name) {
    return name.regionMatches(true, 0, X_FORWARDED, 0, X_FORWARDED.length()) || isOther(name);
  }

  /** Whether a header is one in which the gateway tells services of the client. */
  public static boolean isWritten(String name) {
    return switch (name.length()) {
      case 9 -> name.equalsIgnoreCase("forwarded");
      case 15 -> name.equalsIgnoreCase("x-forwarded-for");
      case 16 ->
          name.equalsIgnoreCase("x-forwarded-host") || name.equalsIgnoreCase("x-forwarded-port");
      case 17 -> name.equalsIgnoreCase("x-forwarded-proto");
      case 18 -> name.equalsIgnoreCase("x-forwarded-prefix");
      default -> false;
    };
  }

  private static boolean isOther(String name) {
    if (name.length() < BY_LENGTH.length) {
      for (String other : BY_LENGTH[name.length()]) {
        if (other.equalsIgnoreCase(name)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String[][] byLength() {
    int longest = OTHERS.stream().mapToInt(String::length).max().orElseThrow();
    return IntStream.rangeClosed(0, longest)
        .mapToObj(length ->
            OTHERS.stream().filter(name -> name.length() == length).toArray(String[]::new))
        .toArray(String[][]::new);
  }
}
