package dev.larch.local.fake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A checkout whose services are built: each is a {@link FakeService}. */
public final class FakeCheckout {

    private FakeCheckout() {}

    public static Path in(Path directory) throws IOException {
        for (String service : List.of("iam-service", "index-service", "audit-service")) {
            Path target = directory.resolve(service).resolve("target/quarkus-app");
            Files.createDirectories(target);
            writeJar(target.resolve("quarkus-run.jar"));
        }
        return directory;
    }

    private static void writeJar(Path jar) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        String entry = FakeService.class.getName().replace('.', '/') + ".class";
        try (var output = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream content = FakeService.class.getClassLoader().getResourceAsStream(entry)) {
            output.putNextEntry(new JarEntry(entry));
            content.transferTo(output);
        }
    }
}
