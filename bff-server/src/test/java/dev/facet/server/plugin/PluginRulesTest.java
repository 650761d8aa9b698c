// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.facet.schema.template.ValueText;
import org.junit.jupiter.api.Test;

class PluginRulesTest {
  private static final String SPI = "dev.facet.server.plugin";
  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.facet.server");

  @Test
  void noPluginImportsAnother() {
    slices().matching(SPI + ".(*)..").should().notDependOnEachOther().check(SERVER);
  }

  @Test
  void theInterfaceImportsNoPluginAndNothingAroundIt() {
    noClasses()
        .that()
        .resideInAPackage(SPI)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            SPI + ".*..", "dev.facet.server.problem..", "dev.facet.server.pipeline..")
        .check(SERVER);
  }

  @Test
  void pluginsUseOfTheServerOnlyTheInterface() {
    noClasses()
        .that()
        .resideInAPackage(SPI + "..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "dev.facet.server",
                    "dev.facet.server.problem..",
                    "dev.facet.server.pipeline..",
                    "dev.facet.server.config..",
                    "dev.facet.server.snapshot..",
                    "dev.facet.server.route..",
                    "dev.facet.server.endpoint..",
                    "dev.facet.resolver..",
                    "dev.facet.passthrough..",
                    "dev.facet.schema..")
                .and(not(equivalentTo(ValueText.class)))) // claims read as they do in templates
        .check(SERVER);
  }
}
