package dev.larch.local.process;

import java.io.IOException;

/** How a process is asked to end. */
public enum StopSignal {
    /** What services take as "finish what you do, then end". */
    TERM,
    /** What PostgreSQL takes as "roll back what is open, then end". */
    INT;

    void send(ProcessHandle process) {
        if (this == TERM) {
            process.destroy();
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException _) {
            process.destroy();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
