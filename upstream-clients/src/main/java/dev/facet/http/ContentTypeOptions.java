// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/** Has browsers take a body for nothing but what its type says (Fetch standard, section 3.6). */
public final class ContentTypeOptions {
  /** The field. */
  public static final CharSequence NAME = HttpHeaders.createOptimized("x-content-type-options");

  /** Its only value. */
  public static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");

  private ContentTypeOptions() {}

  /** Says so in a head. */
  public static void set(MultiMap headers) {
    headers.set(NAME, NO_SNIFF);
  }
}
