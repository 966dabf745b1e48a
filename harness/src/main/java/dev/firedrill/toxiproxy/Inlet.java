package dev.firedrill.toxiproxy;

/** Takes what the stage before it lets go. */
interface Inlet {

    /** Whether the next chunk should be handed over, or kept back. */
    boolean hasRoom();

    /** Takes a chunk, and takes over its bytes; also without room, when a stage before it goes away. */
    void accept(Chunk chunk);

    /** Learns that no chunk comes any more. What comes nevertheless is dropped. */
    void end(Ending ending);
}
