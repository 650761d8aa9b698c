// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.MultiMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service agrees to what was asked for (RFC 6455, section 4.1, items 5 and 6). */
class WebSocketAgreementTest {
  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

  private static String fault(String name, String asked, String agreed) {
    MultiMap request = MultiMap.caseInsensitiveMultiMap().add("sec-websocket-key", KEY);
    MultiMap response =
        MultiMap.caseInsensitiveMultiMap()
            .add("upgrade", "websocket")
            .add("connection", "Upgrade")
            .add("sec-websocket-accept", WebSocketHandshake.accept(KEY));
    add(request, name, asked);
    add(response, name, agreed);
    String fault = WebSocketHandshake.fault(request, response);
    return fault == null ? "none" : fault;
  }

  private static void add(MultiMap headers, String name, String lines) {
    for (String line : lines.isEmpty() ? new String[0] : lines.split("\\|")) {
      headers.add(name, line);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', true",
    "chat, '', true",
    "'chat, superchat', superchat, true",
    "chat|superchat, superchat, true",
    "'', evil, false",
    "chat, evil, false",
    "chat, Chat, false",
    "'chat, superchat', 'chat, superchat', false",
    "'chat, superchat', chat|superchat, false",
  })
  void theSubprotocolIsOneOfThoseAskedFor(String asked, String agreed, boolean right) {
    assertEquals(
        right ? "none" : "a 101 whose Sec-WebSocket-Protocol is none that was asked for",
        fault("Sec-WebSocket-Protocol", asked, agreed));
  }

  @ParameterizedTest
  @CsvSource({
    "'permessage-deflate; client_max_window_bits', '', true",
    "permessage-deflate, permessage-deflate; server_no_context_takeover, true",
    "'a, permessage-deflate; x', permessage-deflate|a; y=1, true",
    "'', permessage-deflate, false",
    "permessage-deflate, 'permessage-deflate, other', false",
    "permessage-deflate, permessage-deflate|other, false",
  })
  void anExtensionIsOneOfThoseAskedFor(String asked, String agreed, boolean right) {
    assertEquals(
        right ? "none" : "a 101 with a Sec-WebSocket-Extensions that was not asked for",
        fault("Sec-WebSocket-Extensions", asked, agreed));
  }
}
