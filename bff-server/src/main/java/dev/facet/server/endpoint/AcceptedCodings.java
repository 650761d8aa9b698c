// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * What a client says of content codings (RFC 9110, section 12.5.3), read in one pass. A coding
 * weighs what its member says, else what {@code *} says, else 0; of two members with one name the
 * first counts.
 */
final class AcceptedCodings {
  private static final double ABSENT = -1;
  private static final AcceptedCodings NONE = new AcceptedCodings();

  private double zstd = ABSENT;
  private double gzip = ABSENT;
  private double identity = ABSENT;
  private double any = ABSENT;
  private int zstdPlace = Integer.MAX_VALUE;
  private int gzipPlace = Integer.MAX_VALUE;

  private AcceptedCodings() {}

  /**
   * Reads a header.
   *
   * @param header the value of Accept-Encoding; null where there is none
   */
  static AcceptedCodings of(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return NONE;
    }
    AcceptedCodings read = new AcceptedCodings();
    int start = 0;
    while (start <= header.length()) {
      int comma = header.indexOf(',', start);
      int end = comma < 0 ? header.length() : comma;
      read.member(header, start, end);
      start = end + 1;
    }
    return read;
  }

  private void member(String header, int start, int end) {
    int semicolon = header.indexOf(';', start);
    int nameEnd = semicolon < 0 || semicolon > end ? end : semicolon;
    double weight = nameEnd == end ? 1 : weight(header.substring(nameEnd + 1, end));
    // x-gzip is gzip (section 8.4.1.3).
    if (named("gzip", header, start, nameEnd) || named("x-gzip", header, start, nameEnd)) {
      gzipPlace = gzip == ABSENT ? start : gzipPlace;
      gzip = gzip == ABSENT ? weight : gzip;
    } else if (named("zstd", header, start, nameEnd)) {
      zstdPlace = zstd == ABSENT ? start : zstdPlace;
      zstd = zstd == ABSENT ? weight : zstd;
    } else if (named("identity", header, start, nameEnd)) {
      identity = identity == ABSENT ? weight : identity;
    } else if (named("*", header, start, nameEnd)) {
      gzipPlace = Math.min(gzipPlace, start);
      any = any == ABSENT ? weight : any;
    }
  }

  private static boolean named(String name, String header, int start, int end) {
    int from = start;
    while (from < end && header.charAt(from) <= ' ') {
      from++;
    }
    int to = end;
    while (to > from && header.charAt(to - 1) <= ' ') {
      to--;
    }
    return to - from == name.length() && header.regionMatches(true, from, name, 0, name.length());
  }

  /** The weight among a member's parameters; 1 where there is none, 0 where it is malformed. */
  private static double weight(String parameters) {
    for (String parameter : parameters.split(";", -1)) {
      String stripped = parameter.strip();
      if (stripped.regionMatches(true, 0, "q=", 0, 2)) {
        String value = stripped.substring(2);
        return value.matches("[01](?:\\.[0-9]{0,3})?") ? Math.min(1, Double.parseDouble(value)) : 0;
      }
    }
    return 1;
  }

  /** Whether a response without any coding is one that the client does not want. */
  boolean rejectsIdentity() {
    return identity == 0 || (identity == ABSENT && any == 0);
  }

  /**
   * The coding that the client likes best. It is zstd only where the client lists it before gzip
   * and gives it no less weight: some name codings that they cannot decode, but last.
   */
  ContentCoding best() {
    double zstdWeight = orAny(zstd);
    double gzipWeight = orAny(gzip);
    boolean zstdListed = zstd > 0 || rejectsIdentity();
    boolean zstdFirst = gzipWeight == 0 || (zstdWeight >= gzipWeight && zstdPlace < gzipPlace);
    if (zstdWeight > 0 && zstdListed && zstdFirst) {
      return orIdentity(ContentCoding.ZSTD, zstdWeight);
    }
    return gzipWeight > 0 ? orIdentity(ContentCoding.GZIP, gzipWeight) : ContentCoding.IDENTITY;
  }

  private ContentCoding orIdentity(ContentCoding coding, double weight) {
    return orAny(identity) > weight ? ContentCoding.IDENTITY : coding;
  }

  private double orAny(double own) {
    return own == ABSENT ? Math.max(any, 0) : own;
  }
}
