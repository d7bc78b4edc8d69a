package dev.larch.platform.test.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;

/** Entities and repositories are an affair of their own package. */
public final class StorageRules {

    private StorageRules() {}

    /** The rules for the tree of packages below the root. */
    public static Map<String, ArchRule> under(String root) {
        return Map.of(
                "storageIsUnseenOutsideItsPackage", storageIsUnseenOutsideItsPackage(root),
                "resourcesNeverTouchStorage", resourcesNeverTouchStorage(root));
    }

    private static ArchRule storageIsUnseenOutsideItsPackage(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(new UseOnlyTheirOwnStorage(root))
                .because("features meet through a public service");
    }

    private static ArchRule resourcesNeverTouchStorage(String root) {
        return noClasses()
                .that(describe("are resources", Names::isResource))
                .should()
                .dependOnClassesThat(
                        resideInAPackage(root + "..").and(describe("are entities or repositories", Names::isStorage)))
                .because("a resource is shapes and status codes only");
    }

    /** Every dependency on an entity or a repository stays within one package. */
    private static final class UseOnlyTheirOwnStorage extends ArchCondition<JavaClass> {

        private final String root;

        UseOnlyTheirOwnStorage(String root) {
            super("use entities and repositories of their own package only");
            this.root = root;
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            type.getDirectDependenciesFromSelf().stream()
                    .filter(this::reachesIntoAnotherFeature)
                    .forEach(reach -> events.add(SimpleConditionEvent.violated(reach, reach.getDescription())));
        }

        private boolean reachesIntoAnotherFeature(Dependency dependency) {
            var target = dependency.getTargetClass().getBaseComponentType();
            return target.getPackageName().startsWith(root)
                    && Names.isStorage(target)
                    && !target.getPackageName()
                            .equals(dependency.getOriginClass().getPackageName());
        }
    }
}
