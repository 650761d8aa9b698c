// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.http.Authorities;
import dev.facet.http.InboundHeaders;
import dev.facet.http.Tokens;
import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.listener.HeadCheck;
import dev.facet.server.listener.RequestTarget;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.ProblemException;
import dev.facet.server.route.PathRejectedException;
import dev.facet.upstream.RequestBody;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request as somebody describes it, read as the listener reads requests: of a client that is no
 * trusted proxy.
 *
 * @param request as routes see it
 * @param unseen names of headers that no route sees
 */
record AskedRequest(GatewayRequest request, List<String> unseen) {
  private static final Pattern URL =
      Pattern.compile("\\*|(?:(?i:https?)://[^/?#@\\s]+)?(?:/[^?]*)?(?:\\?.*)?");
  private static final String LOCALHOST = "127.0.0.1";

  /**
   * Reads a description.
   *
   * @param url a URL, or a path of the {@code host} header, of {@code localhost} if there is none
   * @param scheme of the request
   * @param headers each as {@code name: value}
   * @param identityHeaders those that only the gateway may set
   * @throws CommandFailure where it describes no request
   * @throws ProblemException where the listener rejects it
   * @throws PathRejectedException where the listener rejects its path or query
   */
  static AskedRequest read(
      String method, String url, String scheme, List<String> headers, Set<String> identityHeaders) {
    if (!Tokens.isToken(method)) {
      throw CommandFailure.usage("method: " + method + " (expected: a method such as GET)");
    }
    Matcher form = URL.matcher(url);
    if (url.isEmpty() || url.startsWith("?") || !form.matches()) {
      throw CommandFailure.usage(
          "url: " + url + " (expected: /path or https://host/path, perhaps with a query)");
    }
    MultiMap fields = fields(headers);
    HeadCheck.check(HttpMethod.valueOf(method), fields);
    RequestTarget target = RequestTarget.of(HttpMethod.valueOf(method), url);
    String authority = target == null ? null : authority(target, fields);
    if (target == null) {
      throw new ProblemException(RequestTarget.rejection(HttpMethod.valueOf(method)));
    }
    if (authority == null) {
      throw new ProblemException(RequestTarget.withoutHost());
    }
    if (RequestTarget.isOfGateway(target.path())) {
      throw CommandFailure.usage(
          "url: " + url + " (no route takes OPTIONS of it, which the gateway responds to itself)");
    }
    String path = target.normalPath();
    String query = target.normalQuery();
    List<String> origins = fields.getAll(HttpHeaders.ORIGIN);
    List<String> unseen = clean(fields, identityHeaders);
    return new AskedRequest(
        new GatewayRequest(
            HttpMethod.valueOf(method),
            scheme,
            authority,
            path,
            query,
            fields,
            RequestBody.NONE,
            LOCALHOST,
            false,
            LOCALHOST,
            "1.1",
            origins),
        unseen);
  }

  private static MultiMap fields(List<String> headers) {
    MultiMap fields = HttpHeaders.headers();
    for (String header : headers) {
      int colon = header.indexOf(':');
      String name = header.substring(0, Math.max(colon, 0)).strip();
      if (!Tokens.isToken(name)) {
        throw CommandFailure.usage("header: " + header + " (expected: name: value)");
      }
      fields.add(name, header.substring(colon + 1).strip());
    }
    return fields;
  }

  /** What the target names, else the one Host; null where that is none, or there are several. */
  private static @Nullable String authority(RequestTarget target, MultiMap fields) {
    List<String> lines = fields.getAll(HttpHeaders.HOST);
    if (lines.size() > 1 || lines.stream().anyMatch(line -> Authorities.parse(line) == null)) {
      return null;
    }
    String named = target.authority();
    return named != null
        ? named
        : Authorities.parse(lines.isEmpty() ? "localhost" : lines.getFirst());
  }

  private static List<String> clean(MultiMap fields, Set<String> identityHeaders) {
    List<String> before = List.copyOf(fields.names());
    InboundHeaders.receive(LOCALHOST, fields, _ -> false);
    identityHeaders.forEach(fields::remove);
    List<String> unseen = new ArrayList<>(before);
    unseen.removeIf(fields::contains);
    return unseen;
  }
}
