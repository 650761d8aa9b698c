// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.BuiltJar.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code facet explain}, by the built jar. */
class ExplainIT {
  @TempDir Path folder;
  private BuiltJar jar;

  @BeforeEach
  void writeProject() throws IOException {
    jar = new BuiltJar(folder);
  }

  @Test
  void explainsCodesFieldsRoutesAndSettings() throws Exception {
    assertExplains("FACET-S012: A service is not defined", "explain", "FACET-S012");
    assertExplains("UPSTREAM_TIMEOUT: ", "explain", "UPSTREAM_TIMEOUT");
    assertExplains(
        "catalog GET /products/{key}, fields names what is needed for one",
        "explain",
        "Query.product",
        "--dir",
        "shop");
    assertExplains("ADMIT  office", "explain", "route", "catalog", "--dir", "shop");
    assertExplains(
        "services.catalog.timeout.connect: 2s",
        "explain",
        "services.catalog.timeout.connect",
        "--dir",
        "shop");
  }

  @Test
  void explainsSettingsAsTheFileSpellsThem() throws Exception {
    assertExplains(
        "policies.office: {ip: {allow: [127.0.0.1/32], deny: []}}",
        "explain",
        "policies.office",
        "--dir",
        "shop");
    assertExplains(
        "listeners.public.address: 127.0.0.1",
        "explain",
        "listeners.public.address",
        "--dir",
        "shop");
    assertExplains(
        "ADMIT  office  {allow: [127.0.0.1/32], deny: []}",
        "explain",
        "route",
        "catalog",
        "--dir",
        "shop");
  }

  @Test
  void explainsWithoutAProjectOnlyCodes() throws Exception {
    Outcome code = jar.run("explain", "FACET-S0122");
    assertEquals(2, code.exit());
    assertTrue(code.err().startsWith("facet: code: FACET-S0122"), code.err());

    Outcome field = jar.run("explain", "Query.product");
    assertEquals(3, field.exit());
    assertTrue(field.err().startsWith("facet: this folder holds no facet.yaml\n"), field.err());
  }

  @Test
  void rejectsToExplainWhatIsNotThere() throws Exception {
    assertEquals(2, jar.run("explain", "route", "orders", "--dir", "shop").exit());
    Outcome outcome = jar.run("explain", "Query.prodcut", "--dir", "shop");
    assertEquals(2, outcome.exit());
    assertTrue(outcome.err().contains("did you mean \"Query.product\"?"), outcome.err());
  }

  private void assertExplains(String expected, String... words) throws Exception {
    Outcome outcome = jar.run(words);
    assertEquals(0, outcome.exit(), outcome.err());
    assertTrue(outcome.out().contains(expected), outcome.out());
  }
}
