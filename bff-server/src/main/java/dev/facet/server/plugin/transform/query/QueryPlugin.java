// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.query;

import dev.facet.http.AmbiguousQueryException;
import dev.facet.http.QueryEdits;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Next;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.ProblemException;
import dev.facet.server.value.ValueTemplate;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes the query on the way in. Policies further out, such as the access log, see the client's
 * again on the way out.
 */
final class QueryPlugin implements Plugin {
  private final QueryConfig config;

  QueryPlugin(QueryConfig config) {
    this.config = config;
  }

  @Override
  public Future<GatewayResponse> handle(Exchange exchange, Next next) {
    GatewayRequest asked = exchange.request();
    exchange.request(asked.withQuery(edited(exchange)));
    return next.proceed(exchange)
        .map(response -> {
          exchange.request(asked);
          return response;
        });
  }

  private @Nullable String edited(Exchange exchange) {
    try {
      return query(exchange);
    } catch (AmbiguousQueryException ambiguous) {
      throw new ProblemException(
          Problem.of(ProblemCode.BAD_REQUEST, "The query: " + ambiguous.getMessage()));
    }
  }

  private @Nullable String query(Exchange exchange) {
    Map<String, @Nullable String> set = values(config.set(), "set.", exchange);
    Map<String, @Nullable String> add = values(config.add(), "add.", exchange);
    QueryEdits edits = new QueryEdits(exchange.request().query());
    config.remove().forEach(edits::remove);
    config.rename().forEach(edits::rename);
    set.forEach((name, value) -> {
      if (value == null) {
        edits.remove(name);
      } else {
        edits.set(name, value);
      }
    });
    add.forEach((name, value) -> {
      if (value != null) {
        edits.add(name, value);
      }
    });
    return edits.query();
  }

  private static Map<String, @Nullable String> values(
      Map<String, ValueTemplate> templates, String at, Exchange exchange) {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    templates.forEach((name, template) -> {
      values.put(name, template.inQuery(at + name, exchange));
    });
    return values;
  }
}
