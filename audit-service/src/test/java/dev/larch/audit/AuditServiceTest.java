package dev.larch.audit;

import dev.larch.platform.test.FakeIamResource;
import dev.larch.platform.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the whole service over HTTP, with a real PostgreSQL and a fake iam-service. */
@QuarkusTest
@WithTestResource(FakeIamResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "audit"))
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AuditServiceTest {}
