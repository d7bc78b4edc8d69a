package dev.larch.platform.test.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reactive from end to end: nobody waits, and the session opens at the service. */
public final class ReactiveRules {

    private static final String PANACHE = "io.quarkus.hibernate.reactive.panache.common.";
    private static final List<String> SESSION_BOUNDARIES =
            List.of(PANACHE + "WithTransaction", PANACHE + "WithSession", PANACHE + "WithSessionOnDemand");

    /** Types that open a session without being a *Service, each with its reason. */
    private static final Map<String, String> OPENS_ITS_OWN_SESSION = Map.of();

    private ReactiveRules() {}

    /** The rules for the tree of packages below the root. */
    public static Map<String, ArchRule> under(String root) {
        return Map.of(
                "sessionsOpenInServicesOnly", sessionsOpenInServicesOnly(root),
                "nobodyAwaits", nobodyAwaits(root),
                "noBlockingTransactions", noBlockingTransactions(root));
    }

    private static ArchRule sessionsOpenInServicesOnly(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and(describe("are no services", type -> !Names.isService(type)))
                .and(describe("have no reason of their own", ReactiveRules::hasNoReasonOfItsOwn))
                .should(new OpenNoSession())
                .because("the service is the transaction boundary");
    }

    private static ArchRule nobodyAwaits(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .accessTargetWhere(describe("Uni.await() is called", ReactiveRules::awaits))
                .because("a waiting event loop serves nobody");
    }

    private static ArchRule noBlockingTransactions(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.transaction.Transactional")
                .because("it does not work with reactive Panache: use @WithTransaction");
    }

    private static boolean hasNoReasonOfItsOwn(JavaClass type) {
        return !OPENS_ITS_OWN_SESSION.containsKey(Names.outermost(type).getName());
    }

    private static boolean awaits(JavaAccess<?> access) {
        return access.getTargetOwner().getName().equals("io.smallrye.mutiny.Uni")
                && access.getName().equals("await");
    }

    private static final class OpenNoSession extends ArchCondition<JavaClass> {

        OpenNoSession() {
            super("carry neither @WithTransaction nor @WithSession");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            Stream.concat(Stream.of(type), type.getMethods().stream())
                    .filter(OpenNoSession::opensSession)
                    .forEach(place -> events.add(
                            SimpleConditionEvent.violated(place, place + " opens a session outside of a *Service")));
        }

        private static boolean opensSession(CanBeAnnotated place) {
            return SESSION_BOUNDARIES.stream().anyMatch(place::isAnnotatedWith);
        }
    }
}
