package dev.larch.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** How one child process is started, where it writes, and how it is ended. The command is asked for at every start. */
public record ProcessSpec(String name, Supplier<List<String>> command, Files files, StopSignal stopSignal) {

    /** The log that a process appends to, and the file that says which process it is. */
    public record Files(Path log, Path pid) {}
}
