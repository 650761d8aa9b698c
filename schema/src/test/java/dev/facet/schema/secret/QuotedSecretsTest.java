// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuotedSecretsTest {
  @Test
  void starsTheValuesOfParametersThatNamesAnnounce() {
    assertEquals(
        "get: \"/w?api_key=**&p=1&to%6ben=*{token}\", secret: String",
        QuotedSecrets.covered("get: \"/w?api_key=XY&p=1&to%6ben=Z{token}\", secret: String"));
  }

  @Test
  void starsTheValuesOfHeadersThatNamesAnnounceOnAnyLine() {
    assertEquals(
        "headers: [{name: \"authorization\",\n value: \"****** *\"}, {name: \"x-a\", value: \"B\"}]",
        QuotedSecrets.covered(
            "headers: [{name: \"authorization\",\n value: \"Bearer X\"},"
                + " {name: \"x-a\", value: \"B\"}]"));
    assertEquals(
        "{value: \"****{token}\" name: \"cookie\"}",
        QuotedSecrets.covered("{value: \"sid={token}\" name: \"cookie\"}"));
  }

  @Test
  void leavesFieldsAndArgumentsAsTheyStand() {
    String sdl = "login(code: String!, password: String = \"x\"): Token @key(fields: \"id\")";
    assertEquals(sdl, QuotedSecrets.covered(sdl));
  }
}
