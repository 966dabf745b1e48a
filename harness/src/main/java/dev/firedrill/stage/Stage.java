package dev.firedrill.stage;

import dev.firedrill.fault.Schedule;
import java.time.Duration;
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

    /**
     * Fresh tenants whose first {@code installed} leave at the same moment, also where a run installs one tenant at a time
     * otherwise. Not all need be acknowledged.
     */
    List<Tenant> installAtOnce(List<String> names);

    /** A fresh tenant whose users have the same ids, keys and e-mail addresses as another's, and are other people. */
    Tenant twin(String name, Tenant other);

    /** The users of the tenants. */
    Users users();

    /** Asks who may enter. */
    AccessProbe access();

    /** Carries out a schedule on tenants of this stage, by their names, and returns when everything in it is healed. */
    void carryOut(Schedule schedule);

    /** Carries out a schedule while users go on using this tenant, for as long as it lasts. */
    default void carryOutAmidUse(Schedule schedule, Tenant tenant) {
        carryOutAmidUse(schedule, schedule.length(), tenant);
    }

    /** Carries out a schedule while users go on using this tenant, for that long from its beginning. */
    default void carryOutAmidUse(Schedule schedule, Duration use, Tenant tenant) {
        sideBySide(List.of(() -> carryOut(schedule), () -> users().keepUsing(use, tenant)));
    }

    /** The same schedule, each of its faults beginning later by up to this, as the run's seed decides. */
    Schedule shaken(Schedule schedule, Duration most);

    /** The add-on under test itself. */
    AddonUnderTest addon();

    /** Sets a mark on the time line. */
    void mark(String name);

    /** Runs several parts of the scenario side by side and returns when all have ended. */
    void sideBySide(List<Runnable> parts);
}
