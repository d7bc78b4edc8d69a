package dev.larch.platform.test;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The settings that one {@code @ConfigMapping} interface declares, read from its source for the sake of its comments. */
record Settings(String prefix, String purpose, String rows) {

    private static final Pattern HEAD =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*@ConfigMapping\\(prefix = \"([^\"]+)\"\\)", Pattern.DOTALL);
    private static final Pattern SETTING = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*((?:@\\w+(?:\\([^)]*\\))?\\s*)*)([\\w<>, @]+?)\\s+(\\w+)\\(\\);",
            Pattern.DOTALL);
    private static final Pattern DEFAULT = Pattern.compile("@WithDefault\\(\"([^\"]*)\"\\)");

    static boolean isDeclaredIn(String source) {
        return HEAD.matcher(source).find();
    }

    static Settings of(String source) {
        var head = HEAD.matcher(source);
        if (!head.find()) {
            throw new IllegalArgumentException("No @ConfigMapping with a comment");
        }
        var prefix = head.group(2);
        var rows = SETTING.matcher(source.substring(head.end()))
                .results()
                .map(setting -> "| `%s.%s` | %s | %s | %s |"
                        .formatted(
                                prefix,
                                kebab(setting.group(4)),
                                setting.group(3).trim().replace("<", "\\<"),
                                defaultOf(setting.group(2)),
                                plain(setting.group(1))))
                .collect(Collectors.joining("\n"));
        return new Settings(prefix, plain(head.group(1)), rows);
    }

    private static String defaultOf(String annotations) {
        var match = DEFAULT.matcher(annotations);
        return match.find() ? "`" + match.group(1) + "`" : "none";
    }

    private static String plain(String comment) {
        return comment.replaceAll("\\{@\\w+ ([^}]*)}", "$1")
                .replaceAll("(?m)^\\s*\\*\\s?", "")
                .replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .trim();
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    String page() {
        return "## `%s`\n\n%s\n\n| Setting | Type | Default | What |\n|---|---|---|---|\n%s\n"
                .formatted(prefix, purpose, rows);
    }
}
