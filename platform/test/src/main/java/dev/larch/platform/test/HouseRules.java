package dev.larch.platform.test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import dev.larch.platform.test.rules.BeanRules;
import dev.larch.platform.test.rules.ClockRules;
import dev.larch.platform.test.rules.EndpointRules;
import dev.larch.platform.test.rules.KernelRules;
import dev.larch.platform.test.rules.LayerRules;
import dev.larch.platform.test.rules.ReactiveRules;
import dev.larch.platform.test.rules.StorageRules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The architecture that every module is held to; a module runs it in a one-line test: {@code HouseRules.check("dev.larch.iam")}. */
public final class HouseRules {

    private static final String ROOT = "dev.larch";

    private HouseRules() {}

    /** Checks the production classes of the packages and those below them; fails with every violation of every rule. */
    public static void check(String... packages) {
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(packages);
        if (classes.isEmpty()) {
            throw new AssertionError(
                    "No class found in " + String.join(", ", packages) + ": nothing would be checked.");
        }
        check(classes);
    }

    /** Checks these classes; fails with every violation of every rule. */
    public static void check(JavaClasses classes) {
        var violations = under(ROOT).values().stream()
                .map(rule -> rule.evaluate(classes))
                .filter(EvaluationResult::hasViolation)
                .map(result -> result.getFailureReport().toString())
                .collect(Collectors.joining("\n\n"));
        if (!violations.isEmpty()) {
            throw new AssertionError(violations);
        }
    }

    /** The rules by name, for a tree of packages whose root is the given one. */
    static Map<String, ArchRule> under(String root) {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.putAll(LayerRules.under(root));
        rules.putAll(KernelRules.under(root));
        rules.putAll(StorageRules.under(root));
        rules.putAll(EndpointRules.under(root));
        rules.putAll(BeanRules.under(root));
        rules.putAll(ReactiveRules.under(root));
        rules.putAll(ClockRules.under(root));
        rules.replaceAll((_, rule) -> rule.allowEmptyShould(true));
        return rules;
    }
}
