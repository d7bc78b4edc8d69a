package dev.larch.local;

import dev.larch.local.home.StartProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends what the libraries of the launcher log to a file, so that the terminal shows the progress only. */
final class LibraryLog {

    private static final int LIMIT_BYTES = 4 * 1024 * 1024;
    private static final int FILES = 1;

    private LibraryLog() {}

    static void to(Path file) {
        try {
            LogManager.getLogManager().reset();
            Handler handler = new FileHandler(file.toString(), LIMIT_BYTES, FILES, true);
            handler.setFormatter(new SimpleFormatter());
            handler.setLevel(Level.INFO);
            Logger.getLogger("").addHandler(handler);
        } catch (IOException e) {
            throw new StartProblem("Cannot log to " + file, e);
        }
    }
}
