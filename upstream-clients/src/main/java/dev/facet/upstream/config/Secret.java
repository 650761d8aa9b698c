// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

/**
 * A value that must not be printed.
 *
 * @param value the value itself
 */
public record Secret(String value) {
  /** Hides the value. */
  @Override
  public String toString() {
    return "***";
  }
}
