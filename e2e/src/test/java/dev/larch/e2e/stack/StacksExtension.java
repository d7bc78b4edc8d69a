package dev.larch.e2e.stack;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the shared stacks to a test; JUnit closes them after the last one. */
public final class StacksExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(StacksExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stacks.class;
    }

    @Override
    public Stacks resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Stacks.class, _ -> new Stacks(), Stacks.class);
    }
}
