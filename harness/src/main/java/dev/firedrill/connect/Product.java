package dev.firedrill.connect;

import java.util.Locale;

/** The Atlassian product that an instance runs. */
public enum Product {
    /** Jira, at the root of its host name. */
    JIRA(""),
    /** Confluence, under {@code /wiki} of its host name. */
    CONFLUENCE("/wiki");

    private final String contextPath;

    Product(String contextPath) {
        this.contextPath = contextPath;
    }

    /** The product's name in a payload's {@code productType}, such as {@code jira}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The path under which the product lives, without a trailing slash; empty for Jira. Pages receive it as {@code cp}.
     */
    public String contextPath() {
        return contextPath;
    }
}
