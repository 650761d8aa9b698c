// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.ide;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class GraphiQlPagesTest {
  private static final Vertx VERTX = Vertx.vertx();
  private final GraphiQlPages pages =
      new GraphiQlPages(
          VERTX,
          "/graphiql",
          List.of(
              new IdeFrontend(
                  "web",
                  "/graphql/web",
                  Map.of("authorization", "Bearer a.b.c"),
                  "{ a(text: \"</script>\") }",
                  "{\"id\":\"1\"}"),
              new IdeFrontend("mobile", "/graphql/mobile", Map.of(), "", ""),
              new IdeFrontend("a & b", "/graphql/ab", Map.of(), "", ""),
              new IdeFrontend("..", "/graphql/dots", Map.of(), "", "")));

  @AfterAll
  static void closeVertx() throws Exception {
    VERTX.close().await(60, TimeUnit.SECONDS);
  }

  @Test
  void leadsToTheFirstFrontend() throws Exception {
    for (String path : List.of("/graphiql", "/graphiql/", "/graphiql/web")) {
      IdePage page = page(path).orElseThrow();
      assertEquals(303, page.status());
      assertEquals("no-store", page.headers().get("cache-control"));
      assertEquals("/graphiql/web/", page.headers().get("location"));
    }
    assertEquals(
        "/graphiql/mobile/", page("/graphiql/mobile").orElseThrow().headers().get("location"));
  }

  @Test
  void hasAllFilesThatItsPageNames() throws Exception {
    String html = page("/graphiql/web/").orElseThrow().body().toString();
    Matcher name = Pattern.compile("(?:src|href)=\"([^\"]+[^/])\"").matcher(html);
    int found = 0;
    while (name.find()) {
      assertEquals(200, page("/graphiql/web/" + name.group(1)).orElseThrow().status());
      found++;
    }
    assertEquals(6, found);
  }

  @Test
  void hasAllWorkersItsScriptNames() throws Exception {
    String script = page("/graphiql/web/workers.js").orElseThrow().body().toString();
    Matcher name = Pattern.compile("\"(monacoeditorwork/[^\"]+)\"").matcher(script);
    int found = 0;
    while (name.find()) {
      assertTrue(page("/graphiql/web/" + name.group(1)).isPresent(), name.group(1));
      found++;
    }
    assertEquals(3, found);
  }

  @Test
  void namesTheEntryOfTheLibrarysOwnPage() throws IOException {
    String theirs;
    try (InputStream file =
        GraphiQlPages.class
            .getClassLoader()
            .getResourceAsStream("io/vertx/ext/web/handler/graphiql/index.html")) {
      theirs = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertTrue(theirs.contains("src=\"./" + IdeTexts.ENTRY + "\""), theirs);
    assertTrue(theirs.contains("href=\"./" + IdeTexts.STYLE + "\""), theirs);
  }

  @Test
  void tellsThePageWhereItsFrontendIs() throws Exception {
    assertEquals(
        new JsonObject()
            .put("httpEnabled", true)
            .put("graphQLUri", "/graphql/mobile")
            .put("graphQLWSEnabled", false)
            .put("headers", new JsonObject())
            .put("parameters", new JsonObject()),
        config("mobile"));
    JsonObject web = config("web");
    assertEquals("/graphql/web", web.getString("graphQLUri"));
    assertEquals("Bearer a.b.c", web.getJsonObject("headers").getString("authorization"));
    assertEquals("{ a(text: \"</script>\") }", web.getJsonObject("parameters").getString("query"));
    assertEquals("{\"id\":\"1\"}", web.getJsonObject("parameters").getString("variables"));
  }

  @Test
  void letsBrowsersTalkToThisHostAlone() throws Exception {
    for (String name : List.of("", "config.js", "workers.js", IdeTexts.ENTRY, "favicon.ico")) {
      Map<String, String> headers = page("/graphiql/web/" + name).orElseThrow().headers();
      String policy = String.valueOf(headers.get("content-security-policy"));
      assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; "), policy);
      assertTrue(policy.contains("connect-src 'self'"), policy);
      assertFalse(policy.matches(".*(https?:|\\*|unsafe-eval).*"), policy);
      assertEquals("nosniff", headers.get("x-content-type-options"));
    }
  }

  @Test
  void holdsNoAddressOfAnotherHostInItsOwnTexts() throws Exception {
    for (String name : List.of("", "config.js", "workers.js")) {
      String text = page("/graphiql/web/" + name).orElseThrow().body().toString();
      assertFalse(text.contains("//"), text);
    }
  }

  @Test
  void loadsNothingFromElsewhereByStyle() throws Exception {
    for (String name : List.of(IdeTexts.STYLE, "assets/monaco-editor-C5ZQUaPo.css")) {
      String css = page("/graphiql/web/" + name).orElseThrow().body().toString();
      Matcher remote = Pattern.compile("(?:url\\(|@import)\\s*[\"']?(?:https?:)?//").matcher(css);
      assertFalse(remote.find(), name);
    }
  }

  @Test
  void saysWhatEachFileIs() throws Exception {
    assertEquals("text/html; charset=utf-8", type(""));
    assertEquals("text/javascript; charset=utf-8", type(IdeTexts.ENTRY));
    assertEquals("text/css; charset=utf-8", type(IdeTexts.STYLE));
    assertEquals("font/ttf", type("assets/codicon-DCmgc-ay.ttf"));
    assertEquals("image/x-icon", type("favicon.ico"));
  }

  @Test
  void letsBrowsersKeepOnlyFilesWhoseNameChanges() throws Exception {
    assertTrue(keep(IdeTexts.ENTRY).contains("immutable"));
    assertEquals("no-cache", keep(""));
    assertEquals("no-store", keep("config.js"));
    assertEquals("no-cache", keep("favicon.ico"));
  }

  @Test
  void servesAFileFromMemoryTheSecondTime() throws Exception {
    byte[] first = page("/graphiql/web/favicon.ico").orElseThrow().body().getBytes();

    assertArrayEquals(first, page("/graphiql/mobile/favicon.ico").orElseThrow().body().getBytes());
    assertTrue(pages.page("/graphiql/web/favicon.ico").isComplete());
  }

  @Test
  void hasNothingElse() throws Exception {
    for (String path :
        List.of(
            "/",
            "/graphiqlweb/",
            "/graphiql/tv/",
            "/graphiql/tv",
            "/graphiql/web/index.html",
            "/graphiql/web/missing.js",
            "/graphiql/web/assets/",
            "/graphiql/web/../../../GraphiQLHandler.class",
            "/graphiql/web/assets/../favicon.ico",
            "/graphiql/web/./favicon.ico",
            "/graphiql/web//favicon.ico",
            "/graphiql/web/.hidden.js")) {
      assertEquals(Optional.empty(), page(path), path);
    }
  }

  @Test
  void looksForNothingOutsideTheFoldersOfTheLibrary() {
    for (String name :
        List.of("../a.js", "assets/../a.js", "/a.js", ".a.js", "lib/a.js", "assets/b/a.js", "a")) {
      assertEquals(Optional.empty(), IdeFiles.type(name), name);
    }
    assertTrue(IdeFiles.type("monacoeditorwork/graphql.worker..bundle.js").isPresent());
  }

  @Test
  void knowsWhereThePageOfAFrontendIs() {
    assertEquals(Optional.of("/graphiql/web/"), pages.pathOf("web"));
    assertEquals(Optional.of("/graphiql/a-b/"), pages.pathOf("a & b"));
    assertEquals(Optional.of("/graphiql/frontend-4/"), pages.pathOf(".."));
    assertEquals(Optional.empty(), pages.pathOf("tv"));
  }

  @Test
  void givesNoTwoFrontendsOnePage() {
    List<String> names = List.of("a b", "frontend-3", "a-b", "a+b", "é");
    GraphiQlPages all =
        new GraphiQlPages(
            VERTX,
            "/graphiql",
            names.stream().map(name -> new IdeFrontend(name, "/g", Map.of(), "", "")).toList());

    assertEquals(
        List.of("a-b", "frontend-3", "frontend-4", "frontend-5", "frontend-6"),
        names.stream()
            .map(name -> all.pathOf(name).orElseThrow().replaceAll("^/graphiql/|/$", ""))
            .toList());
  }

  @Test
  void linksTheFrontendsToEachOther() throws Exception {
    String html = page("/graphiql/web/").orElseThrow().body().toString();

    assertTrue(html.contains("<a href=\"../web/\" aria-current=\"page\">web</a>"), html);
    assertTrue(html.contains("<a href=\"../mobile/\">mobile</a>"), html);
    assertTrue(html.contains("<a href=\"../a-b/\">a &amp; b</a>"), html);
    assertEquals(200, page("/graphiql/frontend-4/").orElseThrow().status());
    GraphiQlPages single =
        new GraphiQlPages(
            VERTX, "/graphiql", List.of(new IdeFrontend("web", "/g", Map.of(), "", "")));
    IdePage alone = single.page("/graphiql/web/").await(60, TimeUnit.SECONDS).orElseThrow();
    assertFalse(alone.body().toString().contains("<nav"), alone.body().toString());
  }

  @Test
  void keepsWhatWasTypedForEachFrontendApart() throws Exception {
    String script = page("/graphiql/mobile/config.js").orElseThrow().body().toString();

    assertTrue(script.contains("\"mobile:\" + key"), script);
  }

  @Test
  void rejectsSettingsThatMakeNoSense() {
    List<IdeFrontend> one = List.of(new IdeFrontend("a", "/a", Map.of(), "", ""));
    assertThrows(IllegalArgumentException.class, () -> new GraphiQlPages(VERTX, "ide", one));
    assertThrows(IllegalArgumentException.class, () -> new GraphiQlPages(VERTX, "/ide/", one));
    assertThrows(IllegalArgumentException.class, () -> new GraphiQlPages(VERTX, "/i", List.of()));
    for (String path : List.of("//other.host", "https://x")) {
      assertThrows(
          IllegalArgumentException.class, () -> new IdeFrontend("a", path, Map.of(), "", ""));
    }
  }

  private JsonObject config(String frontend) throws Exception {
    String script = page("/graphiql/" + frontend + "/config.js").orElseThrow().body().toString();
    String start = "window.VERTX_GRAPHIQL_CONFIG = ";
    assertTrue(script.startsWith(start), script);
    return new JsonObject(script.substring(start.length(), script.indexOf(";\n")));
  }

  private String type(String name) throws Exception {
    return header(name, "content-type");
  }

  private String keep(String name) throws Exception {
    return header(name, "cache-control");
  }

  private String header(String name, String header) throws Exception {
    return String.valueOf(page("/graphiql/web/" + name).orElseThrow().headers().get(header));
  }

  private Optional<IdePage> page(String path) throws Exception {
    return pages.page(path).await(60, TimeUnit.SECONDS);
  }
}
