package dev.larch.platform.test;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule fails on the violation planted for it, and passes on code as it should be. */
class HouseRulesTest {

    private static final String VIOLATION = "dev.larch.planted.violation";
    private static final String CLEAN = "dev.larch.planted.clean";
    private static final JavaClasses VIOLATING = new ClassFileImporter().importPackages(VIOLATION);
    private static final JavaClasses CLEAN_ONES = new ClassFileImporter().importPackages(CLEAN);

    /** What each rule must name in its report. */
    private static final Map<String, List<String>> PLANTED = Map.ofEntries(
            Map.entry("featuresFormNoCycle", List.of("KnowsProjects", "ProjectService.closesTheCycle")),
            Map.entry("servicesMeetOverRestOnly", List.of("ProjectService.knowsAnotherService")),
            Map.entry("platformKnowsNoFeature", List.of("KnowsFeature")),
            Map.entry("kernelIsPlainJava", List.of("KnowsFramework")),
            Map.entry("kernelStaysSmall", List.of("The kernel has 32 types", "Crowd30")),
            Map.entry("storageIsUnseenOutsideItsPackage", List.of("KnowsProjects")),
            Map.entry("resourcesNeverTouchStorage", List.of("ProjectResource.filledFromOutside")),
            Map.entry("restEndpointsAreGuarded", List.of("ProjectResource.saysNotWhatItRequires")),
            Map.entry("grpcEndpointsAreGuarded", List.of("VectorGrpc.saysNotWhatItRequires")),
            Map.entry("noInjectedFields", List.of("ProjectResource.filledFromOutside")),
            Map.entry("packagesAreNullMarked", List.of("unmarked.WithoutPackageInfo")),
            Map.entry("sessionsOpenInServicesOnly", List.of("ProjectRepository.opensTransaction")),
            Map.entry("nobodyAwaits", List.of("ProjectService.awaits")),
            Map.entry("noBlockingTransactions", List.of("ProjectService.opensBlockingTransaction")),
            Map.entry("timeAndChanceAreInjected", List.of("takesTimeFromNowhere", "java.util.UUID.randomUUID")),
            Map.entry("theClockIsMadeOnce", List.of("ProjectService.makesClock")));

    private static Set<String> rules() {
        return HouseRules.under(VIOLATION).keySet();
    }

    @Test
    void eachRuleHasItsPlantedViolation() {
        assertEquals(PLANTED.keySet(), rules());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void failsOnThePlantedViolation(String name) {
        var report = ruleUnder(VIOLATION, name)
                .evaluate(VIOLATING)
                .getFailureReport()
                .toString();

        assertAll(Objects.requireNonNull(PLANTED.get(name)).stream()
                .map(fact -> () -> assertTrue(report.contains(fact), () -> fact + " is not in: " + report)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void passesOnCleanCode(String name) {
        var result = ruleUnder(CLEAN, name).evaluate(CLEAN_ONES);

        assertFalse(result.hasViolation(), () -> result.getFailureReport().toString());
    }

    @Test
    void holdsForThePlatformItself() {
        HouseRules.check("dev.larch.kernel", "dev.larch.platform");
    }

    @Test
    void rejectsPackageWithoutClasses() {
        assertThrows(AssertionError.class, () -> HouseRules.check("dev.larch.nothing"));
    }

    private static ArchRule ruleUnder(String root, String name) {
        return Objects.requireNonNull(HouseRules.under(root).get(name));
    }
}
