// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.error.ErrorCode;
import dev.facet.resolver.error.LoadFailure;
import dev.facet.resolver.projection.RowReader;
import dev.facet.resolver.projection.Shape;
import dev.facet.schema.RestCall;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.Scope;
import dev.facet.schema.template.TextTemplate;
import dev.facet.upstream.ResponseBody;
import dev.facet.upstream.UpstreamResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads responses with a status outside 2xx, by the error rules of their calls. */
final class ErrorStatus {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorStatus.class);

  private ErrorStatus() {}

  /**
   * Reads a response.
   *
   * @return null where the status means null
   * @throws LoadFailure otherwise
   */
  static @Nullable Object read(RestCall call, ResponseReading reading, UpstreamResponse response) {
    int status = response.status();
    for (RestCall.ErrorRule rule : call.errors()) {
      if (rule.status() == status) {
        if (rule.asNull() && reading.nullRules()) {
          return null;
        }
        String code = rule.code();
        throw LoadFailure.status(
            code == null ? ErrorCode.UPSTREAM_STATUS.name() : code,
            message(rule, response),
            call.service(),
            status);
      }
    }
    if (status == 404 && reading.missingIsNull()) {
      return null;
    }
    throw LoadFailure.status(
        ErrorCode.UPSTREAM_STATUS.name(),
        "The service answered with status " + status + ".",
        call.service(),
        status);
  }

  private static String message(RestCall.ErrorRule rule, UpstreamResponse response) {
    TextTemplate template = rule.message();
    Object text = template == null ? null : template.render(new BodyScope(response.body()));
    return text == null
        ? "The service answered with status " + rule.status() + "."
        : text.toString();
  }

  /** The body of an error response, for messages; nothing where it is not JSON. */
  private record BodyScope(@Nullable Object body) implements Scope {
    BodyScope(ResponseBody body) {
      this(plain(body));
    }

    private static @Nullable Object plain(ResponseBody body) {
      try {
        return RowReader.read(body, new Shape(), null, null);
      } catch (IOException e) {
        LOG.debug("error response is not JSON: {}", e.getMessage());
        return null;
      }
    }

    @Override
    public @Nullable Object value(Root root, JsonPath path) {
      return root == Root.BODY ? path.read(body) : null;
    }
  }
}
