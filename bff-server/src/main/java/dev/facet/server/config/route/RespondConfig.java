// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.route;

import static dev.facet.upstream.config.Require.require;

import dev.facet.http.FieldNames;
import dev.facet.http.FieldValues;
import dev.facet.http.ResponseContent;
import dev.facet.schema.secret.SecretNames;
import dev.facet.server.action.RouteAction;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A response that a route gives without a service.
 *
 * @param status 200 to 599; absent: 200
 * @param headers absent: none but those of a body
 * @param body sent as UTF-8, {@code text/plain} where no header says otherwise; absent: none
 */
public record RespondConfig(Integer status, Map<String, String> headers, String body) {
  private static final int MIN_STATUS = 200;
  private static final int MAX_STATUS = 599;

  /** Written by the gateway itself, of what is sent. */
  private static final Set<String> OWN = Set.of("date", "content-encoding");

  /** Sets defaults and guards. */
  public RespondConfig(
      @Nullable Integer status, @Nullable Map<String, String> headers, @Nullable String body) {
    this.status = status == null ? MIN_STATUS : status;
    this.headers =
        headers == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    this.body = body == null ? "" : body;
    require(
        this.status >= MIN_STATUS && this.status <= MAX_STATUS,
        "status",
        this.status,
        MIN_STATUS + " to " + MAX_STATUS);
    Set<String> names = new HashSet<>();
    this.headers.forEach((name, value) -> checkHeader(names, name, value));
    require(
        this.body.isEmpty() || !ResponseContent.isForbidden(this.status),
        "body",
        this.body,
        "none, since responses of status " + this.status + " have none");
  }

  private static void checkHeader(Set<String> names, String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    String shown = SecretNames.announces(name) ? "***" : value;
    require(FieldNames.isName(name), "headers", name, "names of headers");
    require(names.add(lower), "headers", name, "each name once");
    require(
        !OWN.contains(lower) && !FieldNames.isFraming(name),
        "headers." + name,
        shown,
        "another name; this header says how the response is sent");
    require(!FieldValues.isPadded(value), "headers." + name, shown, FieldValues.UNPADDED);
    require(FieldValues.isPlain(value), "headers." + name, shown, "visible ASCII on one line");
  }

  RouteAction.Respond action() {
    return new RouteAction.Respond(status, headers, body);
  }
}
