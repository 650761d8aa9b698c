// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.apikey;

import static dev.facet.upstream.config.Require.require;

import dev.facet.http.FieldNames;
import dev.facet.upstream.config.Secret;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The principals and their keys.
 *
 * @param header that carries the key; absent: x-api-key
 * @param keys lines of {@code name:key} or {@code name:sha256:hex}; empty lines and those that
 *     begin with {@code #} do not count
 * @param clients the same with scopes; one of both is needed
 * @param forward whether services see the header; absent: no
 */
public record ApiKeyConfig(
    String header, @Nullable Secret keys, List<ClientConfig> clients, Boolean forward) {
  /** What a key may be, in the words of a finding. */
  static final String KEY = "no control characters, and no white space at its ends";

  /** Sets defaults and guards. */
  public ApiKeyConfig(
      @Nullable String header,
      @Nullable Secret keys,
      @Nullable List<ClientConfig> clients,
      @Nullable Boolean forward) {
    this.header = header == null ? "x-api-key" : header.toLowerCase(Locale.ROOT);
    this.keys = keys;
    this.clients = clients == null ? List.of() : List.copyOf(clients);
    this.forward = forward != null && forward;
    require(FieldNames.isUsable(this.header), "header", this.header, "a header's name");
    require(keys != null || !this.clients.isEmpty(), "keys", "none", "keys or clients");
  }

  /** Whether a client can send a key: a header takes no line ends, and loses spaces at its ends. */
  static boolean isSendable(Secret key) {
    String text = key.value();
    return text.chars().noneMatch(Character::isISOControl) && text.equals(text.strip());
  }

  /**
   * One caller.
   *
   * @param name of the principal
   * @param key the key itself; either this or its hash
   * @param sha256 the key's SHA-256 in hex, so that the key need not be in any file
   * @param scopes what the caller may do; absent: nothing that needs a scope
   */
  public record ClientConfig(
      String name, @Nullable Secret key, @Nullable Secret sha256, List<String> scopes) {
    /** Sets defaults and guards. */
    public ClientConfig(
        String name, @Nullable Secret key, @Nullable Secret sha256, @Nullable List<String> scopes) {
      require(!name.isBlank(), "name", "'" + name + "'", "a name");
      require(
          (key == null) != (sha256 == null), "key", key == null ? "none" : "two", "key or sha256");
      require(key == null || !key.value().isBlank(), "key", "***", "not empty");
      require(key == null || isSendable(key), "key", "***", KEY);
      require(
          sha256 == null || sha256.value().matches("[0-9a-fA-F]{64}"),
          "sha256",
          "***",
          "64 hexadecimal digits");
      this.name = name;
      this.key = key;
      this.sha256 = sha256;
      this.scopes = scopes == null ? List.of() : List.copyOf(scopes);
    }
  }
}
