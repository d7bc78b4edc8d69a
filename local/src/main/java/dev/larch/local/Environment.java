package dev.larch.local;

import dev.larch.local.home.PrivateFiles;
import dev.larch.local.service.Surroundings;
import dev.larch.local.tls.LocalCa;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The variables with which scripts and clients reach this Larch, as a file to be sourced by a shell. */
record Environment(Map<String, String> variables) {

    static Environment of(Surroundings around) {
        var variables = new LinkedHashMap<String, String>();
        variables.put("PINECONE_CONTROLLER_HOST", around.frontDoorUrl());
        variables.put("PINECONE_API_KEY", around.secrets().apiKey());
        variables.put("LARCH_CLIENT_ID", around.secrets().clientId());
        variables.put("LARCH_CLIENT_SECRET", around.secrets().clientSecret());
        variables.put("LARCH_PROJECT_ID", around.secrets().projectId());
        LocalCa authority = around.authority();
        if (authority != null) {
            variables.put("NODE_EXTRA_CA_CERTS", authority.authorityPem().toString());
            variables.put("LARCH_CA", authority.authorityPem().toString());
            variables.put("LARCH_TRUSTSTORE", authority.trustStore().toString());
            variables.put("LARCH_TRUSTSTORE_PASSWORD", LocalCa.TRUST_STORE_PASSWORD);
        }
        return new Environment(variables);
    }

    void write(Path file) {
        String text = variables.entrySet().stream()
                .map(entry -> "export %s=%s%n".formatted(entry.getKey(), quoted(entry.getValue())))
                .collect(Collectors.joining());
        PrivateFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String value) {
        return value.matches("[\\w./:@%+-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
    }

    @Override
    public String toString() {
        return "Environment" + variables.keySet();
    }
}
