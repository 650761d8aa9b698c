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

  /** What the names of whole families begin with: of hops, and of certificates of clients. */
  private static final String[] FAMILIES = {
    "x-forwarded-",
    "ssl-client-",
    "x-ssl-client-",
    "x-client-cert-",
    "x-amzn-mtls-clientcert",
    "cf-client-cert-"
  };

  /**
   * Names of single proxies and vendors for the client and its certificate, and for the scheme, the
   * host and the path that it asked for.
   */
  private static final List<String> OTHERS =
      List.of(
          "forwarded",
          "x-forwarded",
          "ali-cdn-real-ip",
          "cdn-src-ip",
          "cf-connecting-ip",
          "cf-connecting-ipv6",
          "cf-pseudo-ipv4",
          "cloudfront-viewer-address",
          "do-connecting-ip",
          "fastly-client-ip",
          "fly-client-ip",
          "incap-client-ip",
          "proxy-client-ip",
          "remote-addr",
          "true-client-ip",
          "wl-proxy-client-ip",
          "x-appengine-remote-addr",
          "x-appengine-user-ip",
          "x-azure-clientip",
          "x-azure-socketip",
          "x-client-ip",
          "x-cluster-client-ip",
          "x-envoy-external-address",
          "x-nf-client-connection-ip",
          "x-original-forwarded-for",
          "x-originating-ip",
          "x-proxyuser-ip",
          "x-real-ip",
          "x-remote-addr",
          "x-remote-ip",
          "x-sucuri-clientip",
          "x-vercel-forwarded-for",
          "cf-visitor",
          "cloudfront-forwarded-proto",
          "front-end-https",
          "x-appengine-https",
          "x-envoy-original-path",
          "x-host",
          "x-original-host",
          "x-original-proto",
          "x-original-uri",
          "x-original-url",
          "x-rewrite-url",
          "x-scheme",
          "x-url-scheme",
          "client-cert", // RFC 9440
          "client-cert-chain",
          "x-arr-clientcert",
          "x-client-cert",
          "x-client-dn",
          "x-client-issuer-dn",
          "x-client-s-dn",
          "x-client-subject-dn",
          "x-client-verify",
          "x-ssl-cert",
          "x-ssl-issuer");

  private static final String[][] BY_LENGTH = byLength();

  private ForwardedNames() {}

  /** Whether a header, sent by an untrusted peer, could pass for a proxy's word. */
  public static boolean isClaim(String name) {
    for (String family : FAMILIES) {
      if (name.regionMatches(true, 0, family, 0, family.length())) {
        return true;
      }
    }
    return isOther(name);
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
