// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.result;

import java.time.Duration;
import java.util.List;

/**
 * What the test pages of a project came to.
 *
 * @param pages one or more, by their names
 * @param took how long all ran
 */
public record TestResult(List<PageResult> pages, Duration took) {
  /** Copies the list. */
  public TestResult {
    pages = List.copyOf(pages);
  }

  /** How many pages did not pass. */
  public int failed() {
    return (int) pages.stream().filter(page -> !page.passed()).count();
  }
}
