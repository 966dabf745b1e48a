package dev.firedrill.connect;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a host tells an add-on in the query of every page.
 *
 * @param hostBaseUrl the instance's base URL; its origin becomes {@code xdm_e}
 * @param product whose context path becomes {@code cp}
 * @param moduleKey the module that the page belongs to; names the channel {@code xdm_c}
 * @param licensed whether the tenant has an active licence, for {@code lic}; an add-on that is not sold gets
 *     {@code none} anyway
 * @param connectVersion {@code cv}
 * @param legacy the parameters of hosts before 2018, or null as today
 */
public record PageParameters(
        URI hostBaseUrl,
        Product product,
        String moduleKey,
        boolean licensed,
        String connectVersion,
        @Nullable Legacy legacy) {
    private static final String CONNECT_VERSION = "1.1.100";

    /**
     * What hosts once told about the user and stopped telling for privacy.
     *
     * @param user whose key becomes {@code user_key}, and whose account id {@code user_id}
     * @param timeZone {@code tz}, such as {@code Australia/Sydney}
     * @param locale {@code loc}, such as {@code en-AU}
     */
    public record Legacy(UserIdentity user, String timeZone, String locale) {}

    /** The parameters that hosts send today. */
    public PageParameters(URI hostBaseUrl, Product product, String moduleKey, boolean licensed) {
        this(hostBaseUrl, product, moduleKey, licensed, CONNECT_VERSION, null);
    }

    /** The same with the parameters of hosts before 2018. */
    public PageParameters withLegacy(Legacy legacy) {
        return new PageParameters(hostBaseUrl, product, moduleKey, licensed, connectVersion, legacy);
    }

    /** Scheme, host and port of the host: all that a page may know of where it is embedded. */
    String hostOrigin() {
        return hostBaseUrl.getScheme() + "://" + hostBaseUrl.getRawAuthority();
    }
}
