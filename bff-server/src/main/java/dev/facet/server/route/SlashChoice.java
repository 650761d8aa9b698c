// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

/** What a route does with slashes in a path that two servers could read differently. */
public enum SlashChoice {
  /** The request is rejected with 400. */
  REJECT,
  /** The path is matched and forwarded as the client sent it. */
  KEEP
}
