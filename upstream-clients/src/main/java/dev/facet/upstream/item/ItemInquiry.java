// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.item;

/** An item that a service is asked for. */
public interface ItemInquiry {
  /** When it was asked for, in the time of day, in milliseconds. */
  long asked();

  /**
   * Whether an item of so many bytes may be kept: it is not too long, and has not too many tags.
   */
  boolean fits(int bytes);

  /**
   * Keeps it, unless one of its tags was dropped meanwhile, or somebody who asked later keeps one
   * already. One that {@linkplain #fits does not fit} only drops what was kept before.
   *
   * @param bytes not to be changed any more
   */
  void keep(byte[] bytes, ItemTerms terms);

  /**
   * Drops what is kept of it, here and in the store that replicas share, unless somebody asked for
   * that later: the service has said that it is gone, or that what it is now may not be kept.
   */
  void drop();
}
