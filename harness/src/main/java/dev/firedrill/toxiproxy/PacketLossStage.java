package dev.firedrill.toxiproxy;

import dev.firedrill.toxiproxy.Decision.Kind;

/**
 * Drops packets: pieces of the stream that are as large as on a common network. Where they begin depends on the place in
 * the stream alone, not on how the bytes happened to arrive; so what is sent in little pieces shares a packet's fate.
 */
final class PacketLossStage extends PassingStage<Toxic.PacketLoss> {

    private static final int PACKET = 1460;

    private final Dice dice;
    private long packetEnd;
    private boolean lost;

    PacketLossStage(Toxic.PacketLoss toxic, Dice dice) {
        super(toxic);
        this.dice = dice;
    }

    @Override
    public void accept(Chunk chunk) {
        Chunk rest = chunk;
        for (int left = leftOfPacket(rest); rest.size() > left; left = leftOfPacket(rest)) {
            Chunk piece = rest.first(left);
            rest = rest.rest(left);
            passOrDrop(piece);
        }
        passOrDrop(rest);
    }

    private static int leftOfPacket(Chunk chunk) {
        return (int) (PACKET - chunk.position() % PACKET);
    }

    private void passOrDrop(Chunk piece) {
        if (piece.position() >= packetEnd) {
            begin(piece.position() - piece.position() % PACKET);
        }
        if (lost) {
            piece.release();
        } else {
            super.accept(piece);
        }
    }

    private void begin(long packet) {
        packetEnd = packet + PACKET;
        lost = dice.loses(packet, toxic().chance(lost));
        if (lost) {
            dice.decided(Kind.LOSS, packet, PACKET);
        }
    }
}
