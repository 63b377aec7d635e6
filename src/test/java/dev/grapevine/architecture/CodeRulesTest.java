package dev.grapevine.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CodeRulesTest {
    private final JavaClasses code = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.grapevine");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.grapevine.(**)")
                .should()
                .beFreeOfCycles()
                .because("two packages that need each other are one idea cut in half")
                .check(code);
    }

    @Test
    void theKernelIsPure() {
        noClasses()
                .that()
                .resideInAPackage("dev.grapevine.kernel..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "jakarta..")
                .because("values are used everywhere and must be testable with nothing around them")
                .check(code);
    }

    @Test
    void onlyTheWebKnowsHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.grapevine.web..", "dev.grapevine.compat..", "dev.grapevine.demo..", "dev.grapevine")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..", "org.springframework.http..")
                .because("a module says what happened; only web turns it into a status code")
                .check(code);
    }

    @Test
    @DisplayName("Invariant 21: time in code is an injected clock")
    void nobodyAsksTheSystemForTheTime() {
        for (Class<?> time : new Class<?>[] {
            Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class
        }) {
            noClasses()
                    .should()
                    .callMethod(time, "now")
                    .because("time is an injected Clock, so that a test or the demo can move it")
                    .check(code);
        }
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.grapevine.bench..", "dev.grapevine.platform..", "dev.grapevine.commandline..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .because("time is an injected Clock, so that a test or the demo can move it")
                .check(code);
    }

    @Test
    void moneyIsNeverAFloatingPointNumber() {
        String[] money = {
            "dev.grapevine.kernel..",
            "dev.grapevine.ledger..",
            "dev.grapevine.reward..",
            "dev.grapevine.payout..",
            "dev.grapevine.order..",
            "dev.grapevine.program.."
        };
        for (Class<?> floating : new Class<?>[] {double.class, float.class, Double.class, Float.class}) {
            noFields()
                    .that()
                    .areDeclaredInClassesThat()
                    .resideInAnyPackage(money)
                    .should()
                    .haveRawType(floating)
                    .because("money is exact: long minor units with a currency")
                    .allowEmptyShould(true)
                    .check(code);
            noMethods()
                    .that()
                    .areDeclaredInClassesThat()
                    .resideInAnyPackage(money)
                    .should()
                    .haveRawReturnType(floating)
                    .because("money is exact: long minor units with a currency")
                    .allowEmptyShould(true)
                    .check(code);
        }
    }

    @Test
    void transactionsAreOpenedInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.grapevine.platform..", "dev.grapevine.bench..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.transaction.support.TransactionTemplate")
                .orShould()
                .beAnnotatedWith("org.springframework.transaction.annotation.Transactional")
                .because("InStore sets the tenant with the transaction; one opened elsewhere would belong to nobody")
                .check(code);
        noMethods()
                .should()
                .beAnnotatedWith("org.springframework.transaction.annotation.Transactional")
                .because("InStore sets the tenant with the transaction; one opened elsewhere would belong to nobody")
                .check(code);
    }

    @Test
    void namesSayTheThingNotTheLayer() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|DTO|Dto|Service|Processor|Facade)")
                .because("a name is a word of the glossary, so that a reader finds the sentence by walking the folders")
                .check(code);
    }
}
