// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * T5: a body of HTTP/2 is as long as its head says (RFC 9113, section 8.1.1). One that is not
 * resets its stream, and is no whole request to the service.
 */
class Http2BodyLengthIT extends WithHttp2Rules {
  /** RFC 9113, section 8.1.1: what the service got of it was no whole request. */
  @ParameterizedTest
  @ValueSource(strings = {"2", "4"})
  void rejectsABodyOfAnotherLengthThanAnnounced(String length) throws Exception {
    try (RawHttp2 client = speak()) {
      client.request(1, false, "POST", "/a", "content-length", length);
      client.data(1, true, "abc");

      assertEquals(PROTOCOL_ERROR, client.response(1).reset());
      assertEquals(204, client.request(3, true, "GET", "/a").response(3).status());
      assertEquals("GET", service().requests().getFirst().method());
    }
  }

  /** T1: as in HTTP/1.1 (RFC 9110, section 8.6). */
  @ParameterizedTest
  @CsvSource({"3, 3", "'3, 3',", "'3,3',", "'3,',", "3, 4"})
  void rejectsALengthThatIsSaidTwice(String first, String second) throws Exception {
    String[] lengths =
        second == null
            ? new String[] {"content-length", first}
            : new String[] {"content-length", first, "content-length", second};
    try (RawHttp2 client = speak()) {
      client.request(1, false, "POST", "/a", lengths).data(1, true, "abc");

      assertEquals(PROTOCOL_ERROR, client.response(1).reset());
      assertEquals(204, client.request(3, true, "GET", "/a").response(3).status());
      assertEquals("GET", service().requests().getFirst().method());
    }
  }

  /** RFC 9113, section 8.1.1: what is malformed is no whole request to the service. */
  @ParameterizedTest
  @CsvSource({"3, abc, d", "3, '', abcd", "0, '', d", "5, abc, def"})
  void aBodyThatBecomesLongerThanAnnouncedReachesNoServiceAsAWholeRequest(
      String length, String first, String more) throws Exception {
    try (RawHttp2 client = speak()) {
      client.request(1, false, "POST", "/a", "content-length", length).data(1, false, first);
      assertEquals(204, client.request(3, true, "GET", "/a").response(3).status());
      client.data(1, false, more);

      assertEquals(PROTOCOL_ERROR, client.response(1).reset());
      assertEquals(204, client.request(5, true, "GET", "/a").response(5).status());
      assertEquals(
          List.of("GET", "GET"), service().requests().stream().map(r -> r.method()).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "0"})
  void aBodyMayEndWithAnEmptyFrame(String length) throws Exception {
    try (RawHttp2 client = speak()) {
      client
          .request(1, false, "POST", "/a", "content-length", length)
          .data(1, false, "abc".substring(0, Integer.parseInt(length)))
          .data(1, true, "");

      assertEquals(204, client.response(1).status());
      assertEquals(length, service().requests().getFirst().header("content-length"));
    }
  }
}
