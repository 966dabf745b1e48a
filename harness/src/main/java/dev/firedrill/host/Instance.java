package dev.firedrill.host;

import dev.firedrill.connect.Product;
import dev.firedrill.fault.Fault;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One Jira or Confluence with a tenant of its own: users, content, and the add-on's installation. Safe for use by many
 * threads.
 */
public final class Instance {

    private final Identity identity;
    private final Product product;
    private final Doors doors;
    private final HoldingRoom room;
    private final Installation installation = new Installation();
    private final AddonProperties properties = new AddonProperties();
    private volatile FrontDoor door;

    Instance(Identity identity, Product product, Doors doors) {
        this.identity = identity;
        this.product = product;
        this.doors = doors;
        this.room = new HoldingRoom(doors.timer());
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
    }

    /** Accepts requests and answers them late, or not before it is healed. */
    public void hold(Fault.Hold fault) {
        room.hold(fault);
    }

    /** Answers at once again, and whatever waits. */
    public void heal() {
        room.heal();
    }

    HoldingRoom room() {
        return room;
    }

    @Override
    public String toString() {
        return "Instance[" + clientKey() + " at " + baseUrl() + "]";
    }
}
