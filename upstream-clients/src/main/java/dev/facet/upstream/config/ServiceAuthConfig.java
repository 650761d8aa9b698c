// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import org.jspecify.annotations.Nullable;

/**
 * How the gateway proves to a service who calls.
 *
 * @param clientCredentials gets a token of OAuth 2.0 for every request; absent: none
 * @param signer signs every request; absent: none does
 */
public record ServiceAuthConfig(
    @Nullable ClientCredentialsConfig clientCredentials, @Nullable SignerConfig signer) {
  /** What an absent setting means. */
  public static final ServiceAuthConfig NOTHING = new ServiceAuthConfig(null, null);
}
