package dev.larch.local.signin;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a person typed into the login form, and the claims that follow from it. */
final class LoginForm {

    private static final String NAME = "username";
    private static final String CLAIMS = "claims";

    private LoginForm() {}

    /**
     * Adds the claims about a person to a submitted form. A name with an {@code @} is the address, any other name gets one
     * at example.com. Claims typed by hand stay.
     */
    static String withClaims(String form) {
        Map<String, String> fields = decode(form);
        String name = fields.getOrDefault(NAME, "").strip();
        if (name.isEmpty() || !fields.getOrDefault(CLAIMS, "").isBlank()) {
            return form;
        }
        fields.put(NAME, name);
        fields.put(CLAIMS, JSONObjectUtils.toJSONString(claimsOf(name)));
        return encode(fields);
    }

    static Map<String, Object> claimsOf(String name) {
        String address = name.contains("@") ? name : name + "@example.com";
        return Map.of("email", address, "email_verified", true, "name", name);
    }

    private static Map<String, String> decode(String form) {
        var fields = new LinkedHashMap<String, String>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
