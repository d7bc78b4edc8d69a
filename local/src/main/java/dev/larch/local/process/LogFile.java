package dev.larch.local.process;

import dev.larch.local.home.StartProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;

/** The file that a process appends its output to; a large one is put aside before the next start. */
public final class LogFile {

    private static final long LARGE_BYTES = 16L * 1024 * 1024;
    private static final int TAIL_BYTES = 8 * 1024;
    private static final int TAIL_LINES = 15;

    private LogFile() {}

    static void prepare(Path log) {
        try {
            if (Files.exists(log) && Files.size(log) > LARGE_BYTES) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new StartProblem("Cannot put aside " + log, e);
        }
    }

    /** The last lines of a log, indented. */
    public static String end(Path log) {
        try (var channel = Files.newByteChannel(log)) {
            channel.position(Math.max(0, channel.size() - TAIL_BYTES));
            var buffer = ByteBuffer.allocate(TAIL_BYTES);
            channel.read(buffer);
            var lines = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.stream()
                    .skip(Math.max(0, lines.size() - TAIL_LINES))
                    .map(line -> "    " + line)
                    .collect(Collectors.joining("\n"));
        } catch (IOException _) {
            return "    (nothing)";
        }
    }
}
