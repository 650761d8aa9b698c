// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.value;

/** Settings of a policy with values that may be made of claims of a verified token. */
public interface ClaimsReader {
  /** Whether one of the values is missing where there are no claims. */
  boolean needsClaims();
}
