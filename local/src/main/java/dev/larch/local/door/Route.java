package dev.larch.local.door;

/** A path prefix and the port of the service behind it; {@code /} stands for that one path alone. */
public record Route(String prefix, int port) {

    boolean leadsTo(String path) {
        return path.equals(prefix) || (prefix.length() > 1 && path.startsWith(prefix + "/"));
    }
}
