// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.config.KubernetesConfig;
import dev.facet.upstream.endpoint.FoundEndpoint;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class EndpointSlicesTest {
  private static final FoundUrls URLS = new FoundUrls("http", "reviews.shop.svc", 0, "");

  @Test
  void whatIsNotSaidIsReady() {
    assertEquals(
        List.of("http://10.0.0.1:80", "http://10.0.0.2:80", "http://10.0.0.3:80"),
        urls(
            "http",
            slice(
                "a",
                "IPv4",
                "{\"name\":\"http\",\"port\":80}",
                "{\"addresses\":[\"10.0.0.1\"]}",
                "{\"addresses\":[\"10.0.0.2\"],\"conditions\":{}}",
                "{\"addresses\":[\"10.0.0.3\"],\"conditions\":{\"ready\":null}}",
                "{\"addresses\":[\"10.0.0.4\"],\"conditions\":{\"ready\":false}}",
                "{\"addresses\":[]}")));
  }

  @Test
  void whatIsNoAddressOfItsTypeIsLeftOut() {
    assertEquals(
        List.of("http://pod-1.internal:80"),
        urls(
            "http",
            slice(
                "a",
                "IPv4",
                "{\"name\":\"http\",\"port\":80}",
                "{\"addresses\":[\"10.0.0.1/secret\"]}",
                "{\"addresses\":[\"fd00::1\"]}",
                "{\"addresses\":[\"\"]}"),
            slice(
                "b",
                "FQDN",
                "{\"name\":\"http\",\"port\":80}",
                "{\"addresses\":[\"pod-1.internal\"]}",
                "{\"addresses\":[\"pod_2.internal\"]}",
                "{\"addresses\":[\"user@pod-3.internal\"]}"),
            slice(
                "c",
                "IPv4",
                "{\"name\":\"http\",\"port\":65536}",
                "{\"addresses\":[\"10.0.0.1\"]}")));
  }

  @Test
  void whatServesWhileItEndsIsUsedOnlyWhereNothingIsReady() {
    String ending =
        "{\"addresses\":[\"10.0.0.1\"],"
            + "\"conditions\":{\"ready\":false,\"serving\":true,\"terminating\":true}}";
    String broken =
        "{\"addresses\":[\"10.0.0.2\"],\"conditions\":{\"ready\":false,\"serving\":false}}";
    String port = "{\"name\":\"http\",\"port\":80}";

    String notReady = "{\"addresses\":[\"10.0.0.4\"],\"conditions\":{\"ready\":false}}";

    assertEquals(List.of(), urls("http", slice("a", "IPv4", port, broken, notReady)));
    assertEquals(
        List.of("http://10.0.0.1:80"), urls("http", slice("a", "IPv4", port, ending, broken)));
    assertEquals(
        List.of("http://10.0.0.3:80"),
        urls("http", slice("a", "IPv4", port, ending, broken, "{\"addresses\":[\"10.0.0.3\"]}")));
  }

  @Test
  void bothFamiliesOfAllSlicesCountAndEachAddressOnce() {
    String port = "{\"name\":\"http\",\"port\":80}";

    assertEquals(
        List.of("http://10.0.0.1:80", "http://[fd00::1]:80", "http://10.0.0.2:80"),
        urls(
            "http",
            slice("a", "IPv4", port, "{\"addresses\":[\"10.0.0.1\"]}"),
            slice("b", "IPv6", port, "{\"addresses\":[\"fd00::1\"]}"),
            slice(
                "c",
                "IPv4",
                port,
                "{\"addresses\":[\"10.0.0.1\"]}",
                "{\"addresses\":[\"10.0.0.2\"]}")));
  }

  @Test
  void thePortIsThatOfTheNameInEachSlice() {
    String[] slices = {
      slice(
          "a",
          "IPv4",
          "{\"name\":\"metrics\",\"port\":9090},{\"name\":\"http\",\"port\":8080}",
          "{\"addresses\":[\"10.0.0.1\"]}"),
      slice("b", "IPv4", "{\"name\":\"http\",\"port\":8081}", "{\"addresses\":[\"10.0.0.2\"]}"),
      slice("c", "IPv4", "{\"name\":\"grpc\",\"port\":8082}", "{\"addresses\":[\"10.0.0.3\"]}"),
    };

    assertEquals(List.of("http://10.0.0.1:8080", "http://10.0.0.2:8081"), urls("http", slices));
    assertEquals(List.of("http://10.0.0.1:9090"), urls("9090", slices));
    assertEquals(List.of("http://10.0.0.2:8081", "http://10.0.0.3:8082"), urls(null, slices));
    assertEquals(List.of(), urls("other", slices));
  }

  @Test
  void noPortOfUdpIsTaken() {
    assertEquals(
        List.of(),
        urls(
            "dns",
            slice(
                "a",
                "IPv4",
                "{\"name\":\"dns\",\"port\":53,\"protocol\":\"UDP\"}",
                "{\"addresses\":[\"10.0.0.1\"]}")));
  }

  @Test
  void saysWhyThereIsNoEndpoint() {
    String none = "{\"addresses\":[\"10.0.0.1\"],\"conditions\":{\"ready\":false}}";
    String http = "{\"name\":\"http\",\"port\":80}";
    String two = http + ",{\"name\":\"metrics\",\"port\":9090}";

    assertEquals("it has no EndpointSlice in namespace shop", why("http"));
    assertEquals("it has no endpoint", why("http", slice("a", "IPv4", http)));
    assertEquals(
        "none of its 2 endpoints is ready",
        why("http", slice("a", "IPv4", http, none, none.replace("0.1", "0.2"))));
    assertEquals(
        "none of its endpoints has an address and a port grpc",
        why("grpc", slice("a", "IPv4", http, none)));
    assertEquals(
        "none of its endpoints has an address and one port (expected: discover.kubernetes.port,"
            + " where there are several)",
        why(null, slice("a", "IPv4", two, none)));
  }

  private static String why(@Nullable String port, String... slices) {
    return known(port, slices).whyNone("shop");
  }

  private static List<String> urls(@Nullable String port, String... slices) {
    return known(port, slices).endpoints(URLS).stream().map(FoundEndpoint::id).toList();
  }

  private static EndpointSlices known(@Nullable String port, String... slices) {
    EndpointSlices known = new EndpointSlices(new KubernetesConfig("reviews", port, null, null));
    known.replace(new JsonArray("[" + String.join(",", slices) + "]"));
    return known;
  }

  private static String slice(String name, String type, String ports, String... endpoints) {
    return new JsonObject()
        .put("metadata", new JsonObject().put("name", name))
        .put("addressType", type)
        .put("ports", new JsonArray("[" + ports + "]"))
        .put("endpoints", new JsonArray("[" + String.join(",", endpoints) + "]"))
        .encode();
  }
}
