// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.credentials;

import dev.facet.upstream.config.SignerConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The kinds of signers on the class path, by name. */
public final class RequestSigners {
  private RequestSigners() {}

  /** All of them, in the order of their names. */
  public static Map<String, RequestSignerFactory> installed() {
    Map<String, RequestSignerFactory> installed = new TreeMap<>();
    ServiceLoader.load(RequestSignerFactory.class)
        .forEach(factory -> installed.put(factory.name(), factory));
    return installed;
  }

  /**
   * The signer of a service.
   *
   * @throws IllegalArgumentException where there is none of that name, or it rejects its settings
   */
  public static RequestSigner of(SignerConfig config) {
    Map<String, RequestSignerFactory> installed = installed();
    RequestSignerFactory factory = installed.get(config.name());
    if (factory == null) {
      String known =
          installed.isEmpty() ? "none is installed" : String.join(", ", installed.keySet());
      throw new IllegalArgumentException(
          "name: " + config.name() + " (expected: a signer on the class path: " + known + ")");
    }
    Map<String, String> settings = new LinkedHashMap<>();
    config.settings().forEach((name, value) -> settings.put(name, value.value()));
    return factory.signer(settings);
  }
}
