package dev.larch.platform.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every exemption from the Checkstyle rules names one rule and one file, and says why. */
class ExemptionsTest {

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern ENTRY = Pattern.compile("<suppress\\b[^>]*>");

    /** A comment, then nothing but white space, then the entry: one rule by its id, one Java file. */
    private static final Pattern GOOD = Pattern.compile(
            "<!--\\s*\\S+(?:\\s+(?!-->)\\S+){4,}\\s*-->\\s*<suppress id=\"\\w+\" files=\"[^\"|*]*\\w+\\\\\\.java\\$\"\\s*/>",
            Pattern.DOTALL);

    private static final String REASON = "<!-- The accumulators stay in registers, it is twice as fast. -->\n";
    private static final String SUPPRESSION =
            "<suppress id=\"methodLength\" files=\"[\\\\/]engine[\\\\/]Dot\\.java$\"/>\n";

    @Test
    void holdForTheProject() throws Exception {
        var file = GeneratedReference.repositoryRoot().resolve("config/exemptions/checkstyle.xml");

        assertEquals(List.of(), unreasoned(Files.readString(file)));
    }

    @Test
    void acceptsEntryWithReason() {
        assertEquals(List.of(), unreasoned(REASON + SUPPRESSION));
    }

    @Test
    void rejectsEntryWithoutReason() {
        assertEquals(1, unreasoned(SUPPRESSION).size());
    }

    @Test
    void rejectsSecondEntryUnderOneReason() {
        assertEquals(1, unreasoned(REASON + SUPPRESSION + SUPPRESSION).size());
    }

    @Test
    void rejectsEntryForWholeFolder() {
        assertEquals(
                1,
                unreasoned(REASON + "<suppress id=\"methodLength\" files=\"[\\\\/]engine[\\\\/].*\"/>")
                        .size());
    }

    private static List<String> unreasoned(String exemptions) {
        var rest = GOOD.matcher(exemptions).replaceAll("");
        var entries = COMMENT.matcher(rest).replaceAll("");
        return ENTRY.matcher(entries).results().map(match -> match.group()).toList();
    }
}
