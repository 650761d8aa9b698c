// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

/**
 * How the bodies of one direction are read, and how much of one is kept while it is.
 *
 * @param factory makes parsers and generators
 * @param everyName whether no name may be there twice in one object; else this holds for those that
 *     something becomes of, so that the others need not be kept
 * @param max the longest string, and the most that is held back, in bytes
 */
record JsonReading(JsonFactory factory, boolean everyName, long max) {
  /** How deep objects and lists may be nested. */
  static final int MAX_DEPTH = 200;

  /** How long a number may be, in characters. */
  static final int MAX_NUMBER = 10_000;

  /** How long a name may be, in bytes. */
  static final int MAX_NAME = 50_000;

  /**
   * Of requests: services read a name that is there twice in different ways.
   *
   * @param max the longest body, in bytes
   */
  static JsonReading ofRequests(long max) {
    return new JsonReading(factory(max), true, max);
  }

  /**
   * Of responses, which may be of any length.
   *
   * @param max the most that is kept of one
   */
  static JsonReading ofResponses(long max) {
    return new JsonReading(factory(max), false, max);
  }

  /** Names are not looked up, since those that are there would be kept for that. */
  private static JsonFactory factory(long maxString) {
    return JsonFactory.builder()
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxStringLength(Math.toIntExact(maxString))
                .maxNumberLength(MAX_NUMBER)
                .maxNameLength(MAX_NAME)
                .build())
        .build();
  }
}
