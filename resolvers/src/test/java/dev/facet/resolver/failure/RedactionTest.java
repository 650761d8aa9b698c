// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {
  private final Redaction redaction =
      new Redaction(List.of("Bearer ey.J+1", "sid=c00kie; theme=dark", "a b/c", "no"));

  @Test
  void starsKnownSecretsWhereverTheyStand() {
    assertEquals("http://a/*** and ***", redaction.text("http://a/ey.J+1 and Bearer ey.J+1"));
    assertEquals("you sent *** here", redaction.text("you sent c00kie here"));
    assertEquals("/x?q=***&r=***", redaction.url("/x?q=a%20b%2Fc&r=a+b%2Fc"));
    assertEquals("no news", redaction.text("no news"));
  }

  @Test
  void starsKnownSecretsAsCallsEncodeThem() {
    Redaction tilde = new Redaction(List.of("a~b*c+d"));
    assertEquals("/x/***?q=***", tilde.url("/x/a~b%2Ac%2Bd?q=a~b*c+d"));
  }

  @Test
  void starsTheWholeOfAStringWithQuotesInIt() {
    assertEquals(
        "{\"password\":***,\"name\":\"A \\\" B\"}",
        redaction.text("{\"password\":\"a\\\"hunter2\\\\\",\"name\":\"A \\\" B\"}"));
    assertEquals("{\"token\":***", redaction.text("{\"token\":\"cut \\"));
  }

  @Test
  void starsWhatItsNameAnnounces() {
    assertEquals(
        "http://a/x?api_key=***&ids=1&accessToken=***&keys=2&X-Amz-Signature=***",
        redaction.url("http://a/x?api_key=1&ids=1&accessToken=abc&keys=2&X-Amz-Signature=9f"));
    assertEquals(
        "{\"password\":***,\"name\":\"Ada\",\"client_secret\": ***",
        redaction.text("{\"password\":\"hunter2\",\"name\":\"Ada\",\"client_secret\": \"cut o"));
    assertEquals("<p>token = ***</p>", redaction.text("<p>token = hunter2</p>"));
    assertEquals("Authorization: *** ***", redaction.text("Authorization: Basic aGk="));
  }

  @Test
  void starsListsAndObjectsThatANameAnnounces() {
    assertEquals(
        "{\"tokens\": ***,\"ids\":[1]}",
        redaction.text("{\"tokens\": [\"a]b\",\"c\"],\"ids\":[1]}"));
    assertEquals(
        "{\"credentials\":***,\"of\":[\"u?token=***\"]}",
        redaction.text(
            "{\"credentials\":{\"user\":\"ada\",\"value\":\"x\"},\"of\":[\"u?token=1\"]}"));
    assertEquals("{\"secrets\":***", redaction.text("{\"secrets\":[\"cut"));
    assertEquals("{\"data\":{\"tokens\":***}}", redaction.text("{\"data\":{\"tokens\":[\"x\"]}}"));
  }

  @Test
  void knowsWhichNamesAnnounceSecrets() {
    for (String name :
        List.of("Authorization", "x-api-key", "sessionToken", "Cookie", "sid", "appid")) {
      assertTrue(Redaction.announcesSecret(name), name);
    }
    for (String name : List.of("accept", "keys", "author", "tokenizer", "keyboard", "passage")) {
      assertFalse(Redaction.announcesSecret(name), name);
    }
  }
}
