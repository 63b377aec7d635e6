package dev.grapevine.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Caller;
import dev.grapevine.given.DeadWork;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.Reply;
import dev.grapevine.given.Running;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import dev.grapevine.kernel.Unit;
import dev.grapevine.ledger.Account;
import dev.grapevine.ledger.Draft;
import dev.grapevine.ledger.Ledger;
import dev.grapevine.program.RunningProgram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Invariant 16: no row crosses stores. Every endpoint that there is, found and not listed, is tried with another store's
 * key and ids. A new resource adds how its ids are come by to {@link #idsOf}; without that the test says so.
 */
class StoresApartTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    /** Those that have ids, by the first word of their path. */
    private static final List<String> RESOURCES = List.of(
            "accounts",
            "advocates",
            "api_keys",
            "customers",
            "dead_letters",
            "messages",
            "orders",
            "programs",
            "referrals",
            "rewards",
            "webhook_endpoints");

    private record Endpoint(RequestMethod method, String path, HandlerMethod handler) {}

    @Test
    void noEndpointShowsOrChangesWhatIsAnotherStores() {
        Shop mine = furnished("Mine");
        Shop theirs = furnished("Theirs");
        List<String> private_ = secretsOf(mine);
        for (Endpoint endpoint : endpoints()) {
            String path = withIdsOf(mine, endpoint.path());
            Reply reply = theirs.secret().send(endpoint.method().name(), path, body(endpoint.method()));
            assertThat(reply.status()).as(endpoint + " " + reply.body()).isIn(200, 201, 202, 204, 404, 415, 422);
            if (endpoint.path().contains("{") && !namedAlike(endpoint.path())) {
                assertThat(reply.status()).as(endpoint + " " + reply.body()).isEqualTo(404);
            }
            assertThat(private_).as(endpoint.toString()).noneMatch(reply.body()::contains);
        }
        assertThat(secretsOf(mine)).as("nothing of it was changed").isEqualTo(private_);
    }

    @Test
    void everyEndpointSaysWhichScopeItNeedsAndAnswersNobodyWithoutAKey() {
        Shop shop = furnished("Mine");
        for (Endpoint endpoint : endpoints()) {
            assertThat(endpoint.handler().hasMethodAnnotation(Needs.class))
                    .as(endpoint.toString())
                    .isTrue();
            String path = withIdsOf(shop, endpoint.path());
            assertThat(server.caller()
                            .send(endpoint.method().name(), path, body(endpoint.method()))
                            .status())
                    .as(endpoint.toString())
                    .isEqualTo(401);
        }
    }

    private static List<Endpoint> endpoints() {
        List<Endpoint> found = new ArrayList<>();
        server.context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/v1/") && !path.equals(OpenApiDocument.PATH))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> found.add(new Endpoint(method, path, handler)))));
        assertThat(found).hasSizeGreaterThan(5);
        return found;
    }

    /** Templates go by their kind and language, which are the same in every store; their words are not. */
    private static boolean namedAlike(String path) {
        return path.startsWith("/api/v1/templates/");
    }

    private static String withIdsOf(Shop shop, String path) {
        if (!path.contains("{") || namedAlike(path)) {
            return path.replace("{kind}", "invitation").replace("{language}", "en");
        }
        String resource = path.split("/", -1)[3];
        String id = idsOf(shop).get(resource);
        assertThat(id).as("how to come by an id for " + path).isNotNull();
        return path.replaceAll("\\{[^}]+}", id);
    }

    /** An id of the shop for each resource, by the first word of its path. */
    private static Map<String, String> idsOf(Shop shop) {
        Map<String, String> ids = new LinkedHashMap<>();
        for (String resource : RESOURCES) {
            ids.put(resource, shop.secret().get("/api/v1/" + resource).text("data.0.id"));
        }
        ids.put(
                "coupons",
                shop.secret()
                        .get("/api/v1/advocates/" + ids.get("advocates") + "/code")
                        .text("code"));
        return ids;
    }

    /** What nobody else may see: ids and names of everything that the shop has. */
    private static List<String> secretsOf(Shop shop) {
        Caller own = shop.secret();
        List<String> secrets = new ArrayList<>(idsOf(shop).values());
        secrets.add(own.get("/api/v1/store").text("id"));
        secrets.add(own.get("/api/v1/store").text("name"));
        secrets.add(own.get("/api/v1/templates/invitation/en").text("subject"));
        for (String resource : RESOURCES) {
            own.get("/api/v1/" + resource).json().path("data").forEach(one -> secrets.add(one.toString()));
        }
        return secrets;
    }

    private static @org.jspecify.annotations.Nullable String body(RequestMethod method) {
        return method == RequestMethod.GET || method == RequestMethod.DELETE ? null : "{}";
    }

    private static Shop furnished(String name) {
        Shop shop = server.shop();
        String unique = name + " " + shop.slug();
        assertThat(shop.secret()
                        .patch("/api/v1/store", "{\"name\": \"" + unique + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(shop.secret()
                        .send("PUT", "/api/v1/templates/invitation/en", "{\"subject\": \"" + unique + "\"}")
                        .status())
                .isEqualTo(200);
        Unit pounds = Unit.currency("GBP");
        server.part(Ledger.class)
                .post(
                        shop.id(),
                        Draft.transfer(
                                "first",
                                Account.open("store:rewards", pounds),
                                Account.limited("advocate:" + shop.slug(), pounds),
                                500));
        String order = """
                {"external_id": "%s", "placed_at": "2026-05-01T09:30:00Z", "currency": "GBP", "total": "10.00",
                 "customer": {"email": "%s@example.com"}}
                """.formatted(shop.slug(), shop.slug());
        assertThat(shop.secret().post("/api/v1/orders", order).status()).isEqualTo(202);
        Eventually.of(
                () -> shop.secret().get("/api/v1/orders/external:" + shop.slug()), reply -> reply.status() == 200);
        RunningProgram running = Running.openProgram(shop);
        Reply advocate = shop.secret().post("/api/v1/advocates", "{\"external_id\": \"" + shop.slug() + "\"}");
        Reply referral = shop.secret().post("/api/v1/referrals", """
                {"order": "external:%s", "advocate": "%s", "program": "%s", "note": "%s"}
                """.formatted(
                        shop.slug(), advocate.text("id"), running.program().idText(), unique));
        assertThat(referral.status()).as(referral.body()).isEqualTo(201);
        Running.settled(shop);
        assertThat(shop.secret()
                        .post("/api/v1/webhook_endpoints", "{\"url\": \"https://" + shop.slug() + ".example/hooks\"}")
                        .status())
                .isEqualTo(201);
        assertThat(shop.secret()
                        .post("/api/v1/templates/invitation/en/test", "{\"to\": \"" + shop.slug() + "@example.com\"}")
                        .status())
                .isEqualTo(202);
        DeadWork.order(shop, "laid-aside-" + shop.slug(), unique);
        return shop;
    }
}
