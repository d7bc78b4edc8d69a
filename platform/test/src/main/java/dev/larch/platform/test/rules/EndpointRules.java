package dev.larch.platform.test.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.function.Predicate;

/** Every way in, REST or gRPC, says what it requires or why it is open. */
public final class EndpointRules {

    private static final String REQUIRES = "dev.larch.platform.access.Requires";
    private static final String OPEN = "dev.larch.platform.access.Open";
    private static final String HTTP_METHOD = "jakarta.ws.rs.HttpMethod";
    private static final String GRPC_SERVICE = "io.quarkus.grpc.GrpcService";

    private EndpointRules() {}

    /** The rules for the tree of packages below the root. */
    public static Map<String, ArchRule> under(String root) {
        return Map.of(
                "restEndpointsAreGuarded", guarded(root, "are REST endpoints", EndpointRules::isRestEndpoint),
                "grpcEndpointsAreGuarded", guarded(root, "are gRPC endpoints", EndpointRules::isGrpcEndpoint));
    }

    private static ArchRule guarded(String root, String description, Predicate<JavaMethod> endpoints) {
        return methods()
                .that(DescribedPredicate.describe(description, endpoints))
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .should(new SayWhatTheyRequire())
                .because("the global policy decides from it, and refuses what says nothing");
    }

    /** The methods of a *Client interface are calls that leave, not endpoints. */
    private static boolean isRestEndpoint(JavaMethod method) {
        var owner = method.getOwner();
        return method.isMetaAnnotatedWith(HTTP_METHOD) && !(owner.isInterface() && Names.isClient(owner));
    }

    private static boolean isGrpcEndpoint(JavaMethod method) {
        var modifiers = method.getModifiers();
        return method.getOwner().isAnnotatedWith(GRPC_SERVICE)
                && modifiers.contains(JavaModifier.PUBLIC)
                && !modifiers.contains(JavaModifier.STATIC)
                && !modifiers.contains(JavaModifier.SYNTHETIC);
    }

    /** Either annotation stands on the method itself: one on the class would be overlooked when a method is added. */
    private static final class SayWhatTheyRequire extends ArchCondition<JavaMethod> {

        SayWhatTheyRequire() {
            super("carry @Requires or @Open");
        }

        @Override
        public void check(JavaMethod method, ConditionEvents events) {
            if (!method.isAnnotatedWith(REQUIRES) && !method.isAnnotatedWith(OPEN)) {
                events.add(SimpleConditionEvent.violated(method, method.getFullName() + " says neither"));
            }
        }
    }
}
