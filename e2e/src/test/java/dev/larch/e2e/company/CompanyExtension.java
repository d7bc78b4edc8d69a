package dev.larch.e2e.company;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the one company to a test; JUnit closes it after the last one. */
public final class CompanyExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(CompanyExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Company.class;
    }

    @Override
    public Company resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Attempt.class, _ -> Attempt.make(), Attempt.class)
                .outcome();
    }

    /** One start for the suite: a company that did not start is not tried again. */
    private record Attempt(
            @Nullable Company company, @Nullable Throwable failure) implements AutoCloseable {

        static Attempt make() {
            try {
                return new Attempt(Company.start(), null);
            } catch (RuntimeException | AssertionError failure) {
                return new Attempt(null, failure);
            }
        }

        Company outcome() {
            if (company == null) {
                throw new AssertionError("The company did not start", failure);
            }
            return company;
        }

        @Override
        public void close() {
            if (company != null) {
                company.close();
            }
        }
    }
}
