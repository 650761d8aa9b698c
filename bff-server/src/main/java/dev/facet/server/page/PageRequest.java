// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request of a page and the response it expects.
 *
 * @param request as it is sent, but for Host and Content-Length; its body as {@link #sent} has it
 * @param sent the body
 * @param expected the response
 * @param coding how the body of the response comes
 * @param block what the request stands in
 */
public record PageRequest(
    HttpText request, String sent, HttpText expected, BodyCoding coding, PageBlock block) {
  /** The Host of requests that name none. */
  public static final String HOST = "shop.example";

  private static final String JSON = "application/json";

  /**
   * All requests of a page, in its order.
   *
   * @throws MalformedPageException where one has no response, or a block is out of its place
   */
  public static List<PageRequest> of(TestPage page) {
    List<PageRequest> requests = new ArrayList<>();
    List<PageBlock> blocks = page.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      PageBlock block = blocks.get(i);
      switch (block.kind()) {
        case VARIABLES, RESPONSE ->
            throw new MalformedPageException(
                block.place(),
                "no request stands before this block",
                "write the request before it");
        case REQUEST -> {
          PageBlock variables = kind(blocks, i + 1, PageBlock.Kind.VARIABLES);
          i += variables == null ? 1 : 2;
          requests.add(of(block, variables, response(block, blocks, i)));
        }
        case FILE, UPSTREAM, CALLS, DIAGNOSTICS, CERTIFICATES, HANDSHAKE, AGREED -> {}
      }
    }
    return requests;
  }

  private static @Nullable PageBlock kind(List<PageBlock> blocks, int at, PageBlock.Kind kind) {
    return at < blocks.size() && blocks.get(at).kind() == kind ? blocks.get(at) : null;
  }

  private static PageBlock response(PageBlock request, List<PageBlock> blocks, int at) {
    PageBlock response = kind(blocks, at, PageBlock.Kind.RESPONSE);
    if (response == null) {
      boolean second = kind(blocks, at, PageBlock.Kind.REQUEST) != null;
      throw new MalformedPageException(
          request.place(),
          second ? "two requests, and no response to the first" : "the request has no response",
          "write json response or http response right behind it");
    }
    return response;
  }

  private static PageRequest of(
      PageBlock block, @Nullable PageBlock variables, PageBlock response) {
    HttpText request =
        block.language().equals("http") ? HttpText.request(block.content()) : graphQl(block);
    if (variables != null && block.language().equals("http")) {
      throw new MalformedPageException(
          variables.place(),
          "variables of an http request",
          "put them into the body of the request");
    }
    String sent =
        block.language().equals("http") ? request.body() : operation(block.text(), variables);
    return new PageRequest(request, sent, expected(response), BodyCoding.of(response), block);
  }

  private static HttpText graphQl(PageBlock block) {
    String path = block.subject().startsWith("/") ? block.subject() : "/graphql";
    return new HttpText(
        "POST " + path, List.of(Map.entry("content-type", JSON)), block.content(), block.content());
  }

  private static String operation(String query, @Nullable PageBlock variables) {
    JsonObject body = new JsonObject().put("query", query);
    if (variables != null) {
      JsonNode values = JsonPlaces.require(variables);
      if (!values.isObject()) {
        throw new MalformedPageException(
            variables.place(), "the variables are no object", "write {\"name\": value}");
      }
      if (!values.isEmpty()) {
        body.put("variables", new JsonObject(variables.text()));
      }
    }
    return body.encode();
  }

  private static HttpText expected(PageBlock block) {
    if (block.language().equals("http")) {
      return HttpText.response(block.content());
    }
    JsonPlaces.require(block);
    return new HttpText(
        "HTTP/1.1 200",
        List.of(Map.entry("content-type", JSON + "; charset=utf-8")),
        block.content(),
        new PageText(block.content().source(), block.place().line(), ""));
  }

  /** What is sent, in words. */
  public String words() {
    return request.word(0) + " " + request.word(1);
  }

  /**
   * What is wrong with the response; empty where nothing is.
   *
   * @param text its body, decoded
   */
  public List<Mismatch> compare(int status, Function<String, List<String>> headers, String text) {
    List<Mismatch> found = new ArrayList<>();
    if (status != expected.status()) {
      found.add(
          new Mismatch(
              expected.at().span(0),
              "status of " + words(),
              String.valueOf(expected.status()),
              String.valueOf(status)));
    }
    found.addAll(Expectation.headers(expected, headers));
    found.addAll(Expectation.body(expected.content(), text));
    return found;
  }
}
