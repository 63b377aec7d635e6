package dev.grapevine.web.corner;

import java.util.List;

/**
 * What an advocate shares, and how.
 *
 * @param link her share link, absolute
 * @param code her own code
 * @param sheetText what the phone's share sheet is given
 */
public record Sharing(String link, String code, String sheetText, QrCode qr, List<ShareButton> buttons) {}
