package dev.larch.platform.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts a {@link FakeIam}, points the application under test to it, and puts it into each test's field of that type. */
public final class FakeIamResource implements QuarkusTestResourceLifecycleManager {

    @Nullable
    private FakeIam iam;

    @Override
    public Map<String, String> start() {
        iam = new FakeIam();
        return iam.configuration();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(iam, new TestInjector.MatchesType(FakeIam.class));
    }

    @Override
    public void stop() {
        if (iam != null) {
            iam.close();
        }
    }
}
