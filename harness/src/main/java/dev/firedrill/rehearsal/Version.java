package dev.firedrill.rehearsal;

/** The version of Firedrill, as its jar says. */
public final class Version {

    private Version() {}

    /** The version; "development" when it runs from class files. */
    public static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
