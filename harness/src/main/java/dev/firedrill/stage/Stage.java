package dev.firedrill.stage;

import java.util.List;

/** What a scenario acts on. Everything done here is recorded; the scenario itself judges nothing. */
public interface Stage {

    /** A fresh tenant of the host that the add-on has never heard of. Names are the scenario's own. */
    Tenant tenant(String name);

    /** A fresh tenant in which the add-on is installed and enabled. */
    default Tenant install(String name) {
        Tenant tenant = tenant(name);
        tenant.install();
        return tenant;
    }

    /** The users of the tenants. */
    Users users();

    /** Asks who may enter. */
    AccessProbe access();

    /** Sets a mark on the time line. */
    void mark(String name);

    /** Runs several parts of the scenario side by side and returns when all have ended. */
    void sideBySide(List<Runnable> parts);
}
