package dev.firedrill.network;

import dev.firedrill.fault.Fault;
import dev.firedrill.fault.LinkAbility;
import dev.firedrill.host.Links;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Links with real-looking names, {@code https://<name>.atlassian.net}, under which they are reached through the gateway
 * alone. The names say whose they are, so that a client which misses the gateway meets no real site.
 */
final class NamedLinks implements Links {

    private static final String DOMAIN = ".atlassian.net";
    private static final String OURS = "firedrill-";

    /** A label of a host name has 63 characters at most; two of them and a dash tell links of one label apart. */
    private static final int LONGEST = 60;

    private final Links links;
    private final Gateway gateway;

    NamedLinks(Links links, Gateway gateway) {
        this.links = links;
        this.gateway = gateway;
    }

    @Override
    public Link open(String label, String chance, InetSocketAddress door) throws IOException {
        Link link = links.open(label, chance, door);
        String name = freeName(base(label));
        gateway.serve(name, link.address());
        return new NamedLink(link, name);
    }

    @Override
    public Link toAddon(String chance, InetSocketAddress addon) throws IOException {
        return links.toAddon(chance, addon);
    }

    private String freeName(String base) {
        int number = 1;
        String name = base + DOMAIN;
        while (gateway.serves(name)) {
            number++;
            name = base + "-" + number + DOMAIN;
        }
        return name;
    }

    /** What tells labels apart is at their ends. */
    private static String base(String label) {
        String slug =
                label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String rest = slug.startsWith(OURS) ? slug.substring(OURS.length()) : slug;
        int room = LONGEST - OURS.length();
        return OURS + rest.substring(Math.max(0, rest.length() - room)).replaceFirst("^-", "");
    }

    @Override
    public Set<LinkAbility> lacks() {
        return links.lacks();
    }

    @Override
    public String maker() {
        return links.maker();
    }

    @Override
    public void close() {
        links.close();
    }

    private final class NamedLink implements Link {

        private final Link link;
        private final String name;

        NamedLink(Link link, String name) {
            this.link = link;
            this.name = name;
        }

        @Override
        public InetSocketAddress address() {
            return link.address();
        }

        @Override
        public URI origin() {
            return URI.create("https://" + name);
        }

        @Override
        public void suffer(String fault, Fault.OnLink what) throws IOException {
            link.suffer(fault, what);
        }

        @Override
        public void heal(String fault) throws IOException {
            link.heal(fault);
        }

        @Override
        public void refuse() throws IOException {
            link.refuse();
        }

        @Override
        public void accept() throws IOException {
            link.accept();
        }

        @Override
        public void close() {
            gateway.withdraw(name);
            link.close();
        }
    }
}
