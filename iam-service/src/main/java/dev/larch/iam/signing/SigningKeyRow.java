package dev.larch.iam.signing;

import dev.larch.iam.secret.SecretCipher;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/** A row of {@code signing_key}. */
record SigningKeyRow(
        String id, byte[] privateKey, byte[] publicKey, Instant createdAt, Instant signsFrom, boolean sealed) {

    static List<SigningKeyRow> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(SigningKeyRow::of)
                .toList();
    }

    /** The place that a private key is sealed for: it opens as this key and as no other. */
    static String place(String id) {
        return "signing_key/" + id;
    }

    SigningKey toSigningKey(SecretCipher cipher) {
        var plain = sealed ? cipher.open(place(id), privateKey) : privateKey;
        try {
            return new SigningKey(id, SigningKey.privateKey(plain), SigningKey.publicKey(publicKey), signsFrom);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The signing key " + id + " in the database is damaged", e);
        }
    }

    private static SigningKeyRow of(Row row) {
        return new SigningKeyRow(
                row.getString("id"),
                row.getBuffer("private_key").getBytes(),
                row.getBuffer("public_key").getBytes(),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("signs_from").toInstant(),
                row.getBoolean("sealed"));
    }

    @Override
    public String toString() {
        return "SigningKeyRow[id=" + id + "]";
    }
}
