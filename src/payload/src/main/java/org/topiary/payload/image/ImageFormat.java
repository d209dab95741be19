// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.image;

import java.nio.ByteOrder;

/** The formats of pictures. */
public enum ImageFormat {
    PNG("png", "PNG"),
    JPEG("jpeg", "JPEG"),
    GIF("gif", "GIF"),
    WEBP("webp", "WebP"),
    BMP("bmp", "BMP");

    private final String id;
    private final String displayName;

    ImageFormat(String id, String displayName) {
        this.id = id;
        this.displayName = displayName;
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
        return switch (mediaType) {
            case "image/png", "image/apng", "image/x-png" -> this == PNG;
            case "image/jpeg", "image/jpg", "image/pjpeg" -> this == JPEG;
            case "image/gif" -> this == GIF;
            case "image/webp" -> this == WEBP;
            case "image/bmp", "image/x-bmp", "image/x-ms-bmp" -> this == BMP;
            default -> false;
        };
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
