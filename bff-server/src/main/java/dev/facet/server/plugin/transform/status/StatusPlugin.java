// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.status;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.GatewayResponse.Body;
import dev.facet.server.plugin.Next;
import dev.facet.server.plugin.Plugin;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives responses another status; with one that has no body the service's is dropped. */
final class StatusPlugin implements Plugin {
  /** RFC 9110, sections 15.3.5 and 15.3.6. */
  private static final Set<Integer> BODILESS = Set.of(204, 205);

  /** A body of 100,000 bytes or more costs more than a connection. */
  private static final int DIGITS_OF_LONG_BODIES = 6;

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

  private final Map<Integer, Integer> statuses = new HashMap<>();
  private final Map<Integer, Integer> classes = new HashMap<>();

  StatusPlugin(StatusConfig config) {
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
    return BODILESS.contains(other)
        ? withoutBody(other, response)
        : new GatewayResponse(other, response.headers(), response.body());
  }

  /** What is short is read, so that the connection to the service can be used again. */
  private static void drop(Body.Streamed body, @Nullable String length) {
    if (length != null && length.length() < DIGITS_OF_LONG_BODIES) {
      body.source().resume();
    } else {
      body.abort().run();
    }
  }

  private static GatewayResponse withoutBody(int status, GatewayResponse response) {
    MultiMap headers = response.headers();
    if (response.body() instanceof Body.Streamed streamed) {
      drop(streamed, headers.get(HttpHeaders.CONTENT_LENGTH));
    }
    OF_BODIES.forEach(headers::remove);
    return new GatewayResponse(status, headers, new Body.Empty());
  }
}
