// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.route;

/** What a frontend or route says of authentication; nothing means that a policy provides it. */
public enum Auth {
  /** Every client may call. */
  NONE
}
