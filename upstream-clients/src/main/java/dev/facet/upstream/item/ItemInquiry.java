// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.item;

/** An item that a service is asked for. */
public interface ItemInquiry {
  /** When it was asked for, in the time of day, in milliseconds. */
  long asked();

  /** Whether an item of so many bytes is not too long. */
  boolean fits(int bytes);

  /**
   * Keeps it, unless it is too long, one of its tags was dropped meanwhile, or somebody who asked
   * later keeps one already.
   *
   * @param bytes not to be changed any more
   */
  void keep(byte[] bytes, ItemTerms terms);
}
