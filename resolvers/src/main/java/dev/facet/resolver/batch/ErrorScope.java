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

/** What an error rule sees: the body of the response, where it is JSON, and the arguments. */
final class ErrorScope implements Scope {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorScope.class);

  private final Scope arguments;
  private final ResponseBody body;
  private boolean read;
  private @Nullable Object json;

  ErrorScope(Scope arguments, UpstreamResponse response) {
    this.arguments = arguments;
    this.body = response.body();
  }

  @Override
  public @Nullable Object value(Root root, JsonPath path) {
    return switch (root) {
      case BODY -> path.read(json());
      case ARGS -> arguments.value(root, path);
      case PARENT, KEY, KEYS, CLAIMS, HEADER, CLIENT, FRONTEND -> null;
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
