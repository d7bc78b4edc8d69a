package dev.larch.platform.test.matrix;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Asks a running service every question of a table, several at once, and collects the answers that differ. */
public final class MatrixRun {

    private final String name;
    private final Exchange exchange;
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();

    /** How a question reaches the service. */
    public interface Exchange {
        MatrixAnswer ask(MatrixCell cell) throws IOException, InterruptedException;
    }

    private MatrixRun(String name, Exchange exchange) {
        this.name = name;
        this.exchange = exchange;
    }

    /** Over REST. */
    public static MatrixRun overHttp(MatrixTarget target) {
        var client = Crowd.client();
        return new MatrixRun(target.getClass().getSimpleName(), cell -> ask(client, target, cell));
    }

    /** By another protocol. */
    public static MatrixRun over(MatrixTarget target, Exchange exchange) {
        return new MatrixRun(target.getClass().getSimpleName(), exchange);
    }

    /** Asks all of them; the faults, each with the cell that it was found in. Prints how many there were and how long it took. */
    public List<String> faults(Collection<MatrixCell> cells) {
        long start = System.nanoTime();
        // Whatever is changed is changed when nobody needs it any more.
        Crowd.run(cells.stream().filter(cell -> !cell.spends()).toList(), this::check);
        Crowd.run(
                cells.stream().filter(cell -> cell.spends() && !cell.isAlone()).toList(), this::check);
        cells.stream().filter(MatrixCell::isAlone).forEach(cell -> Crowd.run(List.of(cell), this::check));
        System.out.printf(
                "Authorization matrix, %s: %d cells over the wire in %.2f minutes, %d faults%n",
                name, cells.size(), (System.nanoTime() - start) / 60e9, faults.size());
        return faults.stream().sorted().toList();
    }

    private void check(MatrixCell cell) throws InterruptedException {
        try {
            var answer = exchange.ask(cell);
            boolean good = cell.row().isOpen() ? answer != MatrixAnswer.BROKEN : answer == cell.expected();
            if (!good) {
                faults.add(cell + ", answered " + answer);
            }
        } catch (IOException | RuntimeException | AssertionError e) {
            faults.add(cell + ", failed: " + e);
        }
    }

    private static MatrixAnswer ask(HttpClient client, MatrixTarget target, MatrixCell cell)
            throws IOException, InterruptedException {
        var row = cell.row();
        var call = MatrixCall.of(
                row,
                target.base(row, cell.place()),
                target.credential(cell.caller(), cell.spends()),
                slot -> target.id(slot.kind(), slot.isFixed() ? MatrixPlace.OWN : cell.place(), cell.spends()));
        return MatrixAnswer.of(row.method(), call.send(client));
    }
}
