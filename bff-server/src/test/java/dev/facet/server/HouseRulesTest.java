// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house that a compiler does not know: allowed imports, names, blocking. */
class HouseRulesTest {
  private static final String ROOT = "dev.facet.";
  private static final String SPI = "dev.facet.server.plugin";
  private static final int MAX_LINES = 300;
  private static final Set<String> TO_BE_SPLIT =
      Set.of(
          "JwtPluginTest.java",
          "PublishedKeysTest.java",
          "FailedCallsIT.java",
          "RecordDecoderTest.java",
          "LauncherIT.java",
          "RouteTableTest.java");
  private static final JavaClasses HOUSE =
      new ClassFileImporter().withImportOption(HouseRulesTest::isMain).importPackages("dev.facet");

  private static boolean isMain(Location location) {
    return !location.contains("/test-classes/") && !location.contains("-tests.jar");
  }

  @Test
  void everyRoomIsLookedAt() {
    for (String room : List.of("schema", "http", "upstream", "resolver", "passthrough", "server")) {
      assertEquals(true, HOUSE.stream().anyMatch(resideInAPackage(ROOT + room + "..")), room);
    }
  }

  @Test
  void theSchemaRoomKnowsNoNetworkAndNoOtherRoom() {
    room("schema", Set.of("schema"));
    noClasses()
        .that()
        .resideInAPackage("dev.facet.schema..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "io.netty..", "java.net.http..", "java.nio.file..")
        .check(HOUSE);
  }

  @Test
  void theHttpRoomKnowsNoOtherRoom() {
    room("http", Set.of("http"));
  }

  @Test
  void theUpstreamRoomKnowsNoGraphQlAndNoOtherRoom() {
    room("upstream", Set.of("upstream", "http"));
    noClasses()
        .that()
        .resideInAPackage("dev.facet.upstream..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("graphql..", "org.dataloader..")
        .check(HOUSE);
  }

  @Test
  void theResolverRoomKnowsSchemaAndUpstream() {
    room("resolver", Set.of("resolver", "schema", "upstream", "http"));
  }

  @Test
  void thePassthroughRoomKnowsUpstreamAndNoGraphQl() {
    room("passthrough", Set.of("passthrough", "upstream", "http"));
    noClasses()
        .that()
        .resideInAPackage("dev.facet.passthrough..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("graphql..", "org.dataloader..")
        .check(HOUSE);
  }

  private static void room(String room, Set<String> known) {
    noClasses()
        .that()
        .resideInAPackage(ROOT + room + "..")
        .should()
        .dependOnClassesThat(
            describe(
                "are ours and not in " + known,
                type ->
                    type.getPackageName().startsWith(ROOT)
                        && !known.contains(type.getPackageName().split("\\.", -1)[2])))
        .check(HOUSE);
  }

  @Test
  void noPackagesDependOnEachOtherInACircle() {
    slices().matching("dev.facet.(**)").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void pluginsKnowOfTheServerOnlyTheInterfaceAndTheirOwnFamily() {
    noClasses()
        .that()
        .resideInAPackage(SPI + ".*..")
        .should(
            new ArchCondition<JavaClass>("know the server or another plugin") {
              @Override
              public void check(JavaClass plugin, ConditionEvents events) {
                plugin.getDirectDependenciesFromSelf().stream()
                    .filter(use -> isForeign(plugin, use.getTargetClass()))
                    .forEach(use ->
                        events.add(SimpleConditionEvent.satisfied(use, use.getDescription())));
              }
            })
        .check(HOUSE);
  }

  /** A plugin's family is the package below the interface, such as auth for auth.jwt. */
  private static boolean isForeign(JavaClass plugin, JavaClass used) {
    String name = used.getPackageName();
    return name.startsWith("dev.facet.server")
        && !name.equals(SPI)
        && !name.startsWith(SPI + "." + plugin.getPackageName().split("\\.", -1)[4]);
  }

  @Test
  void theInterfaceOfPluginsKnowsNothingAroundIt() {
    noClasses()
        .that()
        .resideInAPackage(SPI)
        .should()
        .dependOnClassesThat(
            describe(
                "are of the server",
                type ->
                    type.getPackageName().startsWith("dev.facet.server")
                        && !type.getPackageName().equals(SPI)))
        .check(HOUSE);
  }

  @Test
  void namesAreRoles() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Utils?|Helpers?|Managers?)(\\$.*)?")
        .check(HOUSE);
  }

  @Test
  void nothingSleeps() {
    noClasses()
        .should()
        .callMethodWhere(target(calling(Set.of("java.lang.Thread"), Set.of("sleep"))))
        .check(HOUSE);
  }

  @Test
  void roomsOfTheEventLoopWaitForNothing() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.facet.upstream..",
            "dev.facet.resolver..",
            "dev.facet.passthrough..",
            "dev.facet.server.admin..",
            "dev.facet.server.endpoint..",
            "dev.facet.server.listener..",
            "dev.facet.server.pipeline..",
            "dev.facet.server.plugin..",
            "dev.facet.server.problem..",
            "dev.facet.server.route..")
        .should()
        .callMethodWhere(
            target(
                calling(
                    Set.of(
                        "java.util.concurrent.CompletableFuture",
                        "java.util.concurrent.Future",
                        "java.util.concurrent.CountDownLatch",
                        "io.vertx.core.Future"),
                    Set.of("join", "get", "await"))))
        .orShould()
        .callMethodWhere(target(calling(Set.of("java.net.InetAddress"), Set.of("getByName"))))
        .check(HOUSE);
  }

