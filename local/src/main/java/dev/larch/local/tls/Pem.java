package dev.larch.local.tls;

import dev.larch.local.home.PrivateFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Key;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;

/** Certificates and keys as text, the form that PostgreSQL and most clients read. */
final class Pem {

    private static final int LINE_LENGTH = 64;

    private Pem() {}

    static void writeCertificates(Path file, Certificate... certificates) throws CertificateEncodingException {
        var text = new StringBuilder();
        for (Certificate certificate : certificates) {
            text.append(block("CERTIFICATE", certificate.getEncoded()));
        }
        write(file, text.toString());
    }

    static void writeKey(Path file, Key key) {
        write(file, block("PRIVATE KEY", key.getEncoded()));
    }

    private static String block(String label, byte[] content) {
        String lines = Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(label, lines);
    }

    private static void write(Path file, String text) {
        PrivateFiles.write(file, text.getBytes(StandardCharsets.US_ASCII));
    }
}
