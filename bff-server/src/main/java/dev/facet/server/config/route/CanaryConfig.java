// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.route;

import static dev.facet.upstream.config.Require.require;

import dev.facet.http.Tokens;
import dev.facet.passthrough.choice.CanaryCondition;
import dev.facet.passthrough.choice.CanaryCondition.Source;
import dev.facet.passthrough.choice.CanaryCondition.Test;
import dev.facet.server.action.ForwardTargets;
import dev.facet.server.route.MatchValue;
import dev.facet.upstream.config.Percentage;
import org.jspecify.annotations.Nullable;

/**
 * Requests that go to one of a route's services whatever the weights say.
 *
 * @param header the name of the header that decides; null where a cookie does
 * @param cookie the name of the cookie that decides; null where a header does
 * @param value what the header or cookie has to be; null: it has to be there
 * @param share of all values, always the same ones; null: all of them
 * @param to the name of the service, one of {@code to} of the route
 */
public record CanaryConfig(
    @Nullable String header,
    @Nullable String cookie,
    @Nullable MatchValue value,
    @Nullable Percentage share,
    String to) {
  /** Guards. */
  public CanaryConfig {
    require(header != null || cookie != null, "header", "none", "a header or a cookie");
    require(header == null || cookie == null, "cookie", cookie, "none beside header");
    String name = header == null ? cookie : header;
    require(
        name != null && Tokens.isToken(name), header == null ? "cookie" : "header", name, "a name");
    require(
        value == null || share == null,
        "share",
        share,
        "none beside value, since one value is not shared");
    require(share == null || share.value() > 0, "share", share, "more than 0%");
    require(value == null || !value.text().isEmpty(), "value", "\"\"", "a value, or none for any");
    value = value == null ? null : value.named(String.valueOf(name));
  }

  /** What becomes of such requests. */
  ForwardTargets.Canary canary() {
    Source source =
        cookie != null ? new Source.Cookie(cookie) : new Source.Header(String.valueOf(header));
    return new ForwardTargets.Canary(new CanaryCondition(source, test()), to);
  }

  private Test test() {
    if (value != null) {
      return new Test.Equal(value.text(), value.hidden());
    }
    return share == null ? new Test.Present() : new Test.Share(share.value());
  }
}
