// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Map;

/** The JSON of a token. Numbers keep all their digits: services compare what claims say. */
final class TokenJson {
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(new TypeReference<Map<String, Object>>() {});

  private TokenJson() {}

  /**
   * Reads an object.
   *
   * @param bytes UTF-8
   * @throws IOException where it is none
   */
  static JsonObject read(byte[] bytes) throws IOException {
    Map<String, Object> members = READER.readValue(bytes);
    if (members == null) {
      throw new IOException("null (expected: an object)");
    }
    return new JsonObject(members);
  }
}
