// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facet.upstream.Sha256;
import java.util.Base64;

/**
 * Short names for what is made of plain JSON values: the same in every process, and nobody reads
 * out of them what they were made of, such as credentials.
 */
public final class StableDigest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StableDigest() {}

  /** The name of a plain JSON value. */
  public static String of(Object value) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(json(value)));
  }

  /** A plain JSON value as text. */
  public static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("value: not plain JSON", e);
    }
  }
}
