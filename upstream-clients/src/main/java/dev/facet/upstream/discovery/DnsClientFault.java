// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.resolver.dns.DnsErrorCauseException;
import io.netty.resolver.dns.DnsNameResolver;
import java.io.Serial;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** A name could not be looked up; the message says why in words that are the same each time. */
final class DnsClientFault extends Exception {
  private static final int MAX_CAUSES = 16;

  @Serial private static final long serialVersionUID = 1L;

  private final boolean definite;

  private DnsClientFault(String words, boolean definite) {
    super(words, null, false, false);
    this.definite = definite;
  }

  /** Whether a name server said that there is nothing, rather than that it does not know. */
  boolean definite() {
    return definite;
  }

  /**
   * What Netty throws where there is no record of a kind, in our words.
   *
   * @param said with what code a name server did not answer; {@code NOERROR} for none
   */
  static DnsClientFault of(Throwable thrown, DnsResponseCode said) {
    DnsResponseCode code = code(thrown, said);
    if (!code.equals(DnsResponseCode.NOERROR)) {
      return code.equals(DnsResponseCode.NXDOMAIN)
          ? new DnsClientFault("the name does not exist", true)
          : new DnsClientFault("the name server says " + name(code), false);
    }
    for (Throwable each : chain(thrown)) {
      if (DnsNameResolver.isTransportOrTimeoutError(each)) {
        return new DnsClientFault("no name server responded", false);
      }
    }
    return new DnsClientFault("the name has no such record", true);
  }

  private static DnsResponseCode code(Throwable thrown, DnsResponseCode said) {
    for (Throwable each : chain(thrown)) {
      if (each instanceof DnsErrorCauseException told) {
        return told.getCode();
      }
    }
    return said;
  }

  private static String name(DnsResponseCode code) {
    return code.toString().replaceAll("\\(.*", "").toUpperCase(Locale.ROOT);
  }

  private static List<Throwable> chain(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).limit(MAX_CAUSES).toList();
  }
}
