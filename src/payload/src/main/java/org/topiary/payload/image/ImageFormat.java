// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.image;

import java.nio.ByteOrder;
import java.util.Set;

/** The formats of pictures. */
public enum ImageFormat {
    PNG("png", "PNG", Set.of("image/png", "image/apng", "image/x-png")),
    JPEG("jpeg", "JPEG", Set.of("image/jpeg", "image/jpg", "image/pjpeg")),
    GIF("gif", "GIF", Set.of("image/gif")),
    WEBP("webp", "WebP", Set.of("image/webp")),
    BMP("bmp", "BMP", Set.of("image/bmp", "image/x-bmp", "image/x-ms-bmp"));

    private final String id;
    private final String displayName;
    private final Set<String> contentTypes;

    ImageFormat(String id, String displayName, Set<String> contentTypes) {
        this.id = id;
        this.displayName = displayName;
        this.contentTypes = contentTypes;
    }

    /** The id of the decoder. */
    public String id() {
        return id;
    }

    /** As users know it. */
    public String displayName() {
        return displayName;
    }

    /** The usual ending of a file, with its dot. */
    String fileEnding() {
        return this == JPEG ? ".jpg" : "." + id;
    }

    boolean isContentType(String mediaType) {
        return contentTypes.contains(mediaType);
    }

    /** Whether bytes begin as this format does. */
    boolean begins(byte[] start) {
        ImageBytes bytes = new ImageBytes(start, ByteOrder.LITTLE_ENDIAN);
        return switch (this) {
            case PNG -> bytes.isAt(0, Png.SIGNATURE);
            case JPEG -> bytes.isAt(0, Jpeg.SIGNATURE);
            case GIF -> Gif.begins(bytes);
            case WEBP -> WebP.begins(bytes);
            case BMP -> Bmp.begins(bytes);
        };
    }

    /** Reads a payload that begins as this format does. Takes time in proportion to the payload at most. */
    ImageFacts read(byte[] payload) throws BrokenImageException {
        return switch (this) {
            case PNG -> Png.read(payload);
            case JPEG -> Jpeg.read(payload);
            case GIF -> Gif.read(payload);
            case WEBP -> WebP.read(payload);
            case BMP -> Bmp.read(payload);
        };
    }
}
