// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers of streams of one connection of HTTP/2 that its client has left out. Those below one that
 * it used are closed for good (RFC 9113, section 5.1.1).
 */
final class SkippedStreams {
  /** The most gaps that are remembered; those before them are forgotten. Clients leave none. */
  static final int MOST = 100;

  private int next = 1;
  private List<Gap> gaps = List.of();

  private record Gap(int first, int last) {}

  /** A stream is used, whether there is a request on it or not. */
  void used(int id) {
    if (id > next) {
      remember(new Gap(next, id - 1));
    }
    next = Math.max(next, id + 2);
  }

  private void remember(Gap gap) {
    List<Gap> known = new ArrayList<>(gaps);
    known.add(gap);
    gaps = known.subList(Math.max(0, known.size() - MOST), known.size());
  }

  /** Whether a number was left out. */
  boolean contains(int id) {
    return gaps.stream().anyMatch(gap -> gap.first() <= id && id <= gap.last());
  }
}
