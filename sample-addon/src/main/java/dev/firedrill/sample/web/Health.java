package dev.firedrill.sample.web;

import io.javalin.http.Context;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Whether the add-on itself can work. Hosts have no part in it: their trouble is not ours to restart for. */
public final class Health {

    private final Jdbi database;

    public Health(Jdbi database) {
        this.database = database;
    }

    void show(Context request) {
        try {
            database.useHandle(handle -> handle.execute("VALUES 1"));
            request.json(Map.of("status", "up"));
        } catch (JdbiException e) {
            request.status(503).json(Map.of("status", "down"));
        }
    }
}
