// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

/**
 * What a response tells of how it came about, beside the data.
 *
 * @param calls whether it says what calls were made, in {@code extensions.facet}
 * @param correlationId whether its errors carry the id of the request that it was made for
 * @param details where the details of failed calls go
 */
public record Disclosure(boolean calls, boolean correlationId, Details details) {
  /** Nothing, as for clients without a right to more. */
  public static final Disclosure NONE = new Disclosure(false, false, Details.NONE);

  /** Where the details of failed calls go: real URLs, and the first bytes of bodies. */
  public enum Details {
    /** Nowhere. */
    NONE,
    /** To the client, whose scopes entitle it. */
    CLIENT,
    /** To the client and the log, on the machine of a developer. */
    CLIENT_AND_LOG
  }
}
