package dev.larch.platform.test.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The kernel is plain Java and stays small. */
public final class KernelRules {

    private static final int MOST_TYPES = 30;

    private KernelRules() {}

    /** The rules for the tree of packages below the root. */
    public static Map<String, ArchRule> under(String root) {
        var kernel = root + ".kernel..";
        return Map.of(
                "kernelIsPlainJava",
                        classes()
                                .that()
                                .resideInAPackage(kernel)
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage(kernel, "java..", "org.jspecify..")
                                .because("every module uses the kernel, also those without a framework"),
                "kernelStaysSmall",
                        classes()
                                .that()
                                .resideInAPackage(kernel)
                                .and()
                                .areTopLevelClasses()
                                .should(new BeFew()));
    }

    /** Counts the types that it is shown and fails once, at the end. */
    private static final class BeFew extends ArchCondition<JavaClass> {

        private final Set<String> types = new TreeSet<>();

        BeFew() {
            super("be at most %d types", MOST_TYPES);
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            if (!Names.isPackageInfo(type)) {
                types.add(type.getName());
            }
        }

        @Override
        public void finish(ConditionEvents events) {
            if (types.size() > MOST_TYPES) {
                var message = "The kernel has %d types: %s".formatted(types.size(), types);
                events.add(SimpleConditionEvent.violated(types, message));
            }
            types.clear();
        }
    }
}
