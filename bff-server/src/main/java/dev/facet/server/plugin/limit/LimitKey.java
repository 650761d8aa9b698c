// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.limit;

import static dev.facet.upstream.config.Require.require;

import dev.facet.http.FieldNames;
import dev.facet.schema.template.ValueText;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.IpAddress;
import dev.facet.server.plugin.Principal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What of a request says who its caller is, for what a caller may have. */
public sealed interface LimitKey {
  /** What keys begin with that name a header. */
  String HEADER = "header.";

  /** The request's value; null where it has none. */
  @Nullable String of(Exchange exchange);

  /** Whether the caller must have been verified first. */
  boolean needsPrincipal();

  /** The principal, by whatever way of authentication. */
  record Subject() implements LimitKey {
    @Override
    public @Nullable String of(Exchange exchange) {
      Principal principal = exchange.principal();
      return principal == null || principal.subject().isEmpty()
          ? null
          : principal.policy() + "/" + principal.subject();
    }

    @Override
    public boolean needsPrincipal() {
      return true;
    }

    @Override
    public String toString() {
      return "subject";
    }
  }

  /** A claim of the caller's token: text, a number or a boolean. */
  record Claim(String name) implements LimitKey {
    @Override
    public @Nullable String of(Exchange exchange) {
      Principal principal = exchange.principal();
      Object value = principal == null ? null : principal.claims().get(name);
      boolean plain =
          value instanceof String || value instanceof Number || value instanceof Boolean;
      return value != null && plain ? ValueText.of(value) : null;
    }

    @Override
    public boolean needsPrincipal() {
      return true;
    }

    @Override
    public String toString() {
      return "claims." + name;
    }
  }

  /**
   * A header of the request. The client chooses it, so it groups callers, it does not stop them.
   */
  record Header(String name) implements LimitKey {
    @Override
    public @Nullable String of(Exchange exchange) {
      return exchange.request().headers().get(name);
    }

    @Override
    public boolean needsPrincipal() {
      return false;
    }

    @Override
    public String toString() {
      return "header." + name;
    }
  }

  /**
   * The client's address. All of an IPv6 /64 is one client: that is the smallest block a client is
   * given, and it can use each of its addresses.
   */
  record Ip() implements LimitKey {
    @Override
    public String of(Exchange exchange) {
      String address = exchange.request().clientIp();
      return address.indexOf(':') < 0
          ? address
          : IpAddress.parse(address).map(Ip::network).orElse(address);
    }

    @Override
    public boolean needsPrincipal() {
      return false;
    }

    @Override
    public String toString() {
      return "ip";
    }

    private static String network(IpAddress address) {
      return address.network(Math.min(address.bits(), 64)).toString();
    }
  }

  /**
   * Reads a key: {@code ip}, {@code subject}, {@code claims.name} or {@code header.name}.
   *
   * @throws IllegalArgumentException where it is malformed
   */
  static LimitKey valueOf(String text) {
    if (text.equals("ip")) {
      return new Ip();
    }
    if (text.equals("subject")) {
      return new Subject();
    }
    if (text.matches("claims\\..+")) {
      return new Claim(text.substring("claims.".length()));
    }
    require(
        text.startsWith(HEADER) && FieldNames.isName(text.substring(HEADER.length())),
        "key",
        text,
        "ip, subject, claims.name or header.name");
    return new Header(text.substring(HEADER.length()).toLowerCase(Locale.ROOT));
  }
}
