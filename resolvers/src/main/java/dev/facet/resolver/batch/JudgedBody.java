// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.projection.Row;
import dev.facet.resolver.projection.RowReader;
import dev.facet.resolver.projection.Shape;
import dev.facet.schema.BodyTest;
import dev.facet.schema.RestCall;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.Scope;
import dev.facet.upstream.ResponseBody;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What the tests of a call's error rules read of one response's body, and nothing else of it. Of a
 * body that is no JSON no test holds: it says neither that something failed nor that it did not.
 */
final class JudgedBody implements Scope {
  private final Shape shape = new Shape();
  private final ResponseBody body;
  private boolean read;
  private boolean isJson;
  private @Nullable Object json;

  JudgedBody(RestCall call, ResponseBody body) {
    this.body = body;
    for (RestCall.ErrorRule rule : call.errors()) {
      if (rule.body() != null) {
        shape.reach(rule.body().value().path()).shape().keepWhole();
      }
    }
  }

  boolean fits(BodyTest test) {
    if (!read) {
      read = true;
      read();
    }
    return isJson && test.holds(this);
  }

  private void read() {
    if (body.isBlank()) {
      return;
    }
    try {
      json = RowReader.read(body, shape, null, null);
      isJson = true;
    } catch (IOException e) {
      isJson = false; // whoever reads the value says so
    }
  }

  @Override
  public @Nullable Object value(Root root, JsonPath path) {
    return Row.unwrap(shape.reach(path).accessor().read(json));
  }
}
