package dev.grapevine.web.corner;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an advocate shares, and how.
 *
 * @param link her share link, absolute
 * @param code her own code; null where friends get theirs in another way
 * @param sheetText what the phone's share sheet is given
 */
public record Sharing(String link, @Nullable String code, String sheetText, QrCode qr, List<ShareButton> buttons) {}
