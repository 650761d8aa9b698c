// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/**
 * What a client expects before it sends the body of a request (RFC 9110, section 10.1.1). All lines
 * of {@code Expect} are one list, whose members are read whatever their case.
 */
public enum ExpectHeader {
  /** None. */
  NOTHING,
  /** To be told to go on: {@code 100-continue}, once or more. */
  CONTINUE,
  /** Something else, beside it or alone, which nothing here can meet. */
  UNKNOWN;

  private static final String KNOWN = "100-continue";

  /** That of a request's headers. */
  public static ExpectHeader of(MultiMap headers) {
    if (!headers.contains(HttpHeaders.EXPECT)) {
      return NOTHING;
    }
    ExpectHeader found = NOTHING;
    for (String member : FieldLists.members(headers.getAll(HttpHeaders.EXPECT))) {
      if (!member.equalsIgnoreCase(KNOWN)) {
        return UNKNOWN;
      }
      found = CONTINUE;
    }
    return found;
  }

  /** Whether the body is sent when the other side asks for it. */
  public static boolean asksFirst(MultiMap headers) {
    return of(headers) == CONTINUE;
  }
}
