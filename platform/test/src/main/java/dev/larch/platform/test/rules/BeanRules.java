package dev.larch.platform.test.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;

/** How types are put together: constructors, not fields; packages where null is said. */
public final class BeanRules {

    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

    /** Quarkus fills each of these fields, also without an @Inject beside it. */
    private static final List<String> FILLED_FROM_OUTSIDE = List.of(
            "jakarta.inject.Inject",
            "org.eclipse.microprofile.config.inject.ConfigProperty",
            "org.eclipse.microprofile.rest.client.inject.RestClient",
            "io.quarkus.grpc.GrpcClient");

    private BeanRules() {}

    /** The rules for the tree of packages below the root. */
    public static Map<String, ArchRule> under(String root) {
        return Map.of(
                "noInjectedFields",
                        noFields()
                                .that()
                                .areDeclaredInClassesThat()
                                .resideInAPackage(root + "..")
                                .should(ArchCondition.from(
                                        describe("be filled from outside", BeanRules::isFilledFromOutside)))
                                .because("a constructor shows what a bean needs, and a test can call it"),
                "packagesAreNullMarked",
                        classes().that().resideInAPackage(root + "..").should(new LieInANullMarkedPackage()));
    }

    private static boolean isFilledFromOutside(JavaField field) {
        return FILLED_FROM_OUTSIDE.stream().anyMatch(field::isAnnotatedWith);
    }

    /** NullAway looks only where the package says so. */
    private static final class LieInANullMarkedPackage extends ArchCondition<JavaClass> {

        LieInANullMarkedPackage() {
            super("lie in a @NullMarked package");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            if (!type.getPackage().isAnnotatedWith(NULL_MARKED) && !Generated.isGenerated(type.getPackage())) {
                var message = type.getName() + " lies in a package without @NullMarked";
                events.add(SimpleConditionEvent.violated(type, message));
            }
        }
    }
}
