// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.choice;

import dev.facet.upstream.Sha256;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The cookie that keeps a decision (RFC 6265, section 4.1).
 *
 * @param name a token
 * @param path of the requests that have it; starts with a slash
 * @param maxAge how long a decision holds; empty: as long as the browser keeps cookies of a session
 * @param use who may have it
 */
public record StickyCookie(String name, String path, Optional<Duration> maxAge, Use use) {
  private static final int DIGEST_BYTES = 12;

  /**
   * Who may have a cookie.
   *
   * @param httpOnly whether scripts do not see it
   * @param security when it is for https alone
   * @param sameSite when requests that other sites cause have it
   */
  public record Use(boolean httpOnly, Security security, SameSite sameSite) {}

  /** When a cookie is for https alone. */
  public enum Security {
    /** Where the client came by https. */
    AS_ASKED,
    /** Always. */
    ALWAYS,
    /** Never. */
    NEVER
  }

  /** When requests that other sites cause have a cookie. */
  public enum SameSite {
    /** Never. */
    STRICT("Strict"),
    /** Where they lead to the site. */
    LAX("Lax"),
    /** Always. */
    NONE("None");

    private final String word;

    SameSite(String word) {
      this.word = word;
    }
  }

  /**
   * The value that stands for a service. It is a digest, so that it tells no name of the house, and
   * the same on every replica and after every reload. Routes that name the cookie and the service
   * alike understand each other.
   */
  public String value(String service) {
    byte[] digest = Sha256.of(name + '\n' + service);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
  }

  /**
   * The line for a client.
   *
   * @param secure whether it came by https
   */
  String line(String service, boolean secure) {
    StringBuilder line = new StringBuilder(120);
    line.append(name).append('=').append(value(service)).append("; Path=").append(path);
    maxAge.ifPresent(age -> line.append("; Max-Age=").append(age.toSeconds()));
    line.append(use.httpOnly() ? "; HttpOnly" : "").append(isSecure(secure) ? "; Secure" : "");
    return line.append("; SameSite=").append(use.sameSite().word).toString();
  }

  private boolean isSecure(boolean secure) {
    return switch (use.security()) {
      case AS_ASKED -> secure;
      case ALWAYS -> true;
      case NEVER -> false;
    };
  }
}
