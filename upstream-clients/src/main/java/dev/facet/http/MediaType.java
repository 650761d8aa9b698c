// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The value of a Content-Type header: a media type and its parameters (RFC 9110, section 8.3.1).
 *
 * @param name type and subtype, in lower case
 * @param parameters values by name in lower case; quoted ones without their quotes
 */
public record MediaType(String name, Map<String, String> parameters) {
  /** Of events that go on for as long as there are any, each at once. */
  public static final String EVENT_STREAM = "text/event-stream";

  private static final String GRPC = "application/grpc";
  private static final String GRPC_WEB = GRPC + "-web";

  /** Copies the map. */
  public MediaType {
    parameters = Map.copyOf(parameters);
  }

  /**
   * Reads a header's value.
   *
   * @return empty where it is malformed, or says a parameter twice
   */
  public static Optional<MediaType> parse(String value) {
    return Optional.ofNullable(read(new FieldScanner(value.strip())));
  }

  /** Reads a header's value; of a malformed one, what stands before its parameters. */
  public static MediaType parseLeniently(String value) {
    MediaType type = read(new FieldScanner(value.strip()));
    return type != null ? type : new MediaType(essence(value), Map.of());
  }

  /** What stands before the parameters, in lower case, whether or not it is well-formed. */
  public static String essence(String value) {
    int end = value.indexOf(';');
    return (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether an essence is JSON, or something written in JSON (RFC 6839, section 3.1).
   *
   * @param essence in lower case, without parameters
   */
  public static boolean isJson(String essence) {
    return essence.endsWith("/json") || essence.endsWith("+json");
  }

  /**
   * Whether an essence is gRPC, in which either side may speak at any time.
   *
   * @param essence in lower case, without parameters
   */
  public static boolean isGrpc(String essence) {
    return essence.equals(GRPC) || essence.startsWith(GRPC + "+") || essence.startsWith(GRPC + "-");
  }

  /**
   * Whether an essence is gRPC-Web, which unlike gRPC goes over HTTP/1.1 too.
   *
   * @param essence in lower case, without parameters
   */
  public static boolean isGrpcWeb(String essence) {
    return essence.equals(GRPC_WEB)
        || essence.startsWith(GRPC_WEB + "+")
        || essence.startsWith(GRPC_WEB + "-");
  }

  /** The charset, in lower case; empty for none. */
  public String charset() {
    return parameters.getOrDefault("charset", "").toLowerCase(Locale.ROOT);
  }

  /** Whether it is JSON, or something written in JSON (RFC 6839, section 3.1). */
  public boolean isJson() {
    return isJson(name);
  }

  private static @Nullable MediaType read(FieldScanner scanner) {
    String type = scanner.token();
    if (type.isEmpty() || !scanner.take('/')) {
      return null;
    }
    String subtype = scanner.token();
    if (subtype.isEmpty()) {
      return null;
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    while (!scanner.atEnd()) {
      if (!readParameter(scanner, parameters)) {
        return null;
      }
    }
    return new MediaType((type + "/" + subtype).toLowerCase(Locale.ROOT), parameters);
  }

  /** A semicolon, and what comes before the next one: a parameter, or nothing. */
  private static boolean readParameter(FieldScanner scanner, Map<String, String> parameters) {
    scanner.space();
    if (!scanner.take(';')) {
      return false;
    }
    scanner.space();
    String name = scanner.token();
    if (name.isEmpty()) {
      return scanner.atEnd() || scanner.isNext(';');
    }
    String value = scanner.take('=') ? scanner.value() : null;
    return value != null && parameters.put(name.toLowerCase(Locale.ROOT), value) == null;
  }
}
