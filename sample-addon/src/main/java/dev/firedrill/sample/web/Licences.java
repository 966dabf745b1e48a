package dev.firedrill.sample.web;

import dev.firedrill.sample.tenants.Tenant;
import org.jspecify.annotations.Nullable;

/** Whether a site may use what is sold. */
@FunctionalInterface
public interface Licences {

    /** What the host says with each page, which is signed and never out of date. */
    static Licences asTold() {
        return (tenant, told) -> "active".equals(told);
    }

    /**
     * Whether the site has a licence now.
     *
     * @param told the parameter {@code lic} of the page that is opened; hosts leave it out for add-ons that are free
     */
    boolean isActive(Tenant tenant, @Nullable String told);
}
