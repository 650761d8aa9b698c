// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;

/** Which responses have content, and how long it is said to be (RFC 9110, section 6.4.1). */
public final class ResponseContent {
  /** What {@link #length} gives where nothing is said. */
  public static final long UNKNOWN = -1;

  private static final int LOWEST_FINAL = 200;
  private static final int NO_CONTENT = 204;
  private static final int RESET_CONTENT = 205;
  private static final int NOT_MODIFIED = 304;

  private ResponseContent() {}

  /**
   * Whether nothing can follow the head, whatever that says: an interim response, 204 and 304 end
   * with it (RFC 9112, section 6.3).
   */
  public static boolean endsWithHead(int status) {
    return status < LOWEST_FINAL || status == NO_CONTENT || status == NOT_MODIFIED;
  }

  /**
   * Whether content would have no meaning: those that end with the head, and 205, which can have
   * some on its way but must not (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5).
   */
  public static boolean isForbidden(int status) {
    return endsWithHead(status) || status == RESET_CONTENT;
  }

  /** Has a head say of its length what its status allows (section 8.6). */
  public static void fixLength(int status, MultiMap headers) {
    if (status == NO_CONTENT || status < LOWEST_FINAL) {
      headers.remove(HttpHeaders.CONTENT_LENGTH);
    } else if (status == RESET_CONTENT) {
      headers.set(HttpHeaders.CONTENT_LENGTH, "0");
    }
  }

  /**
   * How long the content of a response is said to be (RFC 9112, section 6.3).
   *
   * @return in bytes, as it comes; {@link #UNKNOWN} where it is not announced
   */
  public static long length(int status, HttpMethod asked, MultiMap headers) {
    return endsWithHead(status) || asked.equals(HttpMethod.HEAD) ? 0 : length(headers);
  }

  /** What Content-Length says, in bytes; {@link #UNKNOWN} for nothing, or nothing of use. */
  public static long length(MultiMap headers) {
    String length = headers.get(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? UNKNOWN : Long.parseLong(length);
    } catch (NumberFormatException none) {
      return UNKNOWN;
    }
  }
}
