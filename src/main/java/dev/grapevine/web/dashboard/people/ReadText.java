package dev.grapevine.web.dashboard.people;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The text of a file: UTF-8, or UTF-16 where a mark at its beginning says so, as spreadsheets write it. */
record ReadText(String text, @Nullable Trouble trouble) {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_WORKBOOK = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    static ReadText of(byte[] file) {
        if (begins(file, ZIP) || begins(file, OLD_WORKBOOK)) {
            return new ReadText("", Trouble.of("workbook"));
        }
        boolean wide = begins(file, new byte[] {(byte) 0xFF, (byte) 0xFE})
                || begins(file, new byte[] {(byte) 0xFE, (byte) 0xFF});
        ByteBuffer bytes = ByteBuffer.wrap(file);
        CharBuffer read = CharBuffer.allocate(file.length + 1);
        var decoder = (wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8).newDecoder();
        CoderResult result = decoder.decode(bytes, read, true);
        String text = read.flip().toString();
        if (result.isError()) {
            return new ReadText("", Trouble.of("encoding", lineAtEnd(text), columnAtEnd(text)));
        }
        int zero = text.indexOf('\0');
        if (zero >= 0) {
            return new ReadText("", Trouble.of("binary", lineAtEnd(text.substring(0, zero))));
        }
        return new ReadText(text.startsWith("\uFEFF") ? text.substring(1) : text, null);
    }

    private static boolean begins(byte[] file, byte[] mark) {
        return file.length >= mark.length && Arrays.equals(file, 0, mark.length, mark, 0, mark.length);
    }

    private static long lineAtEnd(String text) {
        return text.lines().count() + (text.isEmpty() || text.endsWith("\n") ? 1 : 0);
    }

    private static int columnAtEnd(String text) {
        return text.length() - text.lastIndexOf('\n');
    }
}
