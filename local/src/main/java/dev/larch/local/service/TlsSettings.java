package dev.larch.local.service;

import dev.larch.local.tls.LocalCa;
import java.util.Map;
import java.util.TreeMap;

/** The settings that move the listeners and the clients of a service to TLS. */
record TlsSettings(LocalCa authority) {

    private static final String CLIENT_CONFIGURATION = "local-authority";

    Map<String, String> of(Service service) {
        var settings = new TreeMap<String, String>();
        settings.put("quarkus.http.insecure-requests", "disabled");
        settings.put("quarkus.tls.key-store.p12.path", authority.serverStore().toString());
        settings.put("quarkus.tls.key-store.p12.password", authority.serverStorePassword());
        trust("quarkus.tls.", settings);
        // Clients do not take the unnamed configuration by themselves.
        trust("quarkus.tls.%s.".formatted(CLIENT_CONFIGURATION), settings);
        settings.put("quarkus.rest-client.tls-configuration-name", CLIENT_CONFIGURATION);
        if (service == Service.IAM) {
            settings.put("quarkus.oidc.tls.tls-configuration-name", CLIENT_CONFIGURATION);
        }
        database(settings);
        return settings;
    }

    private void trust(String prefix, Map<String, String> settings) {
        settings.put(prefix + "protocols", "TLSv1.3,TLSv1.2");
        settings.put(prefix + "trust-store.p12.path", authority.trustStore().toString());
        settings.put(prefix + "trust-store.p12.password", LocalCa.TRUST_STORE_PASSWORD);
    }

    private void database(Map<String, String> settings) {
        settings.put("quarkus.datasource.reactive.postgresql.ssl-mode", "verify-full");
        settings.put("quarkus.datasource.reactive.hostname-verification-algorithm", "HTTPS");
        settings.put("quarkus.datasource.reactive.trust-certificate-pem", "true");
        settings.put(
                "quarkus.datasource.reactive.trust-certificate-pem.certs",
                authority.authorityPem().toString());
    }
}
