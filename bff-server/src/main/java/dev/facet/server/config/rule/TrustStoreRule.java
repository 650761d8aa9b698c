// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.rule;

import dev.facet.server.config.finding.ConfigCode;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The trust store that the JVM was started with can be used. Java takes one that is not there for
 * an empty one, and each service for one that nobody vouches for.
 */
final class TrustStoreRule implements ConfigRules.Rule {
  private static final String STORE = "javax.net.ssl.trustStore";
  private static final String NO_FILE = "NONE";

  private final Function<String, @Nullable String> properties;

  /**
   * A rule.
   *
   * @param properties the JVM's system properties, null for one that is not set
   */
  TrustStoreRule(Function<String, @Nullable String> properties) {
    this.properties = properties;
  }

  @Override
  public void check(RuleInput input) {
    String fault = fault();
    if (!fault.isEmpty()) {
      input.error(
          ConfigCode.UNUSABLE_TRUST_STORE,
          "version",
          fault,
          "FACET_JAVA_OPTS names it and its password: -D" + STORE + "=, -D" + STORE + "Password=",
          List.of());
    }
  }

  /** Why the store cannot be used; empty where it can, or none is named. */
  String fault() {
    String path = properties.apply(STORE);
    if (path == null || path.isEmpty() || path.equals(NO_FILE)) {
      return "";
    }
    String fault = fault(path);
    return fault.isEmpty() ? "" : "the trust store " + path + " " + fault;
  }

  private String fault(String path) {
    File file = new File(path);
    if (!file.isFile()) {
      return file.exists() ? "is not a file" : "is not there";
    }
    try {
      KeyStore store = KeyStore.getInstance(file, password());
      boolean some = false;
      for (String alias : Collections.list(store.aliases())) {
        some |= store.isCertificateEntry(alias);
      }
      return some ? "" : "holds no certificate that is trusted, or is read without its password";
    } catch (IOException | GeneralSecurityException unreadable) {
      return "cannot be read: " + unreadable.getMessage();
    }
  }

  private char @Nullable [] password() {
    String password = properties.apply(STORE + "Password");
    return password == null || password.isEmpty() ? null : password.toCharArray();
  }
}
