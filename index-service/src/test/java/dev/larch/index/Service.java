package dev.larch.index;

import dev.larch.platform.test.FakeIamResource;
import dev.larch.platform.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of index-service as it runs: real HTTP and gRPC in, a real PostgreSQL behind it. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "index"))
@WithTestResource(FakeIamResource.class)
@WithTestResource(SettingsResource.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Service {}
