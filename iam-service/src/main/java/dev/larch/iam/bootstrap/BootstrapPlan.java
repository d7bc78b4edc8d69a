package dev.larch.iam.bootstrap;

import dev.larch.platform.credential.ApiKeyValue;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The settings of the first start, checked. */
record BootstrapPlan(
        String organizationName,
        String ownerEmail,
        String projectName,
        UUID projectId,
        ApiKeyValue apiKey,
        String clientId,
        String clientSecret) {

    private static final String PREFIX = "larch.iam.bootstrap.";
    private static final Predicate<String> NAME =
            Pattern.compile("[^\\x00]{1,512}").asMatchPredicate();
    private static final Predicate<String> EMAIL =
            Pattern.compile("(?=.{3,254}$)[^@\\s\\x00]+@[^@\\s\\x00]+").asMatchPredicate();
    private static final Predicate<String> CLIENT_ID =
            Pattern.compile("[A-Za-z0-9_-]{8,64}").asMatchPredicate();
    private static final Predicate<String> CLIENT_SECRET =
            Pattern.compile("[A-Za-z0-9_-]{32,128}").asMatchPredicate();

    /** The plan, or null when nothing is configured; fails naming the setting that is missing or malformed. */
    static @Nullable BootstrapPlan of(BootstrapConfig config) {
        return isAbsent(config) ? null : read(config);
    }

    private static boolean isAbsent(BootstrapConfig config) {
        return Stream.of(
                        config.organizationName(),
                        config.ownerEmail(),
                        config.projectName(),
                        config.projectId(),
                        config.apiKey(),
                        config.clientId(),
                        config.clientSecret())
                .allMatch(Optional::isEmpty);
    }

    private static BootstrapPlan read(BootstrapConfig config) {
        var email = checked("owner-email", config.ownerEmail(), EMAIL, "an e-mail address");
        return new BootstrapPlan(
                checked("organization-name", config.organizationName(), NAME, "1 to 512 characters"),
                email.toLowerCase(Locale.ROOT),
                checked("project-name", config.projectName(), NAME, "1 to 512 characters"),
                projectId(config),
                apiKey(config),
                checked("client-id", config.clientId(), CLIENT_ID, "8 to 64 letters, digits, - and _"),
                checked("client-secret", config.clientSecret(), CLIENT_SECRET, "32 to 128 letters, digits, - and _"));
    }

    private static UUID projectId(BootstrapConfig config) {
        var text = checked("project-id", config.projectId(), value -> value.length() == 36, "a UUID");
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw malformed("project-id", "a UUID");
        }
    }

    private static ApiKeyValue apiKey(BootstrapConfig config) {
        var form = "an API key of the form pcsk_<label>_<secret> with a right checksum";
        return ApiKeyValue.parse(checked("api-key", config.apiKey(), _ -> true, form))
                .orElseThrow(() -> malformed("api-key", form));
    }

    /** The value is never in the message: some of them are secrets. */
    private static String checked(String key, Optional<String> value, Predicate<String> rule, String form) {
        return value.filter(rule).orElseThrow(() -> malformed(key, form));
    }

    private static IllegalArgumentException malformed(String key, String form) {
        return new IllegalArgumentException(
                "%s%s must be %s (all settings of %s* are needed, or none)".formatted(PREFIX, key, form, PREFIX));
    }

    @Override
    public String toString() {
        return "BootstrapPlan[organizationName=" + organizationName + ", projectId=" + projectId + "]";
    }
}
