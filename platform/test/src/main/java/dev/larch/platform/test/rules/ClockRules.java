package dev.larch.platform.test.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/** Time and chance come in through a Clock and the kernel's Ids, so that a test can decide both. */
public final class ClockRules {

    private static final Set<String> HIDDEN_SOURCES = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.util.UUID.randomUUID",
            "java.util.Calendar.getInstance",
            "java.util.Date.<init>");

    private ClockRules() {}

    /** The rules for the tree of packages below the root. */
    public static Map<String, ArchRule> under(String root) {
        return Map.of(
                "timeAndChanceAreInjected",
                        noClasses()
                                .that()
                                .resideInAPackage(root + "..")
                                .and()
                                .resideOutsideOfPackage(root + ".kernel..")
                                .should()
                                .accessTargetWhere(
                                        describe("time or chance is taken from nowhere", ClockRules::isHidden))
                                .because("a Clock is injected and ids come from Ids.next(clock)"),
                "theClockIsMadeOnce",
                        noClasses()
                                .that()
                                .resideInAPackage(root + "..")
                                .and()
                                .resideOutsideOfPackages(root + ".kernel..", root + ".platform..")
                                .should()
                                .accessTargetWhere(describe("a system clock is made", ClockRules::makesSystemClock))
                                .because("the platform's bean is the one clock of a service"));
    }

    private static boolean isHidden(JavaAccess<?> access) {
        var target = access.getTarget();
        var owner = target.getOwner().getName();
        return isHiddenSource(owner, target) || readsSystemTime(owner, target);
    }

    private static boolean isHiddenSource(String owner, AccessTarget target) {
        // A Date or Calendar of a given instant is no source of time: only the one without arguments is.
        return HIDDEN_SOURCES.contains(owner + "." + target.getName())
                && target instanceof CodeUnitAccessTarget code
                && code.getRawParameterTypes().isEmpty();
    }

    /** A now() that is given a Clock reads the injected one. */
    private static boolean readsSystemTime(String owner, AccessTarget target) {
        return owner.startsWith("java.time.")
                && target.getName().equals("now")
                && target instanceof CodeUnitAccessTarget code
                && code.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static boolean makesSystemClock(JavaAccess<?> access) {
        return access.getTargetOwner().isEquivalentTo(Clock.class)
                && access.getName().startsWith("system");
    }
}
