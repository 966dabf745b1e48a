package dev.firedrill.host;

import dev.firedrill.connect.Product;
import dev.firedrill.fault.Fault;
import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
    private final WayToAddon way;
    private final Condition condition;
    private final Installation installation = new Installation();
    private final AddonProperties properties = new AddonProperties();
    private final Subscription subscription = new Subscription();
    private final Issues issues;
    private volatile Build build = Build.FIRST;
    private volatile FrontDoor door;

    Instance(Identity identity, Product product, Doors doors, History history) {
        this.identity = identity;
        this.product = product;
        this.doors = doors;
        this.history = history;
        this.issues = new Issues(identity.canary());
        this.way = doors.wayToAddon(this);
        this.condition = new Condition(this::door, way, this::record, history.clock(), doors.timer());
        this.door = doors.open(this);
    }

    Identity identity() {
        return identity;
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

    /** Those as whom the add-on may act. */
    Stream<User> people() {
        return Stream.of(admin(), member());
    }

    /** The add-on in this instance. */
    public Installation installation() {
        return installation;
    }

    AddonProperties properties() {
        return properties;
    }

    /** What the instance runs, as its next {@code installed} and its server information announce it. */
    public String serverVersion() {
        return build.serverVersion();
    }

    Build build() {
        return build;
    }

    /**
     * Runs another build from now on, and records that. Nobody is told before the next {@code installed}.
     *
     * @param number of the build; instances begin with 100260
     */
    public void upgradeTo(int number) {
        build = new Build(number);
        record(new Fact.TenantChanged("upgraded", build.serverVersion()));
    }

    /** What the tenant has bought of the add-on; active at first. */
    public Licence licence() {
        return subscription.now();
    }

    Subscription subscription() {
        return subscription;
    }

    /** Changes the licence, and records that. Nothing is sent; the licence resource follows at once. */
    public void setLicence(Licence licence) {
        setLicence(licence, Duration.ZERO);
    }

    /**
     * Changes the licence, and records that; pages follow at once.
     *
     * @param lag how long the licence resource still answers as before; source: real hosts cache it for five minutes
     */
    public void setLicence(Licence licence, Duration lag) {
        subscription.set(licence, history.clock().elapsed().plus(lag));
        record(new Fact.TenantChanged("licence", licence.name().toLowerCase(Locale.ROOT)));
    }

    Issues issues() {
        return issues;
    }

    /**
     * An issue that was created.
     *
     * @param id the number under which the API has it
     * @param key the name under which people have it, such as {@code ACME-101}
     */
    public record CreatedIssue(String id, String key) {}

    /**
     * Creates an issue. Nothing is sent.
     *
     * @throws IllegalStateException when this is no Jira
     */
    public CreatedIssue createIssue(String summary) {
        requireJira();
        Issues.Issue issue = issues.create(summary);
        return new CreatedIssue(issue.id(), issue.key());
    }

    /**
     * The texts of an issue's comments, oldest first.
     *
     * @param idOrKey of an issue that exists
     * @throws IllegalStateException when this is no Jira
     */
    public List<String> comments(String idOrKey) {
        requireJira();
        return issues.find(idOrKey).orElseThrow().comments().stream()
                .map(Issues.Comment::text)
                .toList();
    }

    private void requireJira() {
        if (product != Product.JIRA) {
            throw new IllegalStateException("The " + product.key() + " instance '" + tenant() + "' has no issues.");
        }
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
     * @throws java.io.UncheckedIOException when the instance should refuse connections, or its link be disturbed, and
     *     cannot
     * @throws UnsupportedOperationException when the way to the add-on should be disturbed and it has no link there
     * @throws LinkUnableException when the instance's links cannot show the fault as it is
     */
    public void suffer(Fault fault) {
        condition.suffer(fault);
    }

    /**
     * Ends a fault, and records that; whatever waited because of it goes on. What is not in force stays so.
     *
     * @param fault the one that was begun: a selector's pattern is equal to itself alone
     * @throws java.io.UncheckedIOException when the instance should accept connections again, or its link do well,
     *     and cannot
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

    /** How the host reaches the add-on for this instance. */
    WayToAddon way() {
        return way;
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
