// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.admin;

import static dev.facet.upstream.config.Require.require;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an operator wants forgotten.
 *
 * @param service whose; empty for that of all services
 * @param urls of responses: targets as the service is sent them, or URLs of the service
 * @param tags of items
 * @param all whether everything is
 */
record InvalidationRequest(String service, List<String> urls, List<String> tags, boolean all) {
  private static final int MAX_ENTRIES = 1_000;
  private static final int MAX_CHARACTERS = 8_192;
  private static final Set<String> KEYS = Set.of("service", "urls", "tags", "all");
  private static final String FORM =
      "an object such as {\"service\": \"catalog\", \"urls\": [\"/products/1\"]}";

  InvalidationRequest {
    require(
        all || !urls.isEmpty() || !tags.isEmpty(), "urls", "missing", "urls, tags or all: true");
    require(!all || (urls.isEmpty() && tags.isEmpty()), "all", "true", "without urls and tags");
    require(urls.isEmpty() || !service.isEmpty(), "service", "missing", "the service of the urls");
    require(
        tags.isEmpty() || !urls.isEmpty() || service.isEmpty(),
        "service",
        "set",
        "no key with tags alone, which are those of all services");
    urls = List.copyOf(urls);
    tags = List.copyOf(tags);
  }

  /**
   * Reads a body.
   *
   * @param body null for none
   * @throws IllegalArgumentException where it is malformed; what the body says is not quoted
   */
  static InvalidationRequest read(@Nullable Buffer body) {
    JsonObject json = object(body == null ? Buffer.buffer() : body);
    for (String key : json.fieldNames()) {
      require(KEYS.contains(key), "a key", "unknown", "service, urls, tags or all");
    }
    Object service = json.getValue("service");
    require(
        !json.containsKey("service") || (service instanceof String name && !name.isBlank()),
        "service",
        "malformed",
        "a string, the name of a service");
    Object all = json.getValue("all");
    require(!json.containsKey("all") || Boolean.TRUE.equals(all), "all", "malformed", "true");
    return new InvalidationRequest(
        service == null ? "" : (String) service,
        strings(json, "urls", InvalidationRequest::isUrl, "a path such as /products/1?lang=en"),
        strings(json, "tags", tag -> !tag.isBlank(), "a tag such as product:1"),
        all != null);
  }

  private static JsonObject object(Buffer body) {
    try {
      return new JsonObject(body);
    } catch (DecodeException | ClassCastException _) {
      throw new IllegalArgumentException("body: malformed JSON (expected: " + FORM + ")");
    }
  }

  private static List<String> strings(
      JsonObject json, String key, Predicate<String> isGood, String expected) {
    if (!json.containsKey(key)) {
      return List.of();
    }
    Object value = json.getValue(key);
    require(value instanceof JsonArray, key, "malformed", "a list of strings");
    JsonArray list = (JsonArray) value;
    require(
        !list.isEmpty() && list.size() <= MAX_ENTRIES,
        key,
        list.size() + " entries",
        "1 to " + MAX_ENTRIES);
    List<String> strings = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      boolean good =
          list.getValue(i) instanceof String each
              && each.length() <= MAX_CHARACTERS
              && isGood.test(each);
      require(good, key + "[" + i + "]", "malformed", expected);
      strings.add(list.getString(i));
    }
    return strings;
  }

  /** A path or a URL as it goes over the wire: nothing but printable ASCII, and no fragment. */
  private static boolean isUrl(String url) {
    return (url.startsWith("/") || url.contains("://"))
        && url.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '#');
  }
}
