// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.facet.resolver.RandomModel.Endpoint;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A request as a service understands it.
 *
 * @param other everything but the keys
 * @param keys as strings, the parts of composite ones with a bar between them
 * @param sparse which properties it asks for
 */
record RandomRequest(Endpoint endpoint, String other, List<String> keys, SparseResponse sparse) {
  private static final Pattern DECIMAL =
      Pattern.compile("-?[0-9]+([.][0-9]+|[.]?[0-9]*[eE][+-]?[0-9]+)");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  static RandomRequest of(UpstreamRequest request, List<Endpoint> endpoints) {
    String[] parts = request.target().split("\\?", 2);
    String all = parts.length == 1 ? "" : parts[1];
    SparseResponse sparse = SparseResponse.of(all);
    String query =
        String.join(
            "&",
            Arrays.stream(all.split("&", -1))
                .filter(pair -> !SparseResponse.isParameter(pair))
                .toList());
    List<String> path = List.of(parts[0].split("/", -1));
    Endpoint endpoint = endpoints.get(Integer.parseInt(path.get(2)));
    String body = request.body() instanceof RequestBody.Bytes(var bytes) ? bytes.toString() : "";
    String more = request.method() + " " + request.headers().get("x-more");
    if (endpoint.keys().isEmpty()) {
      return new RandomRequest(endpoint, more + parts[0] + "?" + query + body, List.of(), sparse);
    }
    List<String> keys =
        switch (endpoint.style()) {
          case PATH ->
              List.of(joined(path.subList(3, path.size()).stream().map(RandomRequest::plain)));
          case COMMAS ->
              Arrays.stream(values(query, "keys").getFirst().split(",", -1))
                  .map(RandomRequest::plain)
                  .toList();
          case REPEATED -> values(query, "keys").stream().map(RandomRequest::plain).toList();
          case JSON_QUERY -> json(plain(values(query, "keys").getFirst()), endpoint);
          case BODY -> json(body, endpoint);
        };
    String other =
        String.join(
            "&",
            Arrays.stream(query.split("&")).filter(pair -> !pair.startsWith("keys=")).toList());
    return new RandomRequest(
        endpoint,
        more + other + withoutKeys(body),
        keys.stream().map(RandomRequest::same).toList(),
        sparse);
  }

  /** A key as the service knows it, whatever the spelling of its numbers. */
  private static String same(String key) {
    return joined(
        Arrays.stream(key.split("\\|", -1))
            .map(part ->
                DECIMAL.matcher(part).matches()
                    ? new BigDecimal(part).stripTrailingZeros().toPlainString()
                    : part));
  }

  private static String withoutKeys(String body) {
    try {
      return JSON.readTree(body) instanceof ObjectNode object
          ? object.without("keys").toString()
          : body;
    } catch (IOException e) {
      throw new AssertionError(body, e);
    }
  }

  private static List<String> values(String query, String name) {
    return Arrays.stream(query.split("&"))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .toList();
  }

  private static List<String> json(String text, Endpoint endpoint) {
    try {
      JsonNode json = JSON.readTree(text);
      List<String> keys = new ArrayList<>();
      for (JsonNode key : json.isObject() ? json.get("keys") : json) {
        keys.add(
            endpoint.keys().size() == 1
                ? key.asText()
                : joined(endpoint.keys().stream().map(name -> key.get(name).asText())));
      }
      return keys;
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  private static String joined(Stream<String> parts) {
    return String.join("|", parts.toList());
  }

  private static String plain(String encoded) {
    return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
