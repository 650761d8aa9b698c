// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.apikey;

import static dev.facet.upstream.config.Require.require;

import dev.facet.server.plugin.auth.apikey.ApiKeyConfig.ClientConfig;
import dev.facet.upstream.Sha256;
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

  /**
   * A key and whose it is.
   *
   * @param place the name of a client, or the number of a line
   */
  @SuppressWarnings("ArrayRecordComponent") // compared with MessageDigest.isEqual only
  record Entry(byte[] hash, String name, Set<String> scopes, String place) {}

  /** A caller with where the configuration has it, in words that show nothing of a key. */
  private record Placed(ClientConfig client, String place) {}

  static List<Entry> read(ApiKeyConfig config) {
    List<Placed> clients = new ArrayList<>();
    config.clients().forEach(client -> clients.add(new Placed(client, client.name())));
    if (config.keys() != null) {
      clients.addAll(lines(config.keys().value()));
    }
    require(!clients.isEmpty(), "keys", "none", "1 line or more");
    List<Entry> entries = clients.stream().flatMap(ApiKeys::entries).toList();
    for (Entry entry : entries) {
      require(
          owner(entry, entries).equals(entry.name()), "keys", entry.place(), "a key of its own");
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
  private static Stream<Entry> entries(Placed placed) {
    ClientConfig client = placed.client();
    Set<String> scopes = Set.copyOf(client.scopes());
    return hashes(client).map(hash -> new Entry(hash, client.name(), scopes, placed.place()));
  }

  private static Stream<byte[]> hashes(ClientConfig client) {
    if (client.sha256() != null) {
      return Stream.of(HexFormat.of().parseHex(client.sha256().value()));
    }
    String key = client.key() == null ? "" : client.key().value();
    byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
    boolean twoWays =
        utf8.length > key.length() && StandardCharsets.ISO_8859_1.newEncoder().canEncode(key);
    return twoWays
        ? Stream.of(hash(utf8), hash(key.getBytes(StandardCharsets.ISO_8859_1)))
        : Stream.of(hash(utf8));
  }

  // Messages name the line and never show it, not even its name: it may be a key. By the stars the
  // setting that they are about is known as a secret.
  private static List<Placed> lines(String text) {
    List<Placed> clients = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().map(String::strip).toList()) {
      number++;
      if (!line.isEmpty() && !line.startsWith("#")) {
        String place = "*** in line " + number;
        clients.add(new Placed(client(line, place), place));
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
    return new ClientConfig(name, null, new Secret(hash), null);
  }
}
