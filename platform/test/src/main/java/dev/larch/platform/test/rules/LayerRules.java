package dev.larch.platform.test.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who may know whom: feature, then platform, then kernel; services apart; features without a cycle. */
public final class LayerRules {

    private static final List<String> SERVICES = List.of("iam", "index", "audit", "backup");

    private LayerRules() {}

    /** The rules for the tree of packages below the root. */
    public static Map<String, ArchRule> under(String root) {
        return Map.of(
                "featuresFormNoCycle", featuresFormNoCycle(root),
                "servicesMeetOverRestOnly", servicesMeetOverRestOnly(root),
                "platformKnowsNoFeature", platformKnowsNoFeature(root));
    }

    /** The packages of the platform are no features: who calls and what he may do are two views of one thing. */
    private static ArchRule featuresFormNoCycle(String root) {
        var modules = Stream.concat(SERVICES.stream(), Stream.of("engine", "local"));
        return CompositeArchRule.of(
                modules.map(module -> hasNoCycle(root + "." + module)).toList());
    }

    private static ArchRule hasNoCycle(String module) {
        return slices().matching(module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .because("a feature is understood, moved and removed by itself");
    }

    private static ArchRule servicesMeetOverRestOnly(String root) {
        return CompositeArchRule.of(SERVICES.stream()
                .map(service -> knowsNoOtherService(root, service))
                .toList());
    }

    private static ArchRule knowsNoOtherService(String root, String service) {
        var others = SERVICES.stream().filter(other -> !other.equals(service));
        return noClasses()
                .that()
                .resideInAPackage(root + "." + service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(root, others))
                .allowEmptyShould(true)
                .because("all that one service may know of another is its contract in api/");
    }

    private static ArchRule platformKnowsNoFeature(String root) {
        return noClasses()
                .that()
                .resideInAnyPackage(root + ".platform..", root + ".engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(root, SERVICES.stream()))
                .because("the direction is feature, platform, kernel");
    }

    private static String[] packages(String root, Stream<String> services) {
        return services.map(service -> root + "." + service + "..").toArray(String[]::new);
    }
}
