// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.credentials;

import java.util.Map;

/** Makes signers of one kind. Found by {@link java.util.ServiceLoader}. */
public interface RequestSignerFactory {
  /** What the configuration calls it, such as {@code hmac}. */
  String name();

  /**
   * A signer for one service.
   *
   * @param settings as in the configuration; values may be secrets
   * @throws IllegalArgumentException where they are not what it needs; the message is shown, so it
   *     must not hold a value
   */
  RequestSigner signer(Map<String, String> settings);
}
