// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import java.util.List;

/** Codings of a message on one connection (RFC 9112, section 6.1). */
public final class TransferCodings {
  private TransferCodings() {}

  /**
   * Whether the lines of Transfer-Encoding say {@code chunked} and nothing else. That is the only
   * one that is undone; with another beneath it, the bytes would not be the content.
   */
  public static boolean isChunkedAlone(List<String> lines) {
    return lines.size() == 1
        && FieldLists.isTrimmed(lines.getFirst(), 0, lines.getFirst().length(), "chunked");
  }
}
