// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.apikey;

import static dev.facet.upstream.config.Require.require;

import dev.facet.server.plugin.Sha256;
import dev.facet.server.plugin.auth.apikey.ApiKeyConfig.ClientConfig;
import dev.facet.upstream.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The keys of a policy, as hashes. */
final class ApiKeys {
  private static final String HASHED = "sha256:";

  private ApiKeys() {}

  /** A key and whose it is. */
  @SuppressWarnings("ArrayRecordComponent") // compared with MessageDigest.isEqual only
  record Entry(byte[] hash, String name, Set<String> scopes) {}

  static List<Entry> read(ApiKeyConfig config) {
    List<ClientConfig> clients = new ArrayList<>(config.clients());
    if (config.keys() != null) {
      clients.addAll(lines(config.keys().value()));
    }
    require(!clients.isEmpty(), "keys", "none", "1 line or more");
    List<Entry> entries = clients.stream().flatMap(ApiKeys::entries).toList();
    for (Entry entry : entries) {
      require(owner(entry, entries).equals(entry.name()), "keys", entry.name(), "a key of its own");
    }
    return entries;
  }

  static byte[] hash(byte[] key) {
    return Sha256.of(key);
  }

  private static String owner(Entry entry, List<Entry> entries) {
    return entries.stream()
        .filter(other -> MessageDigest.isEqual(other.hash(), entry.hash()))
        .findFirst()
        .orElse(entry)
        .name();
  }

  /** One for each way that clients send the key in: beyond ASCII there are two. */
  private static Stream<Entry> entries(ClientConfig client) {
    return hashes(client).map(hash -> new Entry(hash, client.name(), Set.copyOf(client.scopes())));
  }

  private static Stream<byte[]> hashes(ClientConfig client) {
    if (client.sha256() != null) {
      return Stream.of(HexFormat.of().parseHex(client.sha256()));
    }
    String key = client.key() == null ? "" : client.key().value();
    byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
    boolean twoWays =
        utf8.length > key.length() && StandardCharsets.ISO_8859_1.newEncoder().canEncode(key);
    return twoWays
        ? Stream.of(hash(utf8), hash(key.getBytes(StandardCharsets.ISO_8859_1)))
        : Stream.of(hash(utf8));
  }

  // Messages name the line and never show it: it may be a key.
  private static List<ClientConfig> lines(String text) {
    List<ClientConfig> clients = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().map(String::strip).toList()) {
      number++;
      if (!line.isEmpty() && !line.startsWith("#")) {
        clients.add(client(line, "line " + number));
      }
    }
    return clients;
  }

  private static ClientConfig client(String line, String place) {
    int colon = line.indexOf(':');
    require(colon > 0 && colon < line.length() - 1, "keys", place, "name:key");
    String name = line.substring(0, colon).strip();
    String key = line.substring(colon + 1).strip();
    if (!key.startsWith(HASHED)) {
      require(ApiKeyConfig.isSendable(new Secret(key)), "keys", place, ApiKeyConfig.KEY);
      return new ClientConfig(name, new Secret(key), null, null);
    }
    String hash = key.substring(HASHED.length());
    require(
        hash.matches("[0-9a-fA-F]{64}"), "keys", place, "name:sha256: and 64 hexadecimal digits");
    return new ClientConfig(name, null, hash, null);
  }
}
