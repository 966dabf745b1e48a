package dev.firedrill.addon;

/** Which process or container an add-on runs in, for good, so that it can be ended by somebody who has a note of it. */
public sealed interface AddonId permits ProcessId, ContainerId {

    /**
     * Ends it, and what it has started; a container is removed.
     *
     * @return whether there was anything to end
     * @throws AddonFailedException when it may still be there
     */
    boolean end() throws AddonFailedException;

    /** For people, as "process 4711". */
    String describe();
}
