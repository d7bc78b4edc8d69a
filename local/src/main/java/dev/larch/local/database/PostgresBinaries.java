package dev.larch.local.database;

import dev.larch.local.home.PrivateFiles;
import dev.larch.local.home.StartProblem;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The programs of PostgreSQL, unpacked from the libraries of the launcher when they are first needed. */
record PostgresBinaries(Path directory) {

    /** Unpacks the programs below the directory, unless that was done before. */
    static PostgresBinaries under(Path parent) {
        PrivateFiles.directory(parent);
        byte[] archive = archive();
        Path directory = parent.resolve(digest(archive));
        if (!Files.exists(directory)) {
            unpack(archive, directory);
        }
        return new PostgresBinaries(directory);
    }

    /** The command that runs a program. PostgreSQL refuses root; in a user namespace of its own it does not see it. */
    List<String> command(String program, List<String> arguments) {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(directory.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    private static void unpack(byte[] archive, Path directory) {
        try {
            Path fresh = Files.createTempDirectory(directory.getParent(), ".new-");
            TarArchive.unpack(new ByteArrayInputStream(archive), fresh);
            Files.move(fresh, directory);
        } catch (IOException e) {
            throw new StartProblem("Cannot unpack PostgreSQL to " + directory, e);
        }
    }

    private static byte[] archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "Darwin" : "Linux";
        String machine = System.getProperty("os.arch");
        try (var binary = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                system, machine.equals("amd64") ? "x86_64" : machine)) {
            return binary.readAllBytes();
        } catch (IOException | IllegalStateException e) {
            throw new StartProblem("There is no PostgreSQL for %s on %s".formatted(system, machine), e);
        }
    }

    private static String digest(byte[] archive) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new StartProblem("This JDK has no SHA-256", e);
        }
    }
}
