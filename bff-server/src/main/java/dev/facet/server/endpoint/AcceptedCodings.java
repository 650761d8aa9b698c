// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import static dev.facet.http.WeightedList.ABSENT;

import dev.facet.http.WeightedList;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of content codings (RFC 9110, section 12.5.3). A coding weighs what its member
 * says, else what {@code *} says, else 0.
 *
 * @param listed the value of Accept-Encoding
 */
record AcceptedCodings(WeightedList listed) {
  private static final String ANY = "*";
  private static final String IDENTITY = "identity";
  private static final String ZSTD = "zstd";
  private static final String GZIP = "gzip";
  private static final String OLD_GZIP = "x-gzip"; // the same, section 8.4.1.3

  /**
   * What Accept-Encoding says.
   *
   * @param value all lines as one; null where there is none
   */
  static AcceptedCodings of(@Nullable String value) {
    return new AcceptedCodings(WeightedList.of(value));
  }

  /** Whether a response without any coding is one that the client does not want. */
  boolean rejectsIdentity() {
    double identity = listed.weight(IDENTITY);
    return identity == 0 || (identity == ABSENT && listed.weight(ANY) == 0);
  }

  /**
   * The coding that the client likes best. It is zstd only where the client lists it before gzip
   * and gives it no less weight: some name codings that they cannot decode, but last.
   */
  ContentCoding best() {
    double any = listed.weight(ANY);
    double zstd = listed.weight(ZSTD);
    double zstdWeight = orAny(zstd, any);
    double gzipWeight = orAny(Math.max(listed.weight(GZIP), listed.weight(OLD_GZIP)), any);
    boolean zstdListed = zstd > 0 || rejectsIdentity();
    boolean zstdFirst =
        gzipWeight == 0 || (zstdWeight >= gzipWeight && listed.place(ZSTD) < placeOfGzip());
    if (zstdWeight > 0 && zstdListed && zstdFirst) {
      return orIdentity(ContentCoding.ZSTD, zstdWeight, any);
    }
    return gzipWeight > 0
        ? orIdentity(ContentCoding.GZIP, gzipWeight, any)
        : ContentCoding.IDENTITY;
  }

  private int placeOfGzip() {
    int gzip = Math.min(listed.place(GZIP), listed.place(OLD_GZIP));
    return Math.min(gzip, listed.place(ANY));
  }

  private ContentCoding orIdentity(ContentCoding coding, double weight, double any) {
    return orAny(listed.weight(IDENTITY), any) > weight ? ContentCoding.IDENTITY : coding;
  }

  private static double orAny(double own, double any) {
    return own == ABSENT ? Math.max(any, 0) : own;
  }
}
