// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;

/**
 * Fields that hold for certain bytes alone (RFC 9530, and what went before it): what changes the
 * bytes leaves them out.
 */
public final class DigestFields {
  /** Of the bytes that are sent, which may be a part. */
  private static final List<CharSequence> OF_CONTENT = names("content-md5", "content-digest");

  private static final List<CharSequence> OF_REPRESENTATION = names("repr-digest", "digest");

  private DigestFields() {}

  /** Whether a message has any. */
  public static boolean isAny(MultiMap headers) {
    return isAny(OF_CONTENT, headers) || isAny(OF_REPRESENTATION, headers);
  }

  /** Removes all: the representation is another one. */
  public static void remove(MultiMap headers) {
    removeOfContent(headers);
    OF_REPRESENTATION.forEach(headers::remove);
  }

  /** Removes those of the bytes that are sent: it is another part of the same representation. */
  public static void removeOfContent(MultiMap headers) {
    OF_CONTENT.forEach(headers::remove);
  }

  private static boolean isAny(List<CharSequence> names, MultiMap headers) {
    for (int i = 0; i < names.size(); i++) {
      if (headers.contains(names.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static List<CharSequence> names(String first, String second) {
    return List.of(HttpHeaders.createOptimized(first), HttpHeaders.createOptimized(second));
  }
}
