package dev.grapevine.web.dashboard.people;

import java.util.Locale;
import java.util.Optional;

/** What a column can hold. */
public enum Column {
    EMAIL,
    FIRST_NAME,
    LAST_NAME,
    LANGUAGE,
    CUSTOMER_ID,
    ACCEPTS_MARKETING,
    CONSENT_AT,
    CONSENT_SOURCE,
    ORDERS;

    /** Its name in the sample and wherever it is spoken of. */
    public String head() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The column that a head names, in the spellings of shop platforms' own exports and of neighbouring languages; capitals,
     * spaces and marks in it do not count.
     */
    static Optional<Column> of(String written) {
        return Optional.ofNullable(
                switch (written.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "")) {
                    case "email", "mail", "emailaddress", "customeremail", "emailadresse", "adresseemail", "correo" ->
                        EMAIL;
                    case "firstname", "givenname", "forename", "vorname", "prenom", "prénom", "nombre" -> FIRST_NAME;
                    case "lastname", "surname", "familyname", "nachname", "nom", "apellido" -> LAST_NAME;
                    case "language", "locale", "lang", "languagecode", "sprache", "langue", "idioma" -> LANGUAGE;
                    case "customerid", "externalid" -> CUSTOMER_ID;
                    case "acceptsmarketing",
                            "acceptsemailmarketing",
                            "emailmarketingconsent",
                            "marketing",
                            "consent",
                            "optin",
                            "newsletter",
                            "subscribed" -> ACCEPTS_MARKETING;
                    case "consentat", "consentdate", "optinat", "optindate", "acceptsmarketingupdatedat" -> CONSENT_AT;
                    case "consentsource", "optinsource" -> CONSENT_SOURCE;
                    case "orders", "orderscount", "totalorders", "numberoforders", "ordersbefore" -> ORDERS;
                    default -> null;
                });
    }
}
