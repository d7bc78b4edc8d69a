package dev.larch.platform.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.puppycrawl.tools.checkstyle.Checker;
import com.puppycrawl.tools.checkstyle.ConfigurationLoader;
import com.puppycrawl.tools.checkstyle.PropertiesExpander;
import com.puppycrawl.tools.checkstyle.api.CheckstyleException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of config/checkstyle.xml fails on the violation planted for it, and on nothing else in the same file. */
class CheckstyleRulesTest {

    private static final Path CONFIGURATION =
            GeneratedReference.repositoryRoot().resolve("config/checkstyle.xml");
    private static final String MAIN = "src/main/java/planted/Planted.java";
    private static final String TEST = "src/test/java/planted/Planted.java";

    private static final Map<String, String> PLANTED = Map.ofEntries(
            Map.entry("fileLength", "class Planted {\n" + "\n".repeat(300) + "}\n"),
            Map.entry("methodLength", "class Planted { void planted() {\n" + "\n".repeat(29) + "} }\n"),
            Map.entry("lambdaLength", "class Planted { Runnable planted = () -> {\n" + "\n".repeat(29) + "}; }\n"),
            Map.entry("methodParameters", "class Planted { void planted(int a, int b, int c, int d, int e) {} }"),
            Map.entry(
                    "constructorParameters",
                    "class Planted { Planted(int a, int b, int c, int d, int e, int f, int g, int h) {} }"),
            Map.entry("noDisabledTests", "class Planted { @DisabledOnOs(OS.LINUX) void planted() {} }"),
            Map.entry("noSleepInTests", "class Planted { void planted() { TimeUnit.SECONDS.sleep(1); } }"),
            Map.entry("noMockingLibrary", "import org.mockito.Mockito;\nclass Planted {}"),
            Map.entry("todoNamesItsIssue", "class Planted { // TODO mend\n}"),
            Map.entry("noAuthorTag", "/** Planted.\n * @author somebody */\nclass Planted {}"));

    /** What stands in a package-info, for the two rules about packages. */
    private static final String DESCRIBED = "/** Planted. */\n@NullMarked\npackage planted;\n";

    private static Set<String> plantedInOneFile() {
        return PLANTED.keySet();
    }

    @Test
    void eachRuleHasItsPlantedViolation() throws IOException {
        var ids = Pattern.compile("<property name=\"id\" value=\"(\\w+)\"")
                .matcher(Files.readString(CONFIGURATION))
                .results()
                .map(match -> match.group(1))
                .toList();

        var planted = new TreeSet<>(PLANTED.keySet());
        planted.addAll(Set.of("packageIsDescribed", "packageIsNullMarked"));
        assertEquals(planted, new TreeSet<>(ids));
    }

    @ParameterizedTest
    @MethodSource("plantedInOneFile")
    void failsOnThePlantedViolation(String rule, @TempDir Path directory) throws Exception {
        var source = "package planted;\n" + Objects.requireNonNull(PLANTED.get(rule));

        assertEquals(Set.of(rule), check(directory, Map.of(TEST, source)));
    }

    @Test
    void failsOnPackageWithoutDescription(@TempDir Path directory) throws Exception {
        var files = Map.of(MAIN, "package planted;\nclass Planted {}\n");

        assertEquals(Set.of("packageIsDescribed"), check(directory, files));
    }

    @Test
    void failsOnPackageThatIsNotNullMarked(@TempDir Path directory) throws Exception {
        var files = Map.of("src/main/java/planted/package-info.java", "/** Planted. */\npackage planted;\n");

        assertEquals(Set.of("packageIsNullMarked"), check(directory, files));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class Planted { void waits() throws Exception { Thread.sleep(1); } }",
                "class Planted { // TODO #12 mend\n}",
                "class Planted { String text = \"TODO and @Disabled in a text\"; }",
                "record Planted(int a, int b, int c, int d, int e, int f, int g, int h) {}",
                "class Planted { void planted() {\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n} }",
                "class Planted extends Other { @Override void planted(int a, int b, int c, int d, int e) {} }"
            })
    void passesOnCleanCode(String source, @TempDir Path directory) throws Exception {
        var files = Map.of(
                MAIN, "package planted;\n" + source + "\n", "src/main/java/planted/package-info.java", DESCRIBED);

        assertEquals(Set.of(), check(directory, files));
    }

    private static Set<String> check(Path directory, Map<String, String> files)
            throws IOException, CheckstyleException {
        for (var file : files.entrySet()) {
            var path = directory.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.writeString(path, file.getValue());
        }
        var paths = files.keySet().stream()
                .map(directory::resolve)
                .map(Path::toFile)
                .toList();
        var violated = new ViolatedRules();
        run(violated, paths);
        return violated.ids();
    }

    private static void run(ViolatedRules violated, List<File> files) throws CheckstyleException {
        var properties = new Properties();
        properties.setProperty(
                "larch.exemptions",
                CONFIGURATION.resolveSibling("exemptions/checkstyle.xml").toString());
        var checker = new Checker();
        checker.setModuleClassLoader(Checker.class.getClassLoader());
        checker.configure(
                ConfigurationLoader.loadConfiguration(CONFIGURATION.toString(), new PropertiesExpander(properties)));
        checker.addListener(violated);
        checker.process(files);
        checker.destroy();
    }
}
