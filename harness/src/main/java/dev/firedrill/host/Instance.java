package dev.firedrill.host;

import dev.firedrill.connect.Product;
import dev.firedrill.fault.Fault;
import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * One Jira or Confluence with a tenant of its own: users, content, and the add-on's installation. Safe for use by many
 * threads.
 */
public final class Instance {

    private final Identity identity;
    private final Product product;
    private final Doors doors;
    private final History history;
    private final Condition condition;
    private final Installation installation = new Installation();
    private final AddonProperties properties = new AddonProperties();
    private volatile FrontDoor door;

    Instance(Identity identity, Product product, Doors doors, History history) {
        this.identity = identity;
        this.product = product;
        this.doors = doors;
        this.history = history;
        this.condition = new Condition(this::door, this::record, history.clock(), doors.timer());
        this.door = doors.open(this);
    }

    /** The scenario's name for the tenant. */
    public String tenant() {
        return identity.tenant();
    }

    /** The rehearsal that the instance was opened for. */
    public String rehearsal() {
        return identity.rehearsal();
    }

    /**
     * The tenant's id: {@code firedrill-<run>-<tenant>-<number>}, at most 64 of {@code a-z}, {@code 0-9} and {@code -}.
     */
    public String clientKey() {
        return identity.clientKey();
    }

    /** The id under which the add-on asks for tokens of users; opaque to it. */
    public String oauthClientId() {
        return identity.oauthClientId();
    }

    /** What the instance runs. */
    public Product product() {
        return product;
    }

    /** Where the add-on reaches the instance now, without a trailing slash; ends in {@code /wiki} for Confluence. */
    public URI baseUrl() {
        return door.baseUrl();
    }

    /**
     * A text that only this instance's content carries: the display names of its users, the server's title, the names
     * of projects and spaces, the summaries of issues, the titles and bodies of pages.
     */
    public String canary() {
        return identity.canary();
    }

    /** The instance's administrator. */
    public User admin() {
        return identity.admin();
    }

    /** A user without administrative rights. */
    public User member() {
        return identity.member();
    }

    /** The account as which the add-on acts. */
    User app() {
        return identity.app();
    }

    Optional<User> user(String accountId) {
        return Stream.of(admin(), member(), app())
                .filter(user -> user.accountId().equals(accountId))
                .findFirst();
    }

    /** The add-on in this instance. */
    public Installation installation() {
        return installation;
    }

    AddonProperties properties() {
        return properties;
    }

    /** Where the instance answers now. */
    public FrontDoor door() {
        return door;
    }

    /**
     * Moves to a new address. The former door answers 401 with an HTML page from now on, as Atlassian's edge does,
     * until another instance takes it.
     *
     * @return the former door
     * @throws java.io.UncheckedIOException when no address can be had
     */
    public synchronized FrontDoor relocate() {
        FrontDoor former = door;
        door = doors.open(this);
        former.vacate(this);
        condition.moved(former, door);
        return former;
    }

    /**
     * Moves to an address that another instance left; the own former door answers 401.
     *
     * @throws IllegalStateException when somebody is there
     * @throws IllegalArgumentException when it is the door of another product
     */
    public synchronized void relocateTo(FrontDoor vacated) {
        if (vacated.product() != product) {
            throw new IllegalArgumentException("The " + product.key() + " instance '" + tenant() + "' cannot move into "
                    + vacated + ", a door of " + vacated.product().key() + ".");
        }
        FrontDoor former = door;
        vacated.occupy(this);
        door = vacated;
        former.vacate(this);
        condition.moved(former, door);
    }

    /**
     * Begins a fault, and records that. Several may be in force at once, but one of power (draining, down, starting,
     * cold) takes the place of another. A fault that is in force already goes on as it is.
     *
     * @throws java.io.UncheckedIOException when the instance should refuse connections and cannot
     */
    public void suffer(Fault fault) {
        condition.suffer(fault);
    }

    /**
     * Ends a fault, and records that; whatever waited because of it goes on. What is not in force stays so.
     *
     * @param fault the one that was begun: a selector's pattern is equal to itself alone
     * @throws java.io.UncheckedIOException when the instance should accept connections again and cannot
     */
    public void heal(Fault fault) {
        condition.heal(fault);
    }

    /** Ends every fault that is in force. */
    public void healAll() {
        condition.healAll();
    }

    /** Whether the instance does its work, though perhaps slowly: it is neither down nor starting. */
    public boolean up() {
        return condition.up();
    }

    /**
     * Does now what an instance does of its own accord, or once it is up again: it sends nothing while it is down.
     *
     * @param task runs in the calling thread when the instance is up
     * @param executor otherwise runs the task later; it is handed the tasks in the order in which they were given
     */
    public void whenUp(Executor executor, Runnable task) {
        condition.whenUp(executor, task);
    }

    Condition condition() {
        return condition;
    }

    private void record(Fact fact) {
        history.append(rehearsal(), tenant(), fact);
    }

    @Override
    public String toString() {
        return "Instance[" + clientKey() + " at " + baseUrl() + "]";
    }
}
