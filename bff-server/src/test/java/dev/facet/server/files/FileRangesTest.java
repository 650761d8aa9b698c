// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.http.Validators;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where a part is sent, and where the whole (RFC 9110, sections 13.1.5 and 14.2). */
final class FileRangesTest {
  private static final Instant CHANGED = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final Instant LATER = CHANGED.plusSeconds(1);

  private static FileRanges ranges(String range, long size) {
    return FileRanges.of(
        HttpHeaders.headers().set("range", range), new Validators("\"a\"", CHANGED), size, LATER);
  }

  private static String every(int count) {
    return IntStream.range(0, count)
        .mapToObj(at -> 2 * at + "-" + 2 * at)
        .collect(Collectors.joining(",", "bytes=", ""));
  }

  @Test
  void tenPartsAreSentAndElevenAreTheWhole() {
    assertEquals(
        IntStream.range(0, 10).mapToObj(at -> new FilePiece.Span(2L * at, 2L * at + 1)).toList(),
        ranges(every(10), 100) instanceof FileRanges.Parts(var spans) ? spans : List.of());
    assertEquals(new FileRanges.Whole(), ranges(every(11), 100));
  }

  @Test
  void partsThatTouchDoNotOverlap() {
    assertEquals(
        new FileRanges.Parts(List.of(new FilePiece.Span(0, 2), new FilePiece.Span(2, 4))),
        ranges("bytes=0-1,2-3", 100));
    assertEquals(new FileRanges.Whole(), ranges("bytes=0-2,2-3", 100));
  }

  @Test
  void anEmptyFileIsSentWholeWhateverPartIsAskedFor() {
    assertEquals(new FileRanges.Whole(), ranges("bytes=0-", 0));
    assertEquals(new FileRanges.Whole(), ranges("bytes=-5", 0));
    assertEquals(new FileRanges.Unsatisfiable(), ranges("bytes=1-", 1));
  }

  /** Section 8.8.2.2: within the second it may have changed again, with the same date. */
  @Test
  void aDateOfTheSameSecondNamesNoState() {
    var request =
        HttpHeaders.headers()
            .set("range", "bytes=0-0")
            .set("if-range", "Fri, 02 Jan 2026 03:04:05 GMT");
    Validators validators = new Validators("\"a\"", CHANGED);

    assertEquals(
        new FileRanges.Parts(List.of(new FilePiece.Span(0, 1))),
        FileRanges.of(request, validators, 9, LATER));
    assertEquals(
        new FileRanges.Whole(),
        FileRanges.of(request, validators, 9, Instant.parse("2026-01-02T03:04:05Z")));
  }
}
