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
  void starsWhatIsNestedInAnAnnouncedValue() {
    assertEquals(
        "{\"token\":***,\"n\":1}", redaction.text("{\"token\":{\"v\":{\"w\":[\"S\"]}},\"n\":1}"));
    assertEquals("{\"password\":***}", redaction.text("{\"password\":[[\"S\"],\"]\",\"T\"]}"));
    assertEquals("{\"secret\":***", redaction.text("{\"secret\":{\"a\":[\"cut"));
  }

  @Test
  void starsParametersAndMembersInStringsOfJson() {
    assertEquals(
        "{\"u\":\"/echo?k=url&token=***&x=1\",\"n\":1}",
        redaction.text("{\"u\":\"/echo?k=url&token=ARG&x=1\",\"n\":1}"));
    assertEquals(
        "{\"a\":\"{\\\"password\\\":***,\\\"b\\\":1}\"}",
        redaction.text("{\"a\":\"{\\\"password\\\":\\\"S\\\\\\\"T\\\",\\\"b\\\":1}\"}"));
    assertEquals(
        "[\"{\\\"a\\\":\\\"{\\\\\\\"pwd\\\\\\\":***}\\\"}\"]",
        redaction.text("[\"{\\\"a\\\":\\\"{\\\\\\\"pwd\\\\\\\":\\\\\\\"S\\\\\\\"}\\\"}\"]"));
    assertEquals("{\"m\":\"token=***\\\"x\"}", redaction.text("{\"m\":\"token=S\\\"x\"}"));
  }

  @Test
  void starsNamesAndSecretsThatAreSpelledInAnotherWay() {
    assertEquals("{\"token\":***}", redaction.text("{\"tok\\u0065n\":\"S\"}"));
    assertEquals(
        "{\"a\":\"{\\\"token\\\":***}\"}",
        redaction.text("{\"a\":\"{\\u0022token\\u0022:\\u0022S\\u0022}\"}"));
    assertEquals("<pre>{\"token\":***}", redaction.text("<pre>{&quot;token&quot;:&#34;S&#34;}"));
    assertEquals("[\"***\"]", redaction.text("[\"ey.J\\u002b1\"]"));
    Redaction odd = new Redaction(List.of("a\"b\\c&d/e"));
    assertEquals("{\"x\":\"***\"}", odd.text("{\"x\":\"a\\\"b\\\\c&d\\/e\"}"));
    assertEquals("[\"{\\\"***\"]", odd.text("[\"{\\\"a\\\\\\\"b\\\\\\\\c&d/e\"]"));
  }

  @Test
  void starsElementsThatAnnounceASecret() {
    assertEquals(
        "<login><password>***</password><user>Ada</user></login>",
        redaction.text("<login><password>S</password><user>Ada</user></login>"));
    assertEquals(
        "<a:token b=\"c\">***</a:token>", redaction.text("<a:token b=\"c\"><v>S</v></a:token>"));
    assertEquals("<token>***", redaction.text("<token>cut"));
    assertEquals("<login password=***>", redaction.text("<login password=\"S\">"));
  }

  @Test
  void starsNamesBehindEscapes() {
    assertEquals("{\"m\":\"no\\npassword: ***\"}", redaction.text("{\"m\":\"no\\npassword: S\"}"));
    assertEquals("c:\\token=***", redaction.text("c:\\token=S"));
    assertEquals("{:password=> ***}", redaction.text("{:password=> \"S\"}"));
  }

  @Test
  void readsLongTextsOnce() {
    String words = "a".repeat(200_000) + "<".repeat(50_000) + "\\".repeat(200_000);
    assertEquals(words + "token=***", redaction.text(words + "token=" + "\\".repeat(200_000)));
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

  @Test
  void starsEncodedNamesAndValuesWithSuchNamesInThem() {
    assertEquals(
        "/x?%74oken=***&to%6ben=***&a%5Btoken%5D=***&%2574oken=***&p%61ge=1",
        redaction.url("/x?%74oken=X&to%6ben=X&a%5Btoken%5D=X&%2574oken=X&p%61ge=1"));
    assertEquals("/x?%252574oken=***&100%=1", redaction.url("/x?%252574oken=X&100%=1"));
    assertEquals(
        "/x?next=***&json=***&to=***&q=a%3Db",
        redaction.url(
            "/x?next=https://h/?api_key=X&json=%7B%22password%22:%22X%22%7D"
                + "&to=https%3A%2F%2Fh%2F%3F%2574oken%3DX&q=a%3Db"));
    assertEquals(
        "/x?SAMLResponse=***&client_assertion=***&code=***",
        redaction.url("/x?SAMLResponse=X&client_assertion=X&code=X"));
  }
}
