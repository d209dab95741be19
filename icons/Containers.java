// SPDX-License-Identifier: Apache-2.0
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts square PNG files into one icon file: {@code java Containers.java ico|icns TARGET PNG...}. Both formats keep PNG as it is, so nothing is drawn here. */
final class Containers {
    /** What icns calls an image of this many pixels; those for displays with two pixels a point are kept under a second name. */
    private static final Map<Integer, List<String>> ICNS_TYPES = Map.of(
            16, List.of("icp4"),
            32, List.of("icp5", "ic11"),
            64, List.of("icp6", "ic12"),
            128, List.of("ic07"),
            256, List.of("ic08", "ic13"),
            512, List.of("ic09", "ic14"),
            1024, List.of("ic10"));

    private Containers() {}

    public static void main(String[] args) throws IOException {
        if (args.length < 3 || !(args[0].equals("ico") || args[0].equals("icns"))) {
            System.err.println("usage: java Containers.java ico|icns TARGET PNG...");
            System.exit(2);
        }
        var images = new ArrayList<byte[]>();
        for (int i = 2; i < args.length; i++) {
            images.add(Files.readAllBytes(Path.of(args[i])));
        }
        Files.write(Path.of(args[1]), args[0].equals("ico") ? ico(images) : icns(images));
    }

    /** A directory of 6 + 16 bytes an image, little endian, then the images. A side of 256 is written as 0. */
    private static byte[] ico(List<byte[]> images) {
        int directory = 6 + 16 * images.size();
        var icon = ByteBuffer.allocate(directory + images.stream().mapToInt(image -> image.length).sum())
                .order(ByteOrder.LITTLE_ENDIAN);
        icon.putShort((short) 0).putShort((short) 1).putShort((short) images.size());
        int offset = directory;
        for (byte[] image : images) {
            byte side = (byte) side(image);
            icon.put(side).put(side).putShort((short) 0).putShort((short) 1).putShort((short) 32);
            icon.putInt(image.length).putInt(offset);
            offset += image.length;
        }
        images.forEach(icon::put);
        return icon.array();
    }

    /** A chunk for each name: four letters, the length with this head of 8 bytes, big endian, and the image. */
    private static byte[] icns(List<byte[]> images) throws IOException {
        var chunks = new ByteArrayOutputStream();
        var out = new DataOutputStream(chunks);
        for (byte[] image : images) {
            for (String type : ICNS_TYPES.get(side(image))) {
                out.write(type.getBytes(StandardCharsets.US_ASCII));
                out.writeInt(8 + image.length);
                out.write(image);
            }
        }
        var icon = new ByteArrayOutputStream();
        var head = new DataOutputStream(icon);
        head.write("icns".getBytes(StandardCharsets.US_ASCII));
        head.writeInt(8 + chunks.size());
        chunks.writeTo(icon);
        return icon.toByteArray();
    }

    /** The width in the head of a PNG, in pixels; it lies at its 16th byte, big endian. */
    private static int side(byte[] png) {
        return ByteBuffer.wrap(png).getInt(16);
    }
}
