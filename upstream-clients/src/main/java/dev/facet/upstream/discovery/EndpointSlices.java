// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import dev.facet.upstream.config.KubernetesConfig;
import dev.facet.upstream.endpoint.FoundEndpoint;
import io.netty.util.NetUtil;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The EndpointSlices of one service (discovery.k8s.io/v1), several of which make up its endpoints:
 * one for each family of addresses, and for each so many pods.
 */
final class EndpointSlices {
  private final KubernetesConfig config;
  private final Map<String, JsonObject> byName = new LinkedHashMap<>();

  /**
   * An address of a pod.
   *
   * @param ready whether it is to get requests
   * @param serving whether it still takes requests, though it may be about to end
   */
  private record Pod(String host, int port, boolean ready, boolean serving) {}

  EndpointSlices(KubernetesConfig config) {
    this.config = config;
  }

  /** Takes a list of slices in place of all that was known. */
  void replace(JsonArray items) {
    byName.clear();
    for (Object item : items) {
      put((JsonObject) item);
    }
  }

  /** Takes a slice in place of the one of its name. */
  void put(JsonObject slice) {
    byName.put(name(slice), slice);
  }

  /** A slice is gone. */
  void remove(JsonObject slice) {
    byName.remove(name(slice));
  }

  /**
   * What there is now: what is ready or, where nothing is, what still serves while it ends.
   *
   * @throws ClassCastException where a slice is not as the API has it
   */
  List<FoundEndpoint> endpoints(FoundUrls urls) {
    List<Pod> pods = new ArrayList<>();
    byName.values().forEach(slice -> addPods(slice, pods));
    boolean ready = pods.stream().anyMatch(Pod::ready);
    return pods.stream()
        .filter(pod -> ready ? pod.ready() : pod.serving())
        .map(pod -> urls.of(pod.host(), pod.port(), 1, 0))
        .distinct()
        .toList();
  }

  /** Why there is no endpoint, in words for the log. */
  String whyNone(String namespace) {
    if (byName.isEmpty()) {
      return "it has no EndpointSlice in namespace " + namespace;
    }
    List<Pod> pods = new ArrayList<>();
    byName.values().forEach(slice -> addPods(slice, pods));
    if (!pods.isEmpty()) {
      return "none of its " + pods.size() + " endpoints is ready";
    }
    return byName.values().stream().allMatch(slice -> array(slice, "endpoints").isEmpty())
        ? "it has no endpoint"
        : "none of its endpoints has an address and "
            + (config.port() == null
                ? "one port (expected: discover.kubernetes.port, where there are several)"
                : "a port " + config.port());
  }

  private void addPods(JsonObject slice, List<Pod> pods) {
    Integer port = port(slice.getJsonArray("ports", new JsonArray()));
    if (port == null) {
      return;
    }
    String type = slice.getString("addressType", "IPv4");
    for (Object each : array(slice, "endpoints")) {
      JsonObject endpoint = (JsonObject) each;
      JsonArray addresses = array(endpoint, "addresses");
      if (!addresses.isEmpty()) {
        String host = host(type, addresses.getString(0));
        if (!host.isEmpty()) {
          pods.add(pod(host, port, endpoint));
        }
      }
    }
  }

  /** The host of a URL; empty where an address is not of its type. */
  private static String host(String type, String address) {
    return switch (type) {
      case "IPv4" -> NetUtil.isValidIpV4Address(address) ? address : "";
      case "IPv6" -> NetUtil.isValidIpV6Address(address) ? "[" + address + "]" : "";
      default -> FoundUrls.isHost(address) ? address : "";
    };
  }

  /** What is not said is ready, and serves as long as it is ready. */
  private static Pod pod(String host, int port, JsonObject endpoint) {
    JsonObject conditions = endpoint.getJsonObject("conditions");
    boolean ready = is(conditions, "ready", true);
    return new Pod(host, port, ready, is(conditions, "serving", ready));
  }

  private static boolean is(@Nullable JsonObject conditions, String name, boolean otherwise) {
    Boolean said = conditions == null ? null : conditions.getBoolean(name);
    return said == null ? otherwise : said;
  }

  /** The port of a slice by its name or number; the only one where none is asked for. */
  private @Nullable Integer port(@Nullable JsonArray ports) {
    List<JsonObject> tcp = new ArrayList<>();
    for (Object each : ports == null ? new JsonArray() : ports) {
      JsonObject port = (JsonObject) each;
      String protocol = port.getString("protocol");
      Integer number = port.getInteger("port");
      if (number != null
          && FoundUrls.isPort(number)
          && (protocol == null || protocol.equals("TCP"))) {
        tcp.add(port);
      }
    }
    String wanted = config.port();
    if (wanted == null) {
      return tcp.size() == 1 ? tcp.getFirst().getInteger("port") : null;
    }
    return tcp.stream()
        .filter(port ->
            wanted.equals(port.getString("name"))
                || wanted.equals(String.valueOf(port.getInteger("port"))))
        .findFirst()
        .map(port -> port.getInteger("port"))
        .orElse(null);
  }

  private static JsonArray array(JsonObject object, String name) {
    JsonArray array = object.getJsonArray(name);
    return array == null ? new JsonArray() : array;
  }

  private static String name(JsonObject slice) {
    return slice.getJsonObject("metadata").getString("name");
  }
}
