package dev.larch.local.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.UnaryOperator;

/** Connections to the PostgreSQL of this home, each as a role whose password is known. */
record DatabaseConnections(DatabaseSettings settings, UnaryOperator<String> passwords) {

    Connection as(String role, String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", role);
        properties.setProperty("password", passwords.apply(role));
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "60");
        return DriverManager.getConnection(settings.jdbcUrl(database), properties);
    }
}
