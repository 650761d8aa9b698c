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
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules of the house that a compiler does not know: allowed imports, names, blocking. */
class HouseRulesTest {
  private static final String ROOT = "dev.facet.";
  private static final String SPI = "dev.facet.server.plugin";

  /**
   * What the interface stands on, so that plugins know nothing of schemas and codecs themselves.
   */
  private static final Set<String> BENEATH_PLUGINS =
      Set.of("dev.facet.server.value", "dev.facet.server.coding");

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
        && !BENEATH_PLUGINS.contains(name)
        && !name.startsWith(SPI + "." + plugin.getPackageName().split("\\.", -1)[4]);
  }

  @Test
  void endpointsKnowOfPluginsTheInterfaceAlone() {
    noClasses()
        .that()
        .resideInAPackage("dev.facet.server.endpoint..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(SPI + ".*..")
        .check(HOUSE);
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
  void whatPluginsStandOnKnowsOfTheServerTheInterfaceAlone() {
    for (String beneath : BENEATH_PLUGINS) {
      noClasses()
          .that()
          .resideInAPackage(beneath)
          .should()
          .dependOnClassesThat(
              describe(
                  "are of the server",
                  type ->
                      type.getPackageName().startsWith("dev.facet.server")
                          && !type.getPackageName().equals(SPI)
                          && !type.getPackageName().equals(beneath)))
          .check(HOUSE);
    }
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
}
