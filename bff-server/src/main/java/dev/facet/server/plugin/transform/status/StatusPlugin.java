// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.status;

import dev.facet.http.ResponseContent;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.GatewayResponse.Body;
import dev.facet.server.plugin.Next;
import dev.facet.server.plugin.Plugin;
import dev.facet.upstream.resilience.Timers;
import dev.facet.upstream.resilience.UnwantedBody;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives responses another status; with one that has no body the service's is dropped. */
final class StatusPlugin implements Plugin {
  private static final List<CharSequence> OF_BODIES =
      List.of(
          HttpHeaders.CONTENT_LENGTH,
          HttpHeaders.CONTENT_TYPE,
          HttpHeaders.CONTENT_ENCODING,
          HttpHeaders.CONTENT_LANGUAGE,
          HttpHeaders.CONTENT_RANGE,
          HttpHeaders.ETAG,
          HttpHeaders.LAST_MODIFIED,
          HttpHeaders.createOptimized("trailer"));

  private final Timers timers;
  private final Map<Integer, Integer> statuses = new HashMap<>();
  private final Map<Integer, Integer> classes = new HashMap<>();

  StatusPlugin(StatusConfig config, Timers timers) {
    this.timers = timers;
    config
        .map()
        .forEach((from, to) -> {
          if (from.endsWith("xx")) {
            classes.put(from.charAt(0) - '0', to);
          } else {
            statuses.put(Integer.valueOf(from), to);
          }
        });
  }

  @Override
  public Future<GatewayResponse> handle(Exchange exchange, Next next) {
    return next.proceed(exchange).map(this::mapped);
  }

  private GatewayResponse mapped(GatewayResponse response) {
    int status = response.status();
    Integer exact = statuses.get(status);
    Integer other =
        exact == null && !StatusConfig.OF_REQUESTS.contains(status)
            ? classes.get(status / 100)
            : exact;
    if (other == null || other == status) {
      return response;
    }
    return ResponseContent.isForbidden(other)
        ? withoutBody(other, response)
        : new GatewayResponse(other, response.headers(), response.body());
  }

  private GatewayResponse withoutBody(int status, GatewayResponse response) {
    MultiMap headers = response.headers();
    if (response.body() instanceof Body.Streamed streamed) {
      new UnwantedBody(streamed.source(), UnwantedBody.Bounds.USUAL, streamed.abort())
          .drop(ResponseContent.length(headers), timers, () -> {});
    }
    OF_BODIES.forEach(headers::remove);
    return new GatewayResponse(status, headers, new Body.Empty());
  }
}
