package dev.larch.platform.test;

import dev.larch.platform.test.matrix.AuthorizationMatrix;
import org.junit.jupiter.api.Test;

/** The page of the authorization matrix says what the tables say. */
class AuthorizationMatrixReferenceTest {

    @Test
    void theReferenceIsUpToDate() {
        GeneratedReference.assertUpToDate("docs/reference/authorization-matrix.md", AuthorizationMatrix.page());
    }
}
