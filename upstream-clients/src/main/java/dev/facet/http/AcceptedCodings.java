// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import static dev.facet.http.WeightedList.ABSENT;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of content codings (RFC 9110, section 12.5.3). A coding weighs what its member
 * says, else what {@code *} says, else 0.
 *
 * @param listed the value of Accept-Encoding
 */
public record AcceptedCodings(WeightedList listed) {
  /** The name of a representation without any coding. */
  public static final String IDENTITY = "identity";

  /** RFC 1952. */
  public static final String GZIP = "gzip";

  /** RFC 7932. */
  public static final String BR = "br";

  /** RFC 8878. */
  public static final String ZSTD = "zstd";

  private static final String ANY = "*";
  private static final String OLD_GZIP = "x-gzip"; // the same, section 8.4.1.3

  /**
   * What Accept-Encoding says.
   *
   * @param value all lines as one; null where there is none
   */
  public static AcceptedCodings of(@Nullable String value) {
    return new AcceptedCodings(WeightedList.of(value));
  }

  /** Whether a response without any coding is one that the client does not want. */
  public boolean rejectsIdentity() {
    double identity = listed.weight(IDENTITY);
    return identity == 0 || (identity == ABSENT && listed.weight(ANY) == 0);
  }

  /**
   * The coding that the client likes best. By {@code *} alone it gets gzip, unless it rejects a
   * plain response. Where gzip is to be had too, it is zstd only where the client lists it before
   * gzip and gives it no less weight: some name codings that they cannot decode, but last.
   *
   * @param offered names of codings that are to be had, those first that are sent where the client
   *     likes them alike; {@link #IDENTITY} need not be one
   * @return one of them, or {@link #IDENTITY}
   */
  public String best(List<String> offered) {
    double any = listed.weight(ANY);
    boolean byName = !rejectsIdentity();
    String best = IDENTITY;
    double most = 0;
    for (String coding : offered) {
      double weight = byName && !coding.equals(GZIP) ? own(coding) : orAny(own(coding), any);
      boolean sent = !coding.equals(ZSTD) || !offered.contains(GZIP) || isBeforeGzip(weight, any);
      if (weight > most && sent) {
        best = coding;
        most = weight;
      }
    }
    return orAny(listed.weight(IDENTITY), any) > most ? IDENTITY : best;
  }

  private boolean isBeforeGzip(double weight, double any) {
    double gzip = orAny(own(GZIP), any);
    return gzip == 0 || (weight >= gzip && listed.place(ZSTD) < placeOfGzip());
  }

  private int placeOfGzip() {
    int gzip = Math.min(listed.place(GZIP), listed.place(OLD_GZIP));
    return Math.min(gzip, listed.place(ANY));
  }

  private double own(String coding) {
    double weight = listed.weight(coding);
    return coding.equals(GZIP) ? Math.max(weight, listed.weight(OLD_GZIP)) : weight;
  }

  private static double orAny(double own, double any) {
    return own == ABSENT ? Math.max(any, 0) : own;
  }
}