  // The static join of io.vertx.core.Future puts futures together and does not wait.
  private static DescribedPredicate<AccessTarget> calling(Set<String> owners, Set<String> names) {
    return describe(
        owners + " " + names,
        target ->
            owners.contains(target.getOwner().getFullName())
                && names.contains(target.getName())
                && !(target.getOwner().getFullName().equals("io.vertx.core.Future")
                    && target.getName().equals("join")));
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    List<Path> silent =
        sources("src/main/java").stream()
            .map(file -> Objects.requireNonNull(file.getParent()).resolve("package-info.java"))
            .distinct()
            .filter(info -> !Files.exists(info) || !text(info).contains("\n@NullMarked\n"))
            .toList();
    assertEquals(List.of(), silent);
  }

  @Test
  void everyFileBeginsWithItsLicence() throws IOException {
    List<Path> bare =
        sources("src").stream()
            .filter(file -> !text(file).startsWith("// SPDX-License-Identifier: Apache-2.0\n"))
            .toList();
    assertEquals(List.of(), bare);
  }

  /** Longer ones, and why, are in docs/adr/0029. */
  @Test
  void noFileIsLongerThanThreeHundredLines() throws IOException {
    Set<String> catalogues = Set.of("SchemaCode.java", "ConfigCode.java");
    List<Path> longer =
        sources("src").stream()
            .filter(file -> text(file).lines().count() > MAX_LINES)
            .filter(file -> !catalogues.contains("" + file.getFileName()))
            .filter(file -> !TO_BE_SPLIT.contains("" + file.getFileName()))
            .toList();
    assertEquals(List.of(), longer);
  }

  @Test
  void oneSimpleNameBelongsToOneClass() throws IOException {
    List<List<Path>> doubled =
        sources("src").stream()
            .filter(file -> !file.endsWith("package-info.java"))
            .collect(
                Collectors.groupingBy(
                    file -> "" + file.getFileName(), TreeMap::new, Collectors.toList()))
            .values()
            .stream()
            .filter(files -> files.size() > 1)
            .toList();
    assertEquals(List.of(), doubled);
  }

  /** A class has a capital beside its first letter; one of those named there is not ours. */
  @Test
  void theArchitectureNamesClassesThatExist() throws IOException {
    Set<String> known =
        sources("src").stream()
            .map(file -> ("" + file.getFileName()).replace(".java", ""))
            .collect(Collectors.toSet());
    List<String> unknown =
        Pattern.compile("`[a-z.]*([A-Z][a-z]+[A-Z]\\w*)`")
            .matcher(text(Path.of("..", "ARCHITECTURE.md").toAbsolutePath().normalize()))
            .results()
            .map(name -> name.group(1))
            .filter(name -> !known.contains(name) && !name.equals("ServiceLoader"))
            .toList();
    assertEquals(List.of(), unknown);
  }

  private static List<Path> sources(String folder) throws IOException {
    Path root = Path.of("").toAbsolutePath().resolve("..").normalize();
    List<Path> modules;
    try (Stream<Path> children = Files.list(root)) {
      modules =
          children
              .filter(child -> Files.exists(child.resolve("pom.xml")))
              .map(module -> module.resolve(folder))
              .toList();
    }
    assertEquals(5, modules.size(), "" + modules);
    List<Path> sources = new ArrayList<>();
    for (Path module : modules) {
      try (Stream<Path> files = Files.walk(module)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
