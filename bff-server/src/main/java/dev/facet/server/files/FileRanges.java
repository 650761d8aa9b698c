// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.files;

import dev.facet.http.ByteRange;
import dev.facet.http.Validators;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which part of a file a GET asks for (RFC 9110, section 14.2). */
sealed interface FileRanges {
  /** All of it. */
  record Whole() implements FileRanges {}

  /** Parts in the order of the client, of which no two overlap. */
  record Parts(List<FilePiece.Span> spans) implements FileRanges {}

  /** None that is there. */
  record Unsatisfiable() implements FileRanges {}

  /** A client with a use for more asks for the whole, or means harm (section 14.2). */
  int MAX_PARTS = 10;

  /** Of nothing there is no part. */
  static FileRanges of(MultiMap request, Validators validators, long size, Instant now) {
    if (!request.contains(HttpHeaderNames.RANGE) || size == 0) {
      return new Whole();
    }
    List<ByteRange> asked = ByteRange.all(request.getAll(HttpHeaderNames.RANGE));
    if (asked.isEmpty() || !validators.areOfRange(request, now)) {
      return new Whole();
    }
    List<FilePiece.Span> spans = new ArrayList<>();
    for (ByteRange range : asked) {
      if (range.isSatisfiable(size)) {
        spans.add(new FilePiece.Span(range.start(size), range.end(size)));
      }
    }
    if (spans.isEmpty()) {
      return new Unsatisfiable();
    }
    return spans.size() > MAX_PARTS || overlap(spans) ? new Whole() : new Parts(spans);
  }

  private static boolean overlap(List<FilePiece.Span> spans) {
    List<FilePiece.Span> ordered =
        spans.stream().sorted(Comparator.comparingLong(FilePiece.Span::start)).toList();
    for (int i = 1; i < ordered.size(); i++) {
      if (ordered.get(i).start() < ordered.get(i - 1).end()) {
        return true;
      }
    }
    return false;
  }
}
