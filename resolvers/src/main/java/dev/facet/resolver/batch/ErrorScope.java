// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.projection.RowReader;
import dev.facet.resolver.projection.Shape;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.Scope;
import dev.facet.upstream.ResponseBody;
import dev.facet.upstream.UpstreamResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What error rules and tags of a change see: the body of the response, where it is JSON, and what
 * belongs to the request.
 */
final class ErrorScope implements Scope {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorScope.class);

  private final Scope request;
  private final ResponseBody body;
  private boolean read;
  private @Nullable Object json;

  ErrorScope(Scope request, UpstreamResponse response) {
    this.request = request;
    this.body = response.body();
  }

  @Override
  public @Nullable Object value(Root root, JsonPath path) {
    return switch (root) {
      case BODY -> path.read(json());
      case ARGS, CLAIMS, HEADER, CLIENT, FRONTEND, QUERY, REQUEST, CORRELATION_ID ->
          request.value(root, path);
      case PARENT, KEY, KEYS -> null;
    };
  }

  private @Nullable Object json() {
    if (!read) {
      read = true;
      try {
        json = RowReader.read(body, new Shape(), null, null);
      } catch (IOException e) {
        LOG.debug("error response is not JSON: {}", UnreadableBody.place(e));
      }
    }
    return json;
  }
}
