// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import io.vertx.core.json.jackson.JacksonCodec;
import io.vertx.core.spi.JsonFactory;
import io.vertx.core.spi.json.JsonCodec;

/**
 * Has Vert.x read and write its JSON objects without Jackson's mapping of Java objects, which
 * nothing here uses and which is 400 classes more to start. Vert.x finds it by itself.
 */
public final class CoreJson implements JsonFactory {
  private final JacksonCodec codec = new JacksonCodec();

  /** For Vert.x. */
  public CoreJson() {}

  @Override
  public JsonCodec codec() {
    return codec;
  }
}
