// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

/**
 * What a response tells of how it came about, beside the data.
 *
 * @param calls whether it says what calls were made, in {@code extensions.facet}
 * @param correlationId whether its errors carry the id of the request that it was made for
 * @param details who is told where a failed call went, and what came back
 */
public record Disclosure(boolean calls, boolean correlationId, Details details) {
  /** Nothing, which is what anybody may know. */
  public static final Disclosure NONE = new Disclosure(false, false, Details.NONE);

  /** Who is told the details of failed calls: real URLs, and how bodies begin. */
  public enum Details {
    /** Nobody. */
    NONE,
    /** The client, whose scopes entitle it. */
    CLIENT,
    /** The client and the log, on the machine of who writes the schema. */
    CLIENT_AND_LOG
  }
}
