package dev.larch.bench.engine.contender;

import dev.larch.bench.engine.contender.PeerProcess.Abilities;
import dev.larch.bench.engine.dataset.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The contenders of one data set, the engine first. Who can't be had here is named with the reason. */
public final class Roster implements AutoCloseable {

    /** All that are known. */
    public static final List<String> NAMES = List.of(
            LarchContender.NAME, "usearch", "hnswlib", "hnswlib-node", "lucene", "jvector", "lancedb", "pgvector");

    private static final Abilities HNSWLIB = new Abilities(true, true, false);
    private static final Abilities HNSWLIB_NODE = new Abilities(true, false, false);
    private static final Abilities USEARCH = new Abilities(false, true, false);
    private static final Abilities LANCEDB = new Abilities(true, false, true);

    private final Dataset dataset;
    private final Path peersFolder;
    private final Workspace workspace;
    private final List<Contender> contenders = new ArrayList<>();

    /** Opens those of these names; the folder is {@code bench/peers} with everything installed. */
    public Roster(Dataset dataset, Path peersFolder, Set<String> names) throws IOException {
        this.dataset = dataset;
        this.peersFolder = peersFolder;
        this.workspace = new Workspace(dataset);
        for (var name : NAMES) {
            if (names.contains(name)) {
                open(name);
            }
        }
    }

    public List<Contender> contenders() {
        return List.copyOf(contenders);
    }

    private void open(String name) throws IOException {
        switch (name) {
            case "usearch" -> contenders.add(node(name, USEARCH));
            case "hnswlib-node" -> contenders.add(node(name, HNSWLIB_NODE));
            case "lancedb" -> contenders.add(node(name, LANCEDB));
            case "hnswlib" -> openHnswlib(name);
            case "lucene" -> contenders.add(new LuceneContender(dataset, workspace.folderOf(name)));
            case "jvector" -> contenders.add(new JVectorContender(dataset));
            case "pgvector" -> openPgvector(name);
            default -> contenders.add(new LarchContender(dataset));
        }
    }

    private void openHnswlib(String name) throws IOException {
        var program = peersFolder.resolve("build/hnswlib");
        if (Files.isExecutable(program)) {
            contenders.add(process(name, HNSWLIB, List.of(program.toString())));
        } else {
            System.out.printf("%s is not measured: there was no C++ compiler to make %s with.%n", name, program);
        }
    }

    private void openPgvector(String name) throws IOException {
        var programs = PgvectorServer.findPrograms();
        if (programs.isEmpty()) {
            System.out.printf("%s is not measured: no PostgreSQL here has it, and no package brings it.%n", name);
            return;
        }
        var server = new PgvectorServer(programs.get(), workspace.folderOf(name));
        try {
            contenders.add(new PgvectorContender(dataset, server.url(), server));
        } catch (SQLException e) {
            server.close();
            throw new IOException(e);
        }
    }

    private Contender node(String name, Abilities abilities) throws IOException {
        var script = peersFolder.resolve(name + ".js").toString();
        return process(name, abilities, List.of("node", script));
    }

    private Contender process(String name, Abilities abilities, List<String> program) throws IOException {
        var folder = workspace.folderOf(name);
        var command = new ArrayList<>(program);
        command.add(workspace.base().toString());
        command.add(workspace.queries().toString());
        command.add(Integer.toString(dataset.dimension()));
        command.add(Integer.toString(Contender.CONNECTIVITY));
        command.add(Integer.toString(Contender.INSERT_BREADTH));
        command.add(Integer.toString(Contender.TOP_K));
        command.add(folder.toString());
        return new PeerProcess(name, abilities, command, folder.resolveSibling(name + ".log"));
    }

    @Override
    public void close() {
        contenders.forEach(Contender::close);
        workspace.close();
    }
}
