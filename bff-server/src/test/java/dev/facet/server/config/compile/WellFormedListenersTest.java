// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.config.listener.ListenersConfig;
import dev.facet.server.config.yaml.Substitutions;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a gateway at a desk listens while its file has errors. */
class WellFormedListenersTest {
  private static final String LISTENERS =
      """
      listeners:
        public: { port: 18302, address: 127.0.0.1 }
        # clients of the platform team
        management: { port: 18303 }
      """;

  /** Each {@code ;} is a line break, and LISTENERS the good block. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version: 1;LISTENERS;services: {};routes: [{ id: r }] | 18302 18303 true",
        "version: 1;LISTENERS;routes: [ | 18302 18303 true",
        "routes: { a: [ };LISTENERS | 18302 18303 true",
        "LISTENERS;version: 7 | 18302 18303 true",
        "version: 1;LISTENERS;LISTENERS | 18302 18303 true",
        "version: 1;listeners: {;  public: { port: 18302 };};x: [ | 18302 9090 true",
        "version: 1;'listeners': { public: { port: 18302 } };x: [ | 18302 9090 true",
        "version: 1;services: {} | 8080 9090 true",
        "services: [ | 8080 9090 true",
        "version: 1;listeners: | 8080 9090 false",
        "version: 1;listeners: 7 | 8080 9090 false",
        "listeners: { public: { port: 99999 }, management: { port: 18303 } } | 8080 18303 false",
        "listeners: { public: { prot: 18302 }, management: { port: 18303 } } | 8080 18303 false",
        "listeners: { public: { port: '18302' } } | 8080 9090 false",
        "listeners: { public: { port: \"${env.UNSET}\" } } | 8080 9090 false",
        "listeners: { public: { port: \"${env.PORT}\" } };x: y | 18304 9090 true",
        "listeners: { public: { port: *elsewhere } } | 8080 9090 false",
        "listeners: { public: { port: 18302, address: 'no address' } };x: [ | 18302 9090 false",
        "listeners: { public: { port: 18302;routes: [] | 8080 9090 false"
      })
  void areReadAsFarAsTheyAreWellFormed(String lines, String expected) {
    String text = lines.replace(';', '\n').replace("LISTENERS\n", LISTENERS) + "\n";
    WellFormedListeners found =
        WellFormedListeners.of(
            new SourceText("facet.yaml", text.replace("LISTENERS", LISTENERS)),
            new Substitutions(
                Map.of("PORT", "18304")::get,
                path -> {
                  throw new NoSuchFileException(path);
                }));

    ListenersConfig listeners = found.listeners();
    assertEquals(
        expected,
        listeners.main().port() + " " + listeners.management().port() + " " + found.whole());
  }
}
