package dev.firedrill.host;

import dev.firedrill.fault.Fault;
import dev.firedrill.fault.LinkAbility;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * How the host reaches the add-on for one instance. It dials what URLs name until the network is to be in trouble on that
 * way for the first time, and a link from then on, which the add-on cannot tell from no link.
 */
final class WayToAddon {

    private final Links links;
    private final String chance;
    private final @Nullable InetSocketAddress addon;
    private volatile Links.@Nullable Link link;

    /**
     * A way without a link.
     *
     * @param chance names the link where something on it is left to chance
     * @param addon where the add-on speaks plain HTTP on loopback; null when it does not
     */
    WayToAddon(Links links, String chance, @Nullable InetSocketAddress addon) {
        this.links = links;
        this.chance = chance;
        this.addon = addon;
    }

    /** Where to dial instead of what URLs name; null to dial that. */
    @Nullable
    InetSocketAddress dial() {
        Links.Link now = link;
        return now == null ? null : now.address();
    }

    void suffer(String name, Fault.OnLink fault) throws IOException {
        link(fault).suffer(name, fault);
    }

    void heal(String name) throws IOException {
        Links.Link now = link;
        if (now != null) {
            now.heal(name);
        }
    }

    /** Refuses a fault that links of this kind cannot show as it is. */
    void requireAble(Fault fault) {
        var missing = EnumSet.noneOf(LinkAbility.class);
        missing.addAll(fault.needs());
        missing.retainAll(links.lacks());
        if (!missing.isEmpty()) {
            throw new LinkUnableException(fault, missing, links.maker());
        }
    }

    /** Refuses a fault that cannot happen here. */
    InetSocketAddress require(Fault.OnLink fault) {
        if (addon == null) {
            throw new UnsupportedOperationException("No instance " + fault.describe()
                    + ": only on the way to an add-on that speaks plain HTTP on this machine there can be a link. If it"
                    + " listens here behind another name, 'addon.connect-to' says where.");
        }
        return addon;
    }

    private synchronized Links.Link link(Fault.OnLink fault) throws IOException {
        Links.Link known = link;
        if (known == null) {
            known = links.toAddon(chance, require(fault));
            link = known;
        }
        return known;
    }
}
