// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

import dev.facet.http.FieldNames;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of the inbound request a GraphQL operation's calls carry on.
 *
 * @param headers names of headers; absent: none
 * @param authorization whether the Authorization header goes along; absent: no
 * @param timeLeft the name of a header that tells the service how many milliseconds are left for
 *     its response; absent: it is not told
 */
public record ForwardConfig(
    List<String> headers, Boolean authorization, @Nullable String timeLeft) {
  private static final String ACCEPT_ENCODING = "accept-encoding";

  /** Names of spans, and of single requests, by those who trace them. */
  private static final Set<String> UNREPEATED =
      Set.of(
          "b3",
          "idempotency-key",
          "sentry-trace",
          "traceparent",
          "uber-trace-id",
          "x-amzn-trace-id",
          "x-b3-spanid",
          "x-b3-traceid",
          "x-cloud-trace-context",
          "x-correlation-id",
          "x-datadog-parent-id",
          "x-datadog-trace-id",
          "x-request-id");

  /** Nothing is forwarded. */
  public static final ForwardConfig NOTHING = new ForwardConfig(null, null, null);

  /** Sets defaults; names in lower case. */
  public ForwardConfig(
      @Nullable List<String> headers, @Nullable Boolean authorization, @Nullable String timeLeft) {
    require(
        timeLeft == null || FieldNames.isUsable(timeLeft),
        "timeLeft",
        timeLeft,
        "the name of a header");
    this.timeLeft = timeLeft == null ? null : timeLeft.toLowerCase(Locale.ROOT);
    requireForwardable("timeLeft", this.timeLeft);
    this.headers =
        headers == null
            ? List.of()
            : headers.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableList());
    require(
        !this.headers.contains(ACCEPT_ENCODING),
        "headers",
        ACCEPT_ENCODING,
        "another name; compression of the service says it");
    require(
        !this.headers.contains("*"),
        "headers",
        "*",
        "each header by its name; * is not all of them");
    this.headers.forEach(name -> requireForwardable("headers", name));
    this.authorization = authorization != null && authorization;
  }

  /** Whether a service is sent credentials of clients. */
  public boolean sendsCredentials() {
    return authorization || headers.contains("authorization") || headers.contains("cookie");
  }

  /** Headers that are forwarded, and new with every request. */
  public List<String> unrepeated() {
    return headers.stream().filter(UNREPEATED::contains).toList();
  }

  private static void requireForwardable(String setting, @Nullable String name) {
    require(name == null || FieldNames.isName(name), setting, name, "names of headers");
    require(
        name == null || (!FieldNames.isFraming(name) && !name.equals("host")),
        setting,
        name,
        "another name; it belongs to the connection, and is made anew for each call");
    require(
        name == null || !FieldNames.isSelective(name),
        setting,
        name,
        "another name; a field needs whole responses, whatever the client has");
  }
}
