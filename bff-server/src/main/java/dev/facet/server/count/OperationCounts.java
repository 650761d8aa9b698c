// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.count;

import dev.facet.resolver.count.FrontendCounts;
import java.util.concurrent.atomic.LongAdder;

/**
 * What is counted of a frontend's operations.
 *
 * @param engine what its engine counts
 * @param compressed responses that were compressed; one that goes to several is compressed once for
 *     each coding
 */
public record OperationCounts(FrontendCounts engine, LongAdder compressed) {
  /** All at nothing. */
  OperationCounts() {
    this(new FrontendCounts(), new LongAdder());
  }
}
