// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.files;

import dev.facet.http.AcceptedCodings;
import dev.facet.http.Validators;
import java.time.Instant;
import java.util.Objects;

/**
 * By what the states of a file are told apart: its length and the time of its last change, to the
 * nanosecond. A time before 1981 is a stand-in that reproducible builds give to all files, and says
 * nothing: then it is the file itself and this process, and there is no Last-Modified.
 *
 * @param salt other than that of any other process
 */
record FileValidators(long salt) {
  private static final Instant FIRST_REAL = Instant.parse("1981-01-01T00:00:00Z");
  private static final long NANOS = 1_000_000_000L;

  Validators of(OpenedFile file) {
    Instant modified = file.attributes().lastModifiedTime().toInstant();
    boolean real = modified.isAfter(FIRST_REAL);
    String state =
        real
            ? Long.toHexString(modified.getEpochSecond() * NANOS + modified.getNano())
            : Long.toHexString(salt) + "." + standIn(file);
    String coding = file.coding().equals(AcceptedCodings.IDENTITY) ? "" : "-" + file.coding();
    String etag = "\"" + state + "-" + Long.toHexString(file.size()) + coding + "\"";
    return new Validators(etag, real ? modified : null);
  }

  private static String standIn(OpenedFile file) {
    return Integer.toHexString(Objects.hashCode(file.attributes().fileKey()));
  }
}
