// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.failure.LoadFailure;
import java.util.Collections;
import java.util.List;
import org.dataloader.Try;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What fields get where the gateway itself has a fault while it loads. */
final class LoadFault {
  private static final Logger LOG = LoggerFactory.getLogger(LoadFault.class);

  private LoadFault() {}

  /**
   * A failure as it is, and {@code INTERNAL} in place of anything else, which is logged: ask once
   * for all keys that share it.
   */
  static LoadFailure told(Throwable failure) {
    if (failure instanceof LoadFailure known) {
      return known;
    }
    LOG.error("a load failed", failure);
    return LoadFailure.of(ErrorCode.INTERNAL, ErrorCode.INTERNAL.meaning());
  }

  /** The same for so many keys. */
  static List<Try<@Nullable Object>> all(int keys, Throwable failure) {
    return Collections.nCopies(keys, Try.failed(told(failure)));
  }
}
